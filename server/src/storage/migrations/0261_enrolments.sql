-- 三员领取账号. The three administrators of a new agency have no password that anybody else has seen: each takes
-- over the own account with a code that is shown once and used once. Until all three have, nothing that takes
-- two administrators is done.

create table identity.enrolment (
  person_id   uuid primary key,
  agency_id   uuid not null,
  code_hash   bytea check (octet_length(code_hash) = 32),
  issued_at   timestamptz,
  issued_by   text check (issued_by in ('wizard', 'command')),
  used_at     timestamptz,
  used_ip     inet,
  used_agent  text not null default '',
  foreign key (agency_id, person_id) references identity.person (agency_id, id),
  check ((issued_at is null) = (issued_by is null))
);
comment on table identity.enrolment is
  '三员领取账号：领取码只存 SHA-256，只显示一次、只用一次；什么时候、从哪里领取的，三员都看得到';
create index enrolment_of_agency on identity.enrolment (agency_id);
alter table identity.enrolment enable row level security;
create policy seen on identity.enrolment for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (
    person_id = (select platform.current_person()) or (select identity.acting_duty()) <> 'business'));
create policy added on identity.enrolment for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and identity.is_being_set_up());
create policy changed on identity.enrolment for update to zhaofa_office
  using (agency_id = (select platform.current_agency()) and person_id = (select platform.current_person()));
grant select, insert on identity.enrolment to zhaofa_office;
grant update (code_hash, issued_at, issued_by, used_at, used_ip, used_agent) on identity.enrolment to zhaofa_office;

create function identity.awaits_enrolment() returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from identity.enrolment where used_at is null)
  $$;
comment on function identity.awaits_enrolment is 'Whether any administrator has an account to take over; for the page on which it is done.';
revoke execute on function identity.awaits_enrolment from public;
grant execute on function identity.awaits_enrolment to zhaofa_office;

alter table identity.sign_in drop constraint outcome_known;
alter table identity.sign_in
  add constraint outcome_known check (outcome in ('signed-in', 'wrong-password', 'unknown-account', 'locked',
    'code-needed', 'wrong-code', 'suspended', 'signed-out', 'session-revoked', 'password-changed',
    'password-reset', 'second-factor-set', 'second-factor-removed', 'unlocked', 'enrolled', 'wrong-enrolment'));

create or replace function identity.decides(person uuid, wanted text) returns setof jsonb
  language sql stable security definer set search_path = pg_catalog as $$
    select change from (
      select p.*, case p.type
          when 'ResetProposed' then jsonb_build_object('kind', 'reset', 'what', p.body ->> 'what')
          else p.body -> 'change' end as change
        from identity.personnel_event p
       where p.type in ('PersonnelChangeProposed', 'ResetProposed')
         and p.body ->> 'personId' = person::text) p
      join identity.person proposer on proposer.id = p.by_id
    where p.agency_id = platform.current_agency()
      and person is distinct from platform.current_person()
      and (wanted is null or change ->> 'kind' = wanted)
      and proposer.duty in ('system-admin', 'security-admin')
      and proposer.duty <> identity.acting_duty() and identity.acting_duty() <> 'business'
      and not exists (select from identity.personnel_event a
                       where a.change_id = p.change_id and a.version > p.version)
      and not exists (select from identity.enrolment e
                       where e.agency_id = p.agency_id and e.used_at is null)
  $$;

-- Nobody sets a first password for the three any more.
do $$
declare
  own constant text := 'agency_id = (select platform.current_agency())';
  mine constant text := 'person_id = (select platform.current_person())';
  seen constant text := '(select identity.acting_duty()) in (''system-admin'', ''security-admin'')';
  releases constant text := 'identity.releases_reset_of(person_id)';
  each record;
begin
  for each in select * from (values
    ('credential', 'added', 'insert', format('%s or %s', mine, releases)),
    ('credential', 'seen', 'select', format('%s or %s or %s', mine, seen, releases)),
    ('used_password', 'seen', 'select', format('%s or %s or %s', mine, seen, releases)),
    ('used_password', 'added', 'insert', format('%s or %s', mine, releases))
  ) as rule (name, policy, command, allowed) loop
    execute format('drop policy %I on identity.%I', each.policy, each.name);
    execute format('create policy %I on identity.%I for %s to zhaofa_office %s (%s and (%s))',
      each.policy, each.name, each.command,
      case each.command when 'insert' then 'with check' else 'using' end, own, each.allowed);
  end loop;
end $$;
