-- People and authority (人员与权限): who works where, in which role, with which enforcement
-- certificate (执法证), and how they sign in. Row-level security shows an agency its own rows and
-- nothing when no agency is set. Three functions answer what must be known before an agency is known:
-- which account, which session. Lists of changes only ever grow.

create schema identity;
comment on schema identity is 'Agencies, departments, people, roles, certificates, sign-in (机构、人员、角色、执法证件、登录).';
grant usage on schema identity to zhaofa_office;

create table identity.agency (
  id                 uuid primary key default gen_random_uuid(),
  name               text not null unique check (name <> ''),
  uscc               text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  region_code        text not null check (region_code ~ '^[0-9]{6}$'),
  number_word        text not null check (number_word <> ''),
  address            text not null,
  phone              text not null,
  supervision_phone  text not null,
  review_authority   text not null,
  court              text not null,
  created_at         timestamptz not null default now()
);
comment on table identity.agency is 'Enforcement agencies (执法机关). Settings that rest on law are rules of the agency in schema reference.';
comment on column identity.agency.uscc is '统一社会信用代码.';
comment on column identity.agency.region_code is '行政区划代码, six digits: 220300 is 四平市.';
comment on column identity.agency.number_word is '机关代字, the agency''s part of every 文号: 四商.';
comment on column identity.agency.review_authority is '行政复议机关: the government of the same level (行政复议法第24条).';
comment on column identity.agency.court is '管辖法院, as documents name it.';

create table identity.department (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references identity.agency,
  name       text not null check (name <> ''),
  kind       text not null check (kind in ('handling', 'legal', 'licensing', 'office', 'archives', 'other')),
  active     boolean not null default true,
  unique (agency_id, name),
  unique (agency_id, id)
);
comment on table identity.department is '内设机构. kind: handling 承办机构, legal 法制机构, licensing 行政审批, office 办公室, archives 档案室.';

create table identity.person (
  id                      uuid primary key default gen_random_uuid(),
  agency_id               uuid not null references identity.agency,
  department_id           uuid not null,
  name                    text not null check (name <> ''),
  account                 text not null unique check (account ~ '^[a-z][a-z0-9._-]{1,31}$'),
  post                    text not null default '',
  duty                    text not null default 'business'
                          check (duty in ('business', 'system-admin', 'security-admin', 'audit-admin')),
  phone                   text,
  id_number_sealed        bytea,
  photo_sha256            text check (photo_sha256 ~ '^[0-9a-f]{64}$'),
  legal_qualification_no  text,
  first_review_on         date,
  status                  text not null default 'active' check (status in ('active', 'suspended', 'left')),
  created_at              timestamptz not null default now(),
  unique (agency_id, id),
  unique (id, duty),
  foreign key (agency_id, department_id) references identity.department (agency_id, id)
);
create index person_of_agency on identity.person (agency_id, department_id);
comment on table identity.person is 'People with an account (人员).';
comment on column identity.person.duty is
  'Business, or one of the three separated administrators (三员). A role''s own duty must equal it, so no person can hold two administrator roles, or one beside a business role.';
comment on column identity.person.id_number_sealed is
  'Identity card number, encrypted by the application. The office role can write it and never read it.';
comment on column identity.person.legal_qualification_no is
  '法律职业资格证书编号, which people new to legal review must hold (行政处罚法第58条第2款).';
comment on column identity.person.first_review_on is
  'Day of the person''s first legal review: who began before the law asked for the qualification needs none.';

create table identity.person_role (
  person_id   uuid not null,
  agency_id   uuid not null,
  role        text not null check (role in (
    'officer', 'department-head', 'legal-reviewer', 'agency-head',
    'disclosure-collector', 'disclosure-checker', 'disclosure-publisher',
    'archivist', 'supervisor', 'system-admin', 'security-admin', 'audit-admin')),
  duty        text not null generated always as (
    case when role in ('system-admin', 'security-admin', 'audit-admin') then role else 'business' end) stored,
  granted_at  timestamptz not null default now(),
  granted_by  uuid references identity.person,
  primary key (person_id, role),
  foreign key (agency_id, person_id) references identity.person (agency_id, id),
  foreign key (person_id, duty) references identity.person (id, duty)
);
create index person_role_of_agency on identity.person_role (agency_id, role);
comment on table identity.person_role is 'Roles held now (角色). granted_by is null only for those given when the agency was set up.';

