-- Cases are stored as their events. Lists read case_file, a projection written in the same
-- transaction. What the law must never lose only ever grows: the office role may add and read.

create schema casework;
grant usage on schema casework to zhaofa_office;

-- Who sees a case: people given access to it, and those whose role covers the agency. The
-- application says which by zhaofa.case_scope; without it nothing is visible.
create function casework.sees_all_cases() returns boolean language sql stable as
$$ select coalesce(current_setting('zhaofa.case_scope', true), '') = 'agency' $$;

create table casework.case_file (
  id            uuid primary key,
  agency_id     uuid not null,
  version       int not null check (version > 0),
  title         text not null,
  party_name    text not null,
  party_code    text,
  matter_code   text,
  cause         text,
  number        text,
  stage         text not null,
  step          text not null,
  state         text not null check (state in ('open', 'closed')),
  investigators uuid[] not null default '{}',
  pending_role  text,
  pending_act   text,
  pending_at    timestamptz,
  registered_on date not null,
  filed_on      date,
  decided_on    date,
  due_on        date,
  due_title     text,
  updated_at    timestamptz not null
);
comment on table casework.case_file is
  'Projection for lists, rebuilt from case_event at any time. The truth is case_event.';
create index case_file_recent on casework.case_file (agency_id, updated_at desc, id desc);
create index case_file_pending on casework.case_file (agency_id, pending_role) where pending_role is not null;
create index case_file_party on casework.case_file (agency_id, party_code);
create index case_file_matter on casework.case_file (agency_id, matter_code, decided_on desc);
create index case_file_investigators on casework.case_file using gin (investigators);

create table casework.case_access (
  case_id   uuid not null,
  person_id uuid not null,
  agency_id uuid not null,
  because   text not null,
  given_at  timestamptz not null,
  primary key (case_id, person_id)
);
comment on table casework.case_access is 'People who work on a case and may therefore see it.';
create index case_access_person on casework.case_access (person_id, case_id);

create function casework.may_see(wanted uuid) returns boolean language sql stable as $$
  select casework.sees_all_cases() or exists (
    select from casework.case_access
     where case_id = wanted and person_id = platform.current_person())
$$;

create table casework.case_event (
  case_id   uuid not null,
  version   int not null check (version > 0),
  agency_id uuid not null,
  type      text not null,
  body      jsonb not null,
  at        timestamptz not null,
  by_id     uuid not null,
  by_name   text not null,
  approvals jsonb not null default '[]',
  primary key (case_id, version)
);
comment on table casework.case_event is
  'One row per fact about a case. The key makes two people saving the same version collide.';

create table casework.decision_draft (
  case_id              uuid not null,
  digest               text not null,
  version              int not null,
  agency_id            uuid not null,
  review_required      boolean not null,
  deliberation_required boolean not null,
  grounds              text[] not null,
  primary key (case_id, digest, version)
);
comment on table casework.decision_draft is
  'Every draft decision, by the SHA-256 of its text, and whether legal review must pass first.';

create table casework.review_opinion (
  case_id   uuid not null,
  version   int not null,
  digest    text not null,
  agency_id uuid not null,
  outcome   text not null,
  reviewer  uuid not null,
  at        timestamptz not null,
  primary key (case_id, version)
);
create index review_opinion_draft on casework.review_opinion (case_id, digest) where outcome = 'pass';

create table casework.decision (
  case_id    uuid primary key,
  version    int not null,
  digest     text not null,
  draft_version int not null,
  agency_id  uuid not null,
  outcome    text not null check (outcome in ('penalty', 'no-penalty')),
  kinds      text[] not null,
  fine_fen   bigint not null check (fine_fen >= 0),
  tier       text not null,
  matter_code text not null,
  decided_on date not null,
  foreign key (case_id, digest, draft_version)
    references casework.decision_draft (case_id, digest, version)
);
comment on table casework.decision is
  'A decision exists only upon a stored draft, and a major one only upon a passed review of exactly that draft, made after the draft.';
create index decision_matter on casework.decision (agency_id, matter_code, decided_on desc);

-- Invariant 1, held here too so that no program, script or psql session gets round it.
create function casework.require_review() returns trigger language plpgsql as $$
declare
  draft casework.decision_draft;
begin
  select * into draft from casework.decision_draft
   where case_id = new.case_id and digest = new.digest and version = new.draft_version;
  if (draft.review_required
      -- 处罚法第63条: these kinds are major whatever the draft claims.
      or new.kinds && array['downgrade','revoke-licence','suspend-business','close-business','bar-from-trade'])
     and not exists (
       select from casework.review_opinion
        where case_id = new.case_id and digest = new.digest and outcome = 'pass'
          and version > new.draft_version)
  then
    raise exception 'case % has no passed legal review of this draft (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  return new;
end $$;
create trigger reviewed before insert on casework.decision
  for each row execute function casework.require_review();

