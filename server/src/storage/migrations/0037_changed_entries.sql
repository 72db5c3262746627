-- What changed since: each entry carries the version of the data that last changed it. Versions are
-- given under a lock that is held to the commit (publication.touch), so whoever read everything up to a
-- version misses nothing by asking for what is above it.

alter table publication.entry add column changed bigint not null default 0;
comment on column publication.entry.changed is
  '最近一次公示、更正、撤回或者到期时的数据版本，增量下载的游标；启用前已有的记录为 0';
create index entry_changed on publication.entry (changed, listing_id);
create index entry_changed_on on publication.entry ((coalesce(ended_on, published_on)), changed);

create function publication.stamp_change() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.changed := (select version from publication.state);
  return new;
end $$;
create trigger stamped before insert or update on publication.entry
  for each row execute function publication.stamp_change();
