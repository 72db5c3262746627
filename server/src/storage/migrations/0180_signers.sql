-- A signature means its signer. Wrong answers in an open session are counted with that session, so that
-- nobody outside can stop it; a second factor is changed while the old one stays in force; and a password or
-- a second factor of somebody else is reset by two administrators of different duties.

alter table identity.session add column wrong_answers integer not null default 0;
comment on column identity.session.wrong_answers is
  'Wrong passwords and codes given in this session since the last right one. The fifth ends the session.';
grant update (wrong_answers) on identity.session to zhaofa_office;

alter table identity.totp add column offered_sealed bytea, add column offered_at timestamptz;
comment on column identity.totp.offered_sealed is
  'A new secret, not in force until its first right code; the one before stays in force until then.';
update identity.totp set offered_sealed = secret_sealed, offered_at = now() where confirmed_at is null;
grant update (offered_sealed, offered_at) on identity.totp to zhaofa_office;

alter table identity.credential add column must_enrol boolean not null default false;
comment on column identity.credential.must_enrol is
  'The second factor was reset: its owner sets up another before anything is done or signed.';
grant update (must_enrol) on identity.credential to zhaofa_office;

drop function identity.use_session(bytea, timestamptz, interval);
create function identity.use_session(wanted bytea, at timestamptz, idle interval)
  returns table (
    session_id uuid, person_id uuid, agency_id uuid, department_id uuid, name text, account text,
    post text, duty text, agency_name text, roles text[], certificate jsonb, second_factor boolean,
    totp_confirmed boolean, must_change boolean, must_enrol boolean, password_changed_at timestamptz,
    idle_until timestamptz, expires_at timestamptz)
  language plpgsql security definer set search_path = pg_catalog as $$
declare s identity.session;
begin
  select * into s from identity.session where token_hash = wanted;
  if s.id is null or s.revoked_at is not null or s.expires_at <= at or s.last_seen_at + idle <= at then
    return;
  end if;
  -- Not on every request: a page asks many at once, and each write is a dead row.
  if s.last_seen_at < at - interval '30 seconds' then
    update identity.session set last_seen_at = at where id = s.id;
    s.last_seen_at := at;
  end if;
  return query
    select s.id, p.id, p.agency_id, p.department_id, p.name, p.account, p.post, p.duty, a.name,
      array(select r.role from identity.person_role r where r.person_id = p.id order by r.role),
      (select jsonb_build_object('number', c.number, 'categories', c.categories, 'region', c.region,
          'validFrom', c.valid_from, 'validTo', c.valid_to, 'status', c.status)
        from identity.certificate c where c.person_id = p.id
        order by (c.status = 'active') desc, c.valid_to desc limit 1),
      s.second_factor,
      exists (select from identity.totp t where t.person_id = p.id and t.confirmed_at is not null),
      k.must_change, k.must_enrol, k.changed_at, s.last_seen_at + idle, s.expires_at
    from identity.person p
      join identity.agency a on a.id = p.agency_id
      join identity.credential k on k.person_id = p.id
    where p.id = s.person_id and p.status = 'active';
end $$;
comment on function identity.use_session is
  'Who is behind a session token, if it is still good at this time; keeps it from becoming idle.';
revoke execute on function identity.use_session from public;
grant execute on function identity.use_session to zhaofa_office;

-- 重设密码、停用动态码: proposed by one of the three administrators, released by one of another duty.
select platform.event_table('identity.reset_event', 'reset_id',
  '重设密码、停用动态码：一位管理员提请，另一类管理员核准，只增不改',
  '(select identity.acting_duty()) <> ''business''',
  '(select identity.acting_duty()) <> ''business'' and by_id = (select platform.current_person())');
create index reset_event_agency on identity.reset_event (agency_id, at);

create table identity.reset_half (
  reset_id     uuid primary key,
  agency_id    uuid not null,
  half_sealed  bytea not null
);
comment on table identity.reset_half is
  'The first half of a password to come, encrypted, until the proposal is answered. The administrator who proposed knows it; the one who releases knows the other half.';
alter table identity.reset_half enable row level security;
create policy administrators on identity.reset_half for all to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (select identity.acting_duty()) <> 'business')
  with check (agency_id = (select platform.current_agency()) and (select identity.acting_duty()) <> 'business');
grant select, insert, delete on identity.reset_half to zhaofa_office;

create function identity.releases_reset_of(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select person is distinct from platform.current_person() and exists (
      select from identity.reset_event p
        join identity.person proposer on proposer.id = p.by_id
      where p.agency_id = platform.current_agency() and p.type = 'ResetProposed'
        and p.body ->> 'personId' = person::text
        and p.by_id <> platform.current_person()
        and proposer.duty <> identity.acting_duty() and identity.acting_duty() <> 'business'
        and not exists (select from identity.reset_event a
                         where a.reset_id = p.reset_id and a.version > p.version))
  $$;
comment on function identity.releases_reset_of is
  'Whether this transaction acts for an administrator who may release an open reset of this person, proposed by another of another duty.';

create function identity.is_being_set_up() returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select identity.acting_duty() = 'system-admin'
      and not exists (select from identity.change where agency_id = platform.current_agency())
  $$;
comment on function identity.is_being_set_up is
  'True for the first administrator while an agency is made with its three, whose passwords are set together.';
revoke execute on function identity.releases_reset_of, identity.is_being_set_up from public;
grant execute on function identity.releases_reset_of, identity.is_being_set_up to zhaofa_office;

-- No administrator alone reaches what another person signs in and signs with.
do $$
declare
  own constant text := 'agency_id = (select platform.current_agency())';
  mine constant text := 'person_id = (select platform.current_person())';
  seen constant text := '(select identity.acting_duty()) in (''system-admin'', ''security-admin'')';
  releases constant text := 'identity.releases_reset_of(person_id)';
  fresh constant text := 'identity.is_being_set_up()';
  each record;
begin
  for each in select * from (values
    ('credential', 'added', 'insert', format('%s or %s or %s', mine, releases, fresh)),
    ('credential', 'seen', 'select', format('%s or %s or %s or %s', mine, seen, releases, fresh)),
    ('credential', 'changed', 'update', format('%s or %s', mine, releases)),
    ('used_password', 'seen', 'select', format('%s or %s or %s or %s', mine, seen, releases, fresh)),
    ('used_password', 'added', 'insert', format('%s or %s or %s', mine, releases, fresh)),
    ('totp', 'seen', 'select', format('%s or %s or %s', mine, seen, releases)),
    ('totp', 'added', 'insert', mine),
    ('totp', 'changed', 'update', mine),
    ('totp', 'removed', 'delete', format('%s or %s', mine, releases)),
    ('session', 'seen', 'select', format('%s or %s or %s', mine, seen, releases)),
    ('session', 'added', 'insert', mine),
    ('session', 'changed', 'update', format('%s or %s or %s', mine, seen, releases))
  ) as rule (name, policy, command, allowed) loop
    execute format('drop policy %I on identity.%I', each.policy, each.name);
    execute format('create policy %I on identity.%I for %s to zhaofa_office %s (%s and (%s))',
      each.policy, each.name, each.command,
      case each.command when 'insert' then 'with check' else 'using' end, own, each.allowed);
  end loop;
end $$;
