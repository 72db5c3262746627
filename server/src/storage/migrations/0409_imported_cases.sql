-- 旧案导入: cases that were decided before an office worked with this system. A file is read on trial and kept; one
-- person proposes to import exactly that file, another approves it, and all of its rows come in with the approval or
-- none. Rows are never changed: an import that was a mistake is made void as a whole.

create table casework.import_file (
  id            uuid primary key,
  agency_id     uuid not null,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes         bigint not null check (bytes > 0),
  original_name text not null,
  uploaded_by   uuid not null,
  at            timestamptz not null,
  -- What the trial found: lines in all, lines with an error, with a warning, with something that was not judged.
  lines         int not null check (lines >= 0),
  wrong         int not null check (wrong >= 0),
  warned        int not null check (warned >= 0),
  unchecked     int not null check (unchecked >= 0)
);
comment on table casework.import_file is '试读过的旧案表格：原件（加密存放）的摘要和试读的结果，只增不改';
create index import_file_agency on casework.import_file (agency_id, at desc);
create trigger append_only before update or delete or truncate on casework.import_file
  for each statement execute function platform.refuse_change();
alter table casework.import_file enable row level security;
create policy seen on casework.import_file for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (select casework.sees_all_cases()));
create policy added on casework.import_file for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and uploaded_by = (select platform.current_person()));
grant select, insert on casework.import_file to zhaofa_office;

select platform.event_table('casework.case_import_event', 'import_id',
  '旧案导入的提请、批准、退回、撤回、作废，只增不改；批准的记有导入的行数和各行的摘要',
  'true', 'by_id = (select platform.current_person())');
create index case_import_event_agency on casework.case_import_event (agency_id, at desc);

create table casework.imported_case (
  import_id       uuid not null,
  line            int not null check (line > 0),
  agency_id       uuid not null,
  number          text not null check (number <> ''),
  procedure       text not null check (procedure in ('ordinary', 'summary')),
  party_name      text not null check (party_name <> ''),
  party_kind      text not null check (party_kind in ('natural-person', 'sole-trader', 'organisation')),
  party_code      text not null,
  matter_code     text not null,
  cause           text not null check (cause <> ''),
  filed_on        date,
  decided_on      date not null,
  outcome         text not null check (outcome in ('penalty', 'no-penalty', 'ended')),
  kinds           text[] not null,
  fine_fen        bigint not null check (fine_fen >= 0),
  confiscated_fen bigint not null check (confiscated_fen >= 0),
  reviewed        boolean,
  review_outcome  text not null,
  hearing         boolean,
  published       boolean,
  closed_on       date check (closed_on >= decided_on),
  archive_no      text not null,
  retention       text check (retention in ('permanent', '30-years', '10-years', 'long-term', 'short-term')),
  pages           int check (pages > 0),
  remarks         text not null,
  digest          text not null,
  primary key (import_id, line),
  check (filed_on <= decided_on),
  check ((outcome = 'penalty') = (cardinality(kinds) > 0)),
  check (('fine' = any (kinds)) = (fine_fen > 0))
);
comment on table casework.imported_case is
  '导入的旧案，一行一案，只增不改；line 是在原表里的行号，digest 由数据库算出，批准的事件记有全部各行的摘要';
create index imported_case_number on casework.imported_case (agency_id, number);
create index imported_case_party on casework.imported_case (agency_id, party_code) where party_code <> '';
create index imported_case_matter on casework.imported_case (agency_id, matter_code, decided_on);
create index imported_case_day on casework.imported_case (agency_id, decided_on desc, import_id, line);
create trigger append_only before update or delete or truncate on casework.imported_case
  for each statement execute function platform.refuse_change();
alter table casework.imported_case enable row level security;
create policy seen on casework.imported_case for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (select casework.sees_all_cases()));
create policy supervised on casework.imported_case for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy added on casework.imported_case for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()));
create policy supervised on casework.case_import_event for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
grant select, insert on casework.imported_case to zhaofa_office;

-- What a row says. A column that is added later and is null changes no digest of before.
create function casework.imported_case_digest(said casework.imported_case) returns text
language sql stable set search_path = pg_catalog as $$
  select encode(sha256(convert_to(jsonb_strip_nulls(to_jsonb(said) - 'digest')::text, 'UTF8')), 'hex')
$$;
-- What all rows of an import say, in the order of the file.
create function casework.import_digest(wanted uuid) returns table (rows int, digest text)
language sql stable set search_path = pg_catalog as $$
  select count(*)::int, encode(sha256(convert_to(coalesce(string_agg(c.digest, '' order by c.line), ''), 'UTF8')), 'hex')
  from casework.imported_case c where c.import_id = wanted
$$;
revoke execute on function casework.imported_case_digest, casework.import_digest from public;
grant execute on function casework.import_digest to zhaofa_office;

create function casework.stamp_imported_case() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.digest := casework.imported_case_digest(new);
  return new;
end $$;
create trigger a_stamped before insert on casework.imported_case
  for each row execute function casework.stamp_imported_case();

-- Rows come in for a proposal that nobody has answered yet, and only together with its approval.
create function casework.require_open_import() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
    select from (select distinct import_id, agency_id from added) a
    where not exists (select from casework.case_import_event p
        where p.import_id = a.import_id and p.agency_id = a.agency_id and p.type = 'ImportProposed')
      or exists (select from casework.case_import_event q where q.import_id = a.import_id and q.version > 1))
  then
    raise exception 'old cases come in by a proposal that waits for its approval' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger b_proposed after insert on casework.imported_case
  referencing new table as added for each statement execute function casework.require_open_import();