create table identity.certificate (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null,
  person_id   uuid not null,
  number      text not null unique check (number ~ '^[0-9A-Za-z-]{4,32}$'),
  categories  text[] not null check (cardinality(categories) > 0),
  region      text not null check (region ~ '^[0-9]{6}$'),
  issuer      text not null check (issuer <> ''),
  valid_from  date not null,
  valid_to    date not null,
  status      text not null default 'active' check (status in ('active', 'suspended', 'revoked')),
  check (valid_from <= valid_to),
  unique (agency_id, id),
  foreign key (agency_id, person_id) references identity.person (agency_id, id)
);
create index certificate_of_person on identity.certificate (person_id);
comment on table identity.certificate is
  'Enforcement certificates (行政执法证件). status and valid_to are as of the latest change and follow certificate_change by trigger; nobody updates them.';
comment on column identity.certificate.categories is '执法类别: 行政处罚, 行政检查, 行政强制, 行政许可.';
comment on column identity.certificate.region is '执法区域, by division code: 220300 covers 220302.';
comment on column identity.certificate.valid_to is 'Last day of validity, to its end (24:00 China time).';

create table identity.certificate_change (
  certificate_id  uuid not null,
  sequence        integer not null check (sequence > 0),
  agency_id       uuid not null,
  status          text not null check (status in ('active', 'suspended', 'revoked')),
  valid_to        date not null,
  reason          text not null check (reason <> ''),
  at              timestamptz not null,
  by_person       uuid references identity.person,
  primary key (certificate_id, sequence),
  foreign key (agency_id, certificate_id) references identity.certificate (agency_id, id)
);
comment on table identity.certificate_change is
  'What happened to a certificate: issue (1), suspension, restoration, renewal, revocation. Whether an officer was entitled is asked as of the hour of the act, from these rows.';

-- A change counts from `at`; the order of rows and of times must agree or history could be rewritten by
-- adding to it.
create function identity.apply_certificate_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare previous identity.certificate_change;
begin
  perform from identity.certificate where id = new.certificate_id for update;
  select * into previous from identity.certificate_change
    where certificate_id = new.certificate_id order by sequence desc limit 1;
  if new.sequence <> coalesce(previous.sequence, 0) + 1 then
    raise exception 'certificate change % is out of turn', new.sequence using errcode = 'unique_violation';
  end if;
  if new.at < previous.at then
    raise exception 'a certificate change cannot be dated before the one it follows' using errcode = 'check_violation';
  end if;
  if previous.status = 'revoked' then
    raise exception 'a revoked certificate stays revoked' using errcode = 'check_violation';
  end if;
  update identity.certificate set status = new.status, valid_to = new.valid_to where id = new.certificate_id;
  return new;
end $$;
create trigger apply before insert on identity.certificate_change
  for each row execute function identity.apply_certificate_change();

create table identity.change (
  subject_id    uuid not null,
  sequence      integer not null check (sequence > 0),
  agency_id     uuid not null references identity.agency,
  subject_kind  text not null check (subject_kind in ('agency', 'department', 'person', 'certificate')),
  action        text not null,
  content       jsonb not null,
  reason        text,
  by_person     uuid references identity.person,
  at            timestamptz not null,
  primary key (subject_id, sequence)
);
create index change_of_agency on identity.change (agency_id, at desc);
comment on table identity.change is
  'Every act of administration, one series without gaps per subject. Each row is also a leaf of the log (kind authority-change) in the same transaction.';

create table identity.credential (
  person_id      uuid primary key,
  agency_id      uuid not null,
  password_hash  text not null check (password_hash like '$argon2id$%'),
  changed_at     timestamptz not null,
  must_change    boolean not null default true,
  failures       integer not null default 0,
  locked_until   timestamptz,
  foreign key (agency_id, person_id) references identity.person (agency_id, id)
);
comment on table identity.credential is 'Passwords (argon2id) and failed attempts. must_change: set by somebody else, so only good for choosing another.';

