-- What the portal said of the agency before, so that lists that people write and that still say it are
-- looked at again (动态调整). Kept by a trigger: however the row was changed.
create table casework.agency_change (
  id         bigint generated always as identity primary key,
  agency_id  uuid not null,
  fact       text not null,
  before     text not null,
  at         timestamptz not null
);
create index agency_change_agency on casework.agency_change (agency_id);
comment on table casework.agency_change is
  '机关名称、地址、电话、复议机关、管辖法院等变更前的内容，只增不改；变更后的见 publication.agency';
create trigger append_only before update or delete or truncate on casework.agency_change
  for each statement execute function platform.refuse_change();
grant select on casework.agency_change to zhaofa_office;
alter table casework.agency_change enable row level security;
create policy own on casework.agency_change for select to zhaofa_office
  using (agency_id = platform.current_agency());

create function casework.note_agency_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into casework.agency_change (agency_id, fact, before, at)
  select old.agency_id, was.key, was.value, now()
    from jsonb_each_text(to_jsonb(old)) was
    join jsonb_each_text(to_jsonb(new)) is_now using (key)
   where was.key in ('name', 'contractor', 'government_name', 'address', 'phone', 'office_hours',
                     'supervision_phone', 'review_authority', 'court')
     and was.value is distinct from is_now.value and was.value <> '';
  return null;
end $$;
revoke execute on function casework.note_agency_change from public;
create trigger c_noted after update on publication.agency
  for each row execute function casework.note_agency_change();
