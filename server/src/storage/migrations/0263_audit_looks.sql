-- The audit administrator reads who opened what is kept from most: evidence, whole telephone numbers, who
-- wrote or reported. What was read since the own last look is counted.

create table identity.audit_look (
  person_id  uuid primary key,
  agency_id  uuid not null,
  looked_at  timestamptz not null,
  foreign key (agency_id, person_id) references identity.person (agency_id, id)
);
comment on table identity.audit_look is '审计管理员看查阅记录看到了什么时候：以后的算新的';
alter table identity.audit_look enable row level security;
create policy own on identity.audit_look for all to zhaofa_office
  using (agency_id = (select platform.current_agency()) and person_id = (select platform.current_person()))
  with check (agency_id = (select platform.current_agency()) and person_id = (select platform.current_person()));
grant select, insert, update on identity.audit_look to zhaofa_office;

create policy audited on casework.restricted_read for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (select identity.acting_duty()) = 'audit-admin');
create policy audited on casework.letter_read for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (select identity.acting_duty()) = 'audit-admin');
create index restricted_read_agency on casework.restricted_read (agency_id, at desc);
create index letter_read_agency on casework.letter_read (agency_id, at desc);
create index licence_party_read_agency on casework.licence_party_read (agency_id, at desc);