create table identity.used_password (
  person_id      uuid not null,
  agency_id      uuid not null,
  password_hash  text not null,
  set_at         timestamptz not null,
  primary key (person_id, set_at),
  foreign key (agency_id, person_id) references identity.person (agency_id, id)
);
comment on table identity.used_password is 'Hashes of earlier passwords, so that the last five are not used again.';

create table identity.totp (
  person_id      uuid primary key,
  agency_id      uuid not null,
  secret_sealed  bytea not null,
  confirmed_at   timestamptz,
  last_step      bigint not null default 0,
  foreign key (agency_id, person_id) references identity.person (agency_id, id)
);
comment on table identity.totp is
  'Second factor (动态口令, RFC 6238). The secret is encrypted by the application; unconfirmed until the first correct code. last_step: a code is used once.';

create table identity.session (
  id              uuid primary key default gen_random_uuid(),
  token_hash      bytea not null unique check (octet_length(token_hash) = 32),
  person_id       uuid not null,
  agency_id       uuid not null,
  created_at      timestamptz not null,
  last_seen_at    timestamptz not null,
  expires_at      timestamptz not null,
  second_factor   boolean not null default false,
  ip              inet,
  user_agent      text not null default '',
  revoked_at      timestamptz,
  revoked_because text,
  foreign key (agency_id, person_id) references identity.person (agency_id, id)
);
create index session_of_person on identity.session (person_id, created_at desc);
comment on table identity.session is
  'Sign-ins that may still be used. Only the SHA-256 of the random token is stored. expires_at is absolute; idleness is counted from last_seen_at.';

create table identity.sign_in (
  id          bigint generated always as identity primary key,
  agency_id   uuid references identity.agency,
  person_id   uuid references identity.person,
  account     text not null,
  outcome     text not null,
  ip          inet,
  user_agent  text not null default '',
  at          timestamptz not null
);
create index sign_in_of_agency on identity.sign_in (agency_id, at desc);
comment on table identity.sign_in is
  'Every attempt to sign in, every sign-out and revocation. Read by the audit administrator only. agency_id is null where the account is unknown.';

create trigger append_only before update or delete or truncate on identity.certificate_change
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on identity.change
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on identity.used_password
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on identity.sign_in
  for each statement execute function platform.refuse_change();
create trigger never_removed before delete or truncate on identity.person
  for each statement execute function platform.refuse_change();
create trigger never_removed before delete or truncate on identity.certificate
  for each statement execute function platform.refuse_change();

-- Who sees and who changes. Everybody sees the rows of the agency they act for; secrets and sessions only
-- their own; sign-ins are the audit administrator's. Changes follow the separation of the three
-- administrators (三员分立): accounts and departments by the system administrator, roles and
-- certificates by the security administrator. A program that is tricked into acting for an officer
-- still cannot grant that officer anything.
create function identity.acting_duty() returns text
  language sql stable security definer set search_path = pg_catalog as $$
    select duty from identity.person
      where id = platform.current_person() and agency_id = platform.current_agency()
  $$;
comment on function identity.acting_duty is 'Duty of the person this transaction acts for: business or one of the three administrators.';

create function identity.is_first_person() returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select not exists (select from identity.person where agency_id = platform.current_agency())
  $$;
comment on function identity.is_first_person is 'True while the agency has no people: the first-run wizard makes the system administrator, who makes the others.';

alter table identity.agency enable row level security;
create policy own_agency on identity.agency to zhaofa_office
  using (id = (select platform.current_agency())) with check (id = (select platform.current_agency()));

do $$
declare
  own constant text := 'agency_id = (select platform.current_agency())';
  mine constant text := 'person_id = (select platform.current_person()) or (select identity.acting_duty()) in (''system-admin'', ''security-admin'')';
  each record;
