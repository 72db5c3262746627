-- Sign-in, one round trip for each question asked on every request.

-- Failures are counted by account name, whether or not anybody has that account: otherwise the
-- announcement of a lock would tell which accounts exist.
alter table identity.credential drop column failures, drop column locked_until;

create table identity.sign_in_attempt (
  account       text primary key,
  failures      integer not null,
  locked_until  timestamptz,
  last_at       timestamptz not null
);
comment on table identity.sign_in_attempt is
  'Attempts since the last success, by account name as typed. Reached only through the functions below.';
alter table identity.sign_in_attempt enable row level security;

create function identity.begin_sign_in(wanted text, at timestamptz, allowed integer, lock interval)
  returns timestamptz
  language plpgsql security definer set search_path = pg_catalog as $$
declare found identity.sign_in_attempt;
begin
  insert into identity.sign_in_attempt as a (account, failures, last_at) values (wanted, 0, at)
    on conflict (account) do update set last_at = excluded.last_at
    returning * into found;
  if found.locked_until > at then
    return found.locked_until;
  end if;
  -- Counted before the password is looked at: attempts sent all at once do not get more tries.
  if found.locked_until is not null then
    found.failures := 0;
  end if;
  update identity.sign_in_attempt
    set failures = found.failures + 1,
        locked_until = case when found.failures + 1 >= allowed then at + lock end
    where account = wanted;
  return null;
end $$;
comment on function identity.begin_sign_in is
  'Counts one attempt. Returns until when the account is locked, or null when the password may be looked at.';

create function identity.locked_until(wanted text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog as $$
    select locked_until from identity.sign_in_attempt where account = wanted
  $$;
comment on function identity.locked_until is 'Until when the attempt that just failed has locked the account; null: not locked.';

create function identity.forgive_sign_ins(wanted text) returns void
  language sql security definer set search_path = pg_catalog as $$
    delete from identity.sign_in_attempt where account = wanted
  $$;
comment on function identity.forgive_sign_ins is 'After a success, or when an administrator unlocks the account.';

create function identity.forget_old_attempts(before timestamptz) returns void
  language sql security definer set search_path = pg_catalog as $$
    delete from identity.sign_in_attempt where last_at < before
  $$;
comment on function identity.forget_old_attempts is 'Names typed long ago that nobody has.';

-- The session, the person and what they may do, in one question; each request asks it.
create function identity.use_session(wanted bytea, at timestamptz, idle interval)
  returns table (
    session_id uuid, person_id uuid, agency_id uuid, department_id uuid, name text, account text,
    post text, duty text, agency_name text, roles text[], certificate jsonb, second_factor boolean,
    totp_confirmed boolean, must_change boolean, password_changed_at timestamptz,
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
      k.must_change, k.changed_at, s.last_seen_at + idle, s.expires_at
    from identity.person p
      join identity.agency a on a.id = p.agency_id
      join identity.credential k on k.person_id = p.id
    where p.id = s.person_id and p.status = 'active';
end $$;
comment on function identity.use_session is
  'Who is behind a session token, if it is still good at this time; keeps it from becoming idle.';

drop function identity.session_with(bytea);
alter table identity.sign_in
  add constraint outcome_known check (outcome in ('signed-in', 'wrong-password', 'unknown-account', 'locked',
    'code-needed', 'wrong-code', 'suspended', 'signed-out', 'session-revoked', 'password-changed',
    'password-reset', 'second-factor-set', 'second-factor-removed', 'unlocked'));

revoke execute on function identity.begin_sign_in, identity.locked_until, identity.forgive_sign_ins,
  identity.forget_old_attempts, identity.use_session from public;
grant execute on function identity.begin_sign_in, identity.locked_until, identity.forgive_sign_ins,
  identity.forget_old_attempts, identity.use_session to zhaofa_office;

-- A name nobody has belongs to no agency; whoever reads the audit of this installation should see it.
create policy seen_unknown on identity.sign_in for select to zhaofa_office
  using (agency_id is null and (select identity.acting_duty()) = 'audit-admin');