create table casework.document (
  id         uuid primary key,
  case_id    uuid not null,
  agency_id  uuid not null,
  version    int not null,
  type       text not null,
  title      text not null,
  volume     text not null check (volume in ('main', 'secondary')),
  number     text,
  word       text,
  year       int,
  serial     int,
  paper      jsonb not null,
  sha256     text not null,
  bytes      int not null,
  pages      int not null,
  sealed_at  timestamptz not null
);
comment on table casework.document is
  'Sealed papers (文书). The PDF is an object named by sha256; paper is what it was printed from.';
create index document_case on casework.document (case_id, version);
create unique index document_number on casework.document (agency_id, word, year, serial)
  where word is not null;

create table casework.document_counter (
  agency_id uuid not null,
  word      text not null,
  year      int not null,
  last      int not null check (last > 0),
  primary key (agency_id, word, year)
);
comment on table casework.document_counter is
  'Last number taken per word and year. Taken in the transaction that seals, so none is skipped.';

create table casework.void_number (
  agency_id uuid not null,
  word text not null,
  year int not null,
  serial int not null,
  reason text not null,
  voided_by uuid not null,
  voided_at timestamptz not null,
  primary key (agency_id, word, year, serial)
);

create table casework.upload (
  id         uuid primary key,
  case_id    uuid not null,
  agency_id  uuid not null,
  sha256     text not null,
  bytes      bigint not null,
  media_type text not null,
  original_name text not null,
  uploaded_by uuid not null,
  at         timestamptz not null
);
comment on table casework.upload is
  'Received files. The bytes are an object named by sha256; the name is what the provider called it.';
create index upload_case on casework.upload (case_id);

create table casework.act_draft (
  case_id   uuid not null,
  act       text not null,
  person_id uuid not null,
  agency_id uuid not null,
  input     jsonb not null,
  saved_at  timestamptz not null,
  primary key (case_id, act, person_id)
);
comment on table casework.act_draft is 'What somebody typed and has not yet submitted. May be lost by design only when submitted.';

create table casework.informant (
  case_id   uuid primary key,
  agency_id uuid not null,
  sealed    bytea not null,
  registered_by uuid not null,
  at        timestamptz not null
);
comment on table casework.informant is
  'Who reported, encrypted (AES-256-GCM) with a key outside the database; never part of the file.';

create table casework.restricted_read (
  id        uuid primary key,
  case_id   uuid not null,
  agency_id uuid not null,
  subject   text not null,
  person_id uuid not null,
  person_name text not null,
  at        timestamptz not null
);
comment on table casework.restricted_read is 'Every reading of evidence, of a full phone number, of a report: who, what, when.';
create index restricted_read_case on casework.restricted_read (case_id, at);

do $$
declare t text;
begin
  foreach t in array array['case_event','decision_draft','review_opinion','decision','document',
                           'upload','void_number','informant','restricted_read','case_access'] loop
    execute format('create trigger append_only before update or delete or truncate on casework.%I
                    for each statement execute function platform.refuse_change()', t);
    execute format('grant select, insert on casework.%I to zhaofa_office', t);
  end loop;
  foreach t in array array['case_file','act_draft','document_counter'] loop
    execute format('grant select, insert, update on casework.%I to zhaofa_office', t);
  end loop;


  foreach t in array array['case_event','decision_draft','review_opinion','decision','document',
                           'upload','restricted_read'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('create policy seen on casework.%I for select to zhaofa_office
                    using (agency_id = platform.current_agency() and casework.may_see(case_id))', t);
    execute format('create policy added on casework.%I for insert to zhaofa_office
                    with check (agency_id = platform.current_agency())', t);
  end loop;
end $$;

alter table casework.case_file enable row level security;
create policy seen on casework.case_file for select to zhaofa_office
  using (agency_id = platform.current_agency() and casework.may_see(id));
create policy added on casework.case_file for insert to zhaofa_office
  with check (agency_id = platform.current_agency());
create policy changed on casework.case_file for update to zhaofa_office
  using (agency_id = platform.current_agency() and casework.may_see(id));

alter table casework.case_access enable row level security;
create policy seen on casework.case_access for select to zhaofa_office
  using (agency_id = platform.current_agency());
create policy added on casework.case_access for insert to zhaofa_office
  with check (agency_id = platform.current_agency());

alter table casework.document_counter enable row level security;
create policy own on casework.document_counter for all to zhaofa_office
  using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency());
alter table casework.void_number enable row level security;
create policy own on casework.void_number for all to zhaofa_office
  using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency());
alter table casework.act_draft enable row level security;
create policy own on casework.act_draft for all to zhaofa_office
  using (agency_id = platform.current_agency() and person_id = platform.current_person())
  with check (agency_id = platform.current_agency() and person_id = platform.current_person());
alter table casework.informant enable row level security;
create policy seen on casework.informant for select to zhaofa_office
  using (agency_id = platform.current_agency() and registered_by = platform.current_person());
create policy added on casework.informant for insert to zhaofa_office
  with check (agency_id = platform.current_agency());
grant delete on casework.act_draft to zhaofa_office;
