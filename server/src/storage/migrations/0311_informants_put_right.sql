-- 更正举报人信息: who reported reads otherwise from now on. Each row is what was sealed once more; which of them holds says the
-- case (InformantAmended), and what was sealed before stays.
create table casework.informant_version (
  id            uuid primary key,
  case_id       uuid not null,
  agency_id     uuid not null,
  sealed        bytea not null,
  registered_by uuid not null,
  at            timestamptz not null
);
comment on table casework.informant_version is
  '更正后的举报人信息（加密保存，密钥不在数据库里）；以哪一行为准由案卷的更正记载，以前的各行不改不删';
create index informant_version_case on casework.informant_version (case_id);
create trigger append_only before update or delete or truncate on casework.informant_version
  for each statement execute function platform.refuse_change();
grant select, insert on casework.informant_version to zhaofa_office;
select ledger.record_rows_of('casework.informant_version', 'system-event', 'id', 'at',
  '{id,case_id,registered_by,at}', '{sealed}');

-- Whoever took the report, looked into it or handles the case has to reach who reported; nobody else has.
create function casework.handles_report(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from casework.case_file f
      where f.id = wanted and f.agency_id = platform.current_agency()
        and (f.opened_by = platform.current_person() or platform.current_person() = any (f.investigators)))
    or exists (select from casework.case_event e
      where e.case_id = wanted and e.agency_id = platform.current_agency() and e.type = 'ClueVerified'
        and e.body -> 'officers' ? platform.current_person()::text)
$$;
comment on function casework.handles_report is '登记、核查线索或者承办案件的人；举报人信息只有他们能读到';
revoke execute on function casework.handles_report from public;
grant execute on function casework.handles_report to zhaofa_office;

alter table casework.informant_version enable row level security;
create policy seen on casework.informant_version for select to zhaofa_office
  using (agency_id = platform.current_agency() and casework.handles_report(case_id));
create policy added on casework.informant_version for insert to zhaofa_office
  with check (agency_id = platform.current_agency() and registered_by = platform.current_person()
    and casework.may_see(case_id));
drop policy seen on casework.informant;
create policy seen on casework.informant for select to zhaofa_office
  using (agency_id = platform.current_agency()
    and (registered_by = platform.current_person() or casework.handles_report(case_id)));

-- Publishing takes everybody out of every text who was ever registered as having reported.
drop function casework.sealed_informant(uuid);
create function casework.sealed_informants(wanted uuid) returns table (id uuid, sealed bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select case_id, sealed from casework.informant
  where case_id = wanted and agency_id = platform.current_agency()
  union all
  select v.id, v.sealed from casework.informant_version v
  where v.case_id = wanted and v.agency_id = platform.current_agency()
$$;
comment on function casework.sealed_informants is
  '举报人信息的密文，连同更正以前的：公示前隐去、泄漏检查和核对更正理由用，人不经过它读到明文；第一次登记的以案卷编号为编号';
revoke execute on function casework.sealed_informants from public;
grant execute on function casework.sealed_informants to zhaofa_office;
