-- Which notices a version of the data changed, so that the pages of all others can be kept.

create table publication.change (
  version    bigint not null,
  public_id  text collate "C"
);
create index change_version on publication.change (version);
comment on table publication.change is
  '公示数据每一版改动了哪一件；public_id 为空表示改动涉及所有页面。只留最近一千版，更早的按全部改动处理';
grant select on publication.change to zhaofa_portal;

create function publication.note_change() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare current bigint;
begin
  select version into current from publication.state;
  if tg_argv[0] = 'one' then
    insert into publication.change (version, public_id) select current, public_id from changed;
  else
    insert into publication.change (version) values (current);
  end if;
  delete from publication.change where version <= current - 1000;
  return null;
end $$;

-- A page of one notice is made from its entry, the version it points to and its withdrawal, which are
-- written together; and from the agency, which is on every page.
create trigger b_changed after insert on publication.entry
  referencing new table as changed for each statement execute function publication.note_change('one');
create trigger b_changed_again after update on publication.entry
  referencing new table as changed for each statement execute function publication.note_change('one');
create trigger b_changed after insert on publication.withheld
  referencing new table as changed for each statement execute function publication.note_change('one');
create trigger b_changed after insert or update on publication.agency
  for each statement execute function publication.note_change('all');
