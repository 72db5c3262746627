-- 司法行政监督: the supervisor of a 司法局 reads the cases of the agencies it supervises, and nothing
-- more. Reading only: no policy below lets a supervisor add or change anything of such a case, except the
-- record that it was read.

create table identity.supervision (
  id                    uuid primary key default gen_random_uuid(),
  agency_id             uuid not null references identity.agency,
  supervisor_agency_id  uuid not null references identity.agency,
  basis                 text not null check (basis <> ''),
  registered_by         uuid not null references identity.person,
  at                    timestamptz not null,
  ended_at              timestamptz,
  check (agency_id <> supervisor_agency_id)
);
create unique index supervision_in_force on identity.supervision (supervisor_agency_id, agency_id)
  where ended_at is null;
comment on table identity.supervision is
  '监督关系：supervisor_agency_id（司法局）监督 agency_id。由被监督机关的安全管理员登记，监督机关不能给自己登记';
comment on column identity.supervision.basis is '依据：文件或者职责规定';

alter table identity.supervision enable row level security;
create policy seen on identity.supervision for select to zhaofa_office
  using ((select platform.current_agency()) in (agency_id, supervisor_agency_id));
create policy added on identity.supervision for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and registered_by = (select platform.current_person())
    and (select identity.acting_duty()) = 'security-admin');
create policy changed on identity.supervision for update to zhaofa_office
  using (agency_id = (select platform.current_agency())
    and (select identity.acting_duty()) = 'security-admin');
grant select, insert on identity.supervision to zhaofa_office;
grant update (ended_at) on identity.supervision to zhaofa_office;

-- Null for everybody but a supervisor at work: the setting is looked at first, so that nobody else
-- pays for the question, and the role is asked from the tables, so that the setting alone opens nothing.
create function identity.supervised_agencies() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select case when coalesce(current_setting('zhaofa.case_scope', true), '') = 'supervised' then (
    select array_agg(s.agency_id) from identity.supervision s
    where s.supervisor_agency_id = platform.current_agency() and s.ended_at is null
      and exists (select from identity.person_role r
        where r.person_id = platform.current_person() and r.agency_id = platform.current_agency()
          and r.role = 'supervisor')) end
$$;
comment on function identity.supervised_agencies is
  'Agencies whose cases this person reads as a supervisor (司法行政监督人员).';
revoke execute on function identity.supervised_agencies from public;
grant execute on function identity.supervised_agencies to zhaofa_office;

do $$
declare
  supervised constant text := '%s = any ((select identity.supervised_agencies())::uuid[])';
  each text;
begin
  foreach each in array array[
    'casework.case_file', 'casework.case_event', 'casework.decision_draft', 'casework.review_opinion',
    'casework.decision', 'casework.document', 'casework.upload', 'casework.restricted_read',
    -- Names, certificates and rules that a case cannot be read without.
    'identity.person', 'identity.certificate', 'identity.certificate_change',
    'reference.rule', 'reference.rule_version']
  loop
    execute format('create policy supervised on %s for select to zhaofa_office using (%s)',
      each, format(supervised, 'agency_id'));
  end loop;
  execute format('create policy supervised on identity.agency for select to zhaofa_office using (%s)',
    format(supervised, 'id'));
  execute format('create policy supervised_added on casework.restricted_read for insert to zhaofa_office
    with check (%s and person_id = platform.current_person())', format(supervised, 'agency_id'));
  execute format('create policy supervised_added on ledger.opening for insert to zhaofa_office
    with check (%s and kind = ''restricted-read'')', format(supervised, 'agency_id'));
end $$;

create function identity.agency_with_uscc(wanted text) returns uuid
  language sql stable security definer set search_path = pg_catalog as $$
    select id from identity.agency where uscc = wanted
  $$;
comment on function identity.agency_with_uscc is 'Which agency has this 统一社会信用代码; nothing else about it. To name a supervisor.';
revoke execute on function identity.agency_with_uscc from public;
grant execute on function identity.agency_with_uscc to zhaofa_office;