begin
  for each in select * from (values
    ('department', 'true', 'identity.acting_duty() = ''system-admin'' or identity.is_first_person()'),
    ('person', 'true', 'identity.acting_duty() in (''system-admin'', ''security-admin'') or identity.is_first_person()'),
    -- An administrator's own role follows from the account's duty, to which the key holds it.
    ('person_role', 'true', 'identity.acting_duty() = ''security-admin'' or duty <> ''business'''),
    ('certificate', 'true', 'identity.acting_duty() = ''security-admin'''),
    ('certificate_change', 'true', 'identity.acting_duty() = ''security-admin'''),
    ('change', 'true', 'by_person = platform.current_person()'),
    ('credential', mine, 'true'),
    ('used_password', mine, 'true'),
    ('totp', mine, 'true'),
    ('session', mine, 'true')
  ) as rule (name, sees, changes) loop
    execute format('alter table identity.%I enable row level security', each.name);
    execute format('create policy seen on identity.%I for select to zhaofa_office using (%s and (%s))',
      each.name, own, each.sees);
    execute format('create policy added on identity.%I for insert to zhaofa_office with check (%s and (%s) and (%s))',
      each.name, own, each.sees, each.changes);
    execute format('create policy changed on identity.%I for update to zhaofa_office using (%s and (%s) and (%s))',
      each.name, own, each.sees, each.changes);
    execute format('create policy removed on identity.%I for delete to zhaofa_office using (%s and (%s) and (%s))',
      each.name, own, each.sees, each.changes);
  end loop;
end $$;

alter table identity.sign_in enable row level security;
create policy seen on identity.sign_in for select to zhaofa_office
  using (agency_id = (select platform.current_agency())
    and (person_id = (select platform.current_person()) or (select identity.acting_duty()) = 'audit-admin'));
create policy added on identity.sign_in for insert to zhaofa_office
  with check (agency_id is not distinct from (select platform.current_agency()));

grant select, insert on identity.agency to zhaofa_office;
grant update (address, phone, supervision_phone, review_authority, court) on identity.agency to zhaofa_office;
grant select, insert on identity.department to zhaofa_office;
grant update (name, kind, active) on identity.department to zhaofa_office;
grant select (id, agency_id, department_id, name, account, post, duty, phone, photo_sha256,
  legal_qualification_no, first_review_on, status, created_at) on identity.person to zhaofa_office;
grant insert on identity.person to zhaofa_office;
grant update (department_id, name, post, phone, id_number_sealed, photo_sha256, legal_qualification_no,
  first_review_on, status) on identity.person to zhaofa_office;
grant select, insert, delete on identity.person_role to zhaofa_office;
grant select, insert on identity.certificate, identity.certificate_change, identity.change,
  identity.used_password, identity.sign_in to zhaofa_office;
grant select, insert on identity.credential to zhaofa_office;
grant update (password_hash, changed_at, must_change, failures, locked_until) on identity.credential to zhaofa_office;
grant select, insert, delete on identity.totp to zhaofa_office;
grant update (secret_sealed, confirmed_at, last_step) on identity.totp to zhaofa_office;
grant select, insert on identity.session to zhaofa_office;
grant update (last_seen_at, revoked_at, revoked_because, second_factor) on identity.session to zhaofa_office;

-- What must be known before it is known which agency asks. Each answers for one key only.
create function identity.account_named(wanted text)
  returns table (person_id uuid, agency_id uuid)
  language sql stable security definer set search_path = pg_catalog as $$
    select id, agency_id from identity.person where account = wanted
  $$;
comment on function identity.account_named is 'Whose account this is; nothing else about them. For sign-in.';

create function identity.session_with(wanted bytea)
  returns table (session_id uuid, person_id uuid, agency_id uuid)
  language sql stable security definer set search_path = pg_catalog as $$
    select id, person_id, agency_id from identity.session where token_hash = wanted
  $$;
comment on function identity.session_with is 'Whose session has this token hash. For every request.';

create function identity.agency_exists() returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from identity.agency)
  $$;
comment on function identity.agency_exists is 'False before the first-run wizard.';

revoke execute on function identity.account_named, identity.session_with, identity.agency_exists,
  identity.acting_duty, identity.is_first_person from public;
grant execute on function identity.account_named, identity.session_with, identity.agency_exists,
  identity.acting_duty, identity.is_first_person to zhaofa_office;
revoke execute on function identity.apply_certificate_change from public;