create function casework.require_approved_import() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from casework.case_import_event
    where import_id = new.import_id and version = 2 and type = 'ImportApproved')
  then
    raise exception 'old cases come in with the approval of their import, or not at all' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger c_approved after insert on casework.imported_case
  deferrable initially deferred for each row execute function casework.require_approved_import();

-- The steps of an import: by whom, after what, and that the approval tells exactly the rows that came in.
create function casework.require_import_steps() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  proposal casework.case_import_event;
  came record;
begin
  if new.type = 'ImportProposed' then
    if new.version <> 1 or not casework.holds_role(new.agency_id, new.by_id, '{archivist,legal-head}')
      or not exists (select from casework.import_file f
        where f.id::text = new.body ->> 'fileId' and f.agency_id = new.agency_id
          and f.sha256 = new.body ->> 'sha256' and f.wrong = 0 and f.lines = (new.body ->> 'rows')::int)
    then
      raise exception 'an import is proposed of a file that was read on trial without an error'
        using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into proposal from casework.case_import_event
    where import_id = new.import_id and version = 1 and agency_id = new.agency_id;
  if proposal.import_id is null
    or new.version <> (case when new.type = 'ImportVoided' then 3 else 2 end)
    or new.type = 'ImportVoided' and not exists (select from casework.case_import_event
      where import_id = new.import_id and version = 2 and type = 'ImportApproved')
  then
    raise exception 'this step of an import does not follow from what was done' using errcode = 'check_violation';
  end if;
  if (new.type = 'ImportWithdrawn') <> (new.by_id = proposal.by_id)
    or new.type <> 'ImportWithdrawn'
      and not casework.holds_role(new.agency_id, new.by_id, '{department-head,agency-head}')
  then
    raise exception 'an import is decided by another person than its author' using errcode = 'check_violation';
  end if;
  if new.type = 'ImportApproved' then
    select * into came from casework.import_digest(new.import_id);
    if came.rows <> (proposal.body ->> 'rows')::int or came.rows <> (new.body ->> 'rows')::int
      or came.digest <> new.body ->> 'digest' or came.rows = 0
    then
      raise exception 'the approval of an import tells exactly its rows' using errcode = 'check_violation';
    end if;
    -- Two at once: the second waits here and sees the rows of the first.
    perform pg_advisory_xact_lock(hashtextextended('case-import ' || new.agency_id, 0));
    if exists (select from casework.imported_case c
      join casework.imported_case other on other.agency_id = c.agency_id and other.number = c.number
        and other.import_id <> c.import_id
      where c.import_id = new.import_id and casework.import_stands(other.import_id))
    then
      raise exception 'a number of this import stands in another' using errcode = 'unique_violation';
    end if;
  end if;
  return new;
end $$;

create function casework.holds_role(agency uuid, person uuid, wanted text[]) returns boolean
language sql stable set search_path = pg_catalog as $$
  select exists (select from identity.person_role r
    where r.agency_id = agency and r.person_id = person and r.role = any (wanted))
$$;
-- Whether the rows of an import count: approved, and not made void.
create function casework.import_stands(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog as $$
  select exists (select from casework.case_import_event
      where import_id = wanted and version = 2 and type = 'ImportApproved')
    and not exists (select from casework.case_import_event where import_id = wanted and version = 3)
$$;
revoke execute on function casework.holds_role, casework.import_stands from public;
create trigger in_order before insert on casework.case_import_event
  for each row execute function casework.require_import_steps();
revoke execute on function casework.stamp_imported_case, casework.require_open_import,
  casework.require_approved_import, casework.require_import_steps from public;

create view casework.standing_imported_case with (security_invoker = true) as
  select c.* from casework.imported_case c
  where exists (select from casework.case_import_event a
      where a.import_id = c.import_id and a.version = 2 and a.type = 'ImportApproved')
    and not exists (select from casework.case_import_event v
      where v.import_id = c.import_id and v.version = 3 and v.type = 'ImportVoided');
comment on view casework.standing_imported_case is '导入的旧案，导入已经批准、没有作废';
grant select on casework.standing_imported_case to zhaofa_office;

-- Decisions of an agency, made here or before: what like cases are compared with.
create view casework.counted_decision with (security_invoker = true) as
  select d.agency_id, p.number, d.matter_code as matter, nullif(d.tier, '') as tier, d.outcome, d.kinds,
    d.fine_fen, d.decided_on, false as imported, d.case_id, null::uuid as import_id, null::int as line
  from casework.standing_decision d
  left join casework.decision_paper p on p.case_id = d.case_id and p.decision_version = d.version
    and p.number is not null
  union all
  select c.agency_id, c.number, nullif(c.matter_code, ''), null, c.outcome, c.kinds,
    c.fine_fen, c.decided_on, true, null, c.import_id, c.line
  from casework.standing_imported_case c where c.outcome <> 'ended';
comment on view casework.counted_decision is
  '作出的决定：本系统办的（有效的）和导入的旧案；tier 为空的没有裁量档次，imported 为导入';
grant select on casework.counted_decision to zhaofa_office;
