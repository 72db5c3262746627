-- 检查对象名录: the firms an agency may inspect, by their 统一社会信用代码. Nobody writes the register itself: a single
-- change is an event, an import is an act with its rows, and triggers take the newest of both over. What the register
-- says is worked out again by verify-log.
create schema inspection;
comment on schema inspection is '行政检查：检查对象名录、检查计划、任务、清单';
grant usage on schema inspection to zhaofa_office;

-- One series of events for each firm of an agency, whose name follows from both.
create function inspection.firm_id(agency uuid, code text) returns uuid
language sql immutable parallel safe set search_path = pg_catalog as $$
  select left(encode(sha256(convert_to('firm ' || agency || ' ' || code, 'UTF8')), 'hex'), 32)::uuid
$$;

create table inspection.firm (
  agency_id      uuid not null,
  code           text not null check (code ~ '^[0-9A-HJ-NPQRTUW-Y]{18}$'),
  name           text not null check (name <> '' and length(name) <= 200),
  kind           text not null check (kind in ('organisation', 'sole-trader')),
  representative text not null check (length(representative) <= 100),
  address        text not null check (length(address) <= 300),
  -- 43.166,124.35
  position       text check (position ~ '^-?[0-9.]{1,16},-?[0-9.]{1,16}$'),
  industry       text not null check (length(industry) <= 100),
  district       text not null check (length(district) <= 100),
  risk           text check (risk in ('A', 'B', 'C', 'D')),
  status         text not null check (status in ('open', 'struck-off')),
  status_reason  text not null check (length(status_reason) <= 300),
  since          date not null,
  source         text not null,
  revision       int not null check (revision > 0),
  changed_at     timestamptz not null,
  primary key (agency_id, code),
  check (status = 'open' or status_reason <> '')
);
comment on table inspection.firm is
  '检查对象名录的现状，一个单位一行；由触发器从事件和导入的行得出，谁也不能直接改';
create index firm_by_name on inspection.firm (agency_id, name collate "C", code);
create index firm_by_code on inspection.firm (agency_id, code text_pattern_ops);
create index firm_by_range on inspection.firm (agency_id, district, industry, risk) where status = 'open';
create index firm_by_pairs on inspection.firm using gin (publication.pairs(name));
alter table inspection.firm enable row level security;
create policy seen on inspection.firm for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy supervised on inspection.firm for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
grant select on inspection.firm to zhaofa_office;

-- A file read on trial: nothing of it is taken over.
create table inspection.firm_file (
  id            uuid primary key,
  agency_id     uuid not null,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes         bigint not null check (bytes > 0),
  original_name text not null,
  uploaded_by   uuid not null,
  at            timestamptz not null,
  lines         int not null check (lines >= 0),
  wrong         int not null check (wrong between 0 and lines),
  added         int not null check (added >= 0),
  changed       int not null check (changed >= 0),
  same          int not null check (same >= 0)
);
comment on table inspection.firm_file is '试读过的检查对象表格：原件（加密存放）的摘要和试读的结果，只增不改';
create index firm_file_agency on inspection.firm_file (agency_id, at desc);
create trigger append_only before update or delete or truncate on inspection.firm_file
  for each statement execute function platform.refuse_change();
alter table inspection.firm_file enable row level security;
create policy seen on inspection.firm_file for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy added on inspection.firm_file for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and uploaded_by = (select platform.current_person()));
grant select, insert on inspection.firm_file to zhaofa_office;

select platform.event_table('inspection.firm_import_event', 'import_id',
  '检查对象导入的提请、批准、退回、撤回，只增不改；批准的记有导入的行数和各行的摘要',
  'true', 'by_id = (select platform.current_person())');
create index firm_import_event_agency on inspection.firm_import_event (agency_id, at desc);
create policy supervised on inspection.firm_import_event for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));

create table inspection.imported_firm (
  import_id      uuid not null,
  line           int not null check (line > 0),
  agency_id      uuid not null,
  code           text not null,
  name           text not null,
  kind           text not null,
  representative text not null,
  address        text not null,
  position       text,
  industry       text not null,
  district       text not null,
  risk           text,
  status         text not null,
  status_reason  text not null,
  since          date not null,
  revision       int not null check (revision > 0),
  at             timestamptz not null,
  digest         text not null,
  primary key (import_id, line)
);
comment on table inspection.imported_firm is
  '导入带来的检查对象的各行（新增的和有变更的），只增不改；line 是在原表里的行号，digest 由数据库算出';
create unique index imported_firm_of on inspection.imported_firm (agency_id, code, revision);
create trigger append_only before update or delete or truncate on inspection.imported_firm
  for each statement execute function platform.refuse_change();
alter table inspection.imported_firm enable row level security;
create policy seen on inspection.imported_firm for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy supervised on inspection.imported_firm for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy added on inspection.imported_firm for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()));
grant select, insert on inspection.imported_firm to zhaofa_office;

-- What a row says. A column that is added later and is null changes no digest of before.
create function inspection.imported_firm_digest(said inspection.imported_firm) returns text
language sql stable set search_path = pg_catalog as $$
  select encode(sha256(convert_to(jsonb_strip_nulls(to_jsonb(said) - 'digest' - 'at')::text
    || ' ' || extract(epoch from said.at), 'UTF8')), 'hex')
$$;
-- What all rows of an import say, in the order of the file.
create function inspection.import_digest(wanted uuid) returns table (rows int, digest text)
language sql stable set search_path = pg_catalog as $$
  select count(*)::int, encode(sha256(convert_to(coalesce(string_agg(f.digest, '' order by f.line), ''), 'UTF8')), 'hex')
  from inspection.imported_firm f where f.import_id = wanted
$$;

create function inspection.stamp_imported_firm() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.digest := inspection.imported_firm_digest(new);
  return new;
end $$;
create trigger a_stamped before insert on inspection.imported_firm
  for each row execute function inspection.stamp_imported_firm();

-- Rows come in for a proposal that nobody has answered yet, one revision after what the register says.
create function inspection.take_imported_firms() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  known int;
begin
  if exists (
    select from (select distinct import_id, agency_id from added) a
    where not exists (select from inspection.firm_import_event p
        where p.import_id = a.import_id and p.agency_id = a.agency_id and p.type = 'FirmImportProposed')
      or exists (select from inspection.firm_import_event q where q.import_id = a.import_id and q.version > 1))
  then
    raise exception 'firms come in by a proposal that waits for its approval' using errcode = 'check_violation';
  end if;
  select count(*) filter (where f.revision is distinct from nullif(a.revision - 1, 0)) into known
    from added a left join inspection.firm f using (agency_id, code);
  if known > 0 then
    raise exception 'the register has moved on' using errcode = 'check_violation';
  end if;
  insert into inspection.firm as f (agency_id, code, name, kind, representative, address, position, industry, district,
    risk, status, status_reason, since, source, revision, changed_at)
  select agency_id, code, name, kind, representative, address, position, industry, district,
    risk, status, status_reason, since, 'import', revision, at
  from added
  on conflict (agency_id, code) do update set
    (name, kind, representative, address, position, industry, district, risk, status, status_reason, since, source,
      revision, changed_at)
    = (excluded.name, excluded.kind, excluded.representative, excluded.address, excluded.position, excluded.industry,
      excluded.district, excluded.risk, excluded.status, excluded.status_reason, excluded.since, excluded.source,
      excluded.revision, excluded.changed_at)
    where f.revision = excluded.revision - 1;
  get diagnostics known = row_count;
  if known <> (select count(*) from added) then
    raise exception 'the register has moved on' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger b_taken after insert on inspection.imported_firm
  referencing new table as added for each statement execute function inspection.take_imported_firms();

create function inspection.require_approved_firms() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from inspection.firm_import_event
    where import_id = new.import_id and version = 2 and type = 'FirmImportApproved' and at = new.at)
  then
    raise exception 'firms come in with the approval of their import, or not at all' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger c_approved after insert on inspection.imported_firm
  deferrable initially deferred for each row execute function inspection.require_approved_firms();

-- The steps of an import: by whom, after what, and that the approval tells exactly the rows that came in.
create function inspection.require_firm_import_steps() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  proposal inspection.firm_import_event;
  came record;
begin
  if new.type = 'FirmImportProposed' then
    if new.version <> 1
      or not casework.holds_role(new.agency_id, new.by_id, '{officer,department-head,legal-reviewer,legal-head}')
      or not exists (select from inspection.firm_file f
        where f.id::text = new.body ->> 'fileId' and f.agency_id = new.agency_id
          and f.sha256 = new.body ->> 'sha256' and f.lines > f.wrong)
    then
      raise exception 'an import of firms is proposed of a file that was read on trial'
        using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into proposal from inspection.firm_import_event
    where import_id = new.import_id and version = 1 and agency_id = new.agency_id;
  if proposal.import_id is null or new.version <> 2 then
    raise exception 'this step of an import does not follow from what was done' using errcode = 'check_violation';
  end if;
  if (new.type = 'FirmImportWithdrawn') <> (new.by_id = proposal.by_id)
    or new.type <> 'FirmImportWithdrawn'
      and not casework.holds_role(new.agency_id, new.by_id, '{department-head,legal-head}')
  then
    raise exception 'an import is decided by another person than its author' using errcode = 'check_violation';
  end if;
  if new.type = 'FirmImportApproved' then
    select * into came from inspection.import_digest(new.import_id);
    if came.rows <> (new.body ->> 'rows')::int or came.digest <> new.body ->> 'digest'
      or came.rows <> (new.body ->> 'added')::int + (new.body ->> 'changed')::int
    then
      raise exception 'the approval of an import tells exactly its rows' using errcode = 'check_violation';
    end if;
    -- Names that came in are searched from now on: nobody who types waits for the index to be put in order.
    perform gin_clean_pending_list('inspection.firm_by_pairs');
  end if;
  return new;
end $$;
create trigger in_order before insert on inspection.firm_import_event
  for each row execute function inspection.require_firm_import_steps();

select platform.event_table('inspection.firm_event', 'firm_id',
  '检查对象的逐项变更和走访记录，只增不改；变更的事件记有变更后的全部内容',
  'true', 'by_id = (select platform.current_person())');
alter table inspection.firm_event add column code text not null;
create index firm_event_of on inspection.firm_event (agency_id, code, version);
create index firm_event_calls on inspection.firm_event (agency_id, at desc) where type = 'FirmCalledOn';
create policy supervised on inspection.firm_event for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));

-- A single change follows from what the register says, and the register follows from it.
create function inspection.take_firm_event() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  known inspection.firm;
  said jsonb := new.body -> 'firm';
begin
  if new.firm_id <> inspection.firm_id(new.agency_id, new.code)
    or not casework.holds_role(new.agency_id, new.by_id,
      '{officer,department-head,legal-reviewer,legal-head,agency-head}')
  then
    raise exception 'the register is kept by officers, heads of departments and the legal unit'
      using errcode = 'check_violation';
  end if;
  -- An import of the agency waits until this change is there, and this change for an import that has begun.
  perform pg_advisory_xact_lock_shared(hashtextextended('firms ' || new.agency_id, 0));
  select * into known from inspection.firm where agency_id = new.agency_id and code = new.code for update;
  if new.type = 'FirmCalledOn' then
    if known.code is null or said is not null then
      raise exception 'a firm that is called on is in the register' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if said is null or said ->> 'code' is distinct from new.code
    or (new.body ->> 'revision')::int is distinct from coalesce(known.revision, 0) + 1
    or (new.type = 'FirmAdded') <> (known.code is null)
    or known.since is not null and (said ->> 'since')::date <> known.since
    or new.type in ('FirmStruckOff', 'FirmReopened', 'FirmChanged', 'FirmConfirmed') and
      (said ->> 'status') is distinct from (case new.type when 'FirmStruckOff' then 'struck-off'
        when 'FirmReopened' then 'open' else known.status end)
    or new.type in ('FirmStruckOff', 'FirmReopened') and
      (coalesce(new.body ->> 'reason', '') = '' or known.status = said ->> 'status')
  then
    raise exception 'this change of a firm does not follow from the register' using errcode = 'check_violation';
  end if;
  insert into inspection.firm as f (agency_id, code, name, kind, representative, address, position, industry, district,
    risk, status, status_reason, since, source, revision, changed_at)
  values (new.agency_id, new.code, said ->> 'name', said ->> 'kind', said ->> 'representative', said ->> 'address',
    inspection.position_text(said -> 'position'), said ->> 'industry', said ->> 'district', said ->> 'risk',
    said ->> 'status', said ->> 'statusReason', (said ->> 'since')::date, new.body ->> 'source',
    (new.body ->> 'revision')::int, new.at)
  on conflict (agency_id, code) do update set
    (name, kind, representative, address, position, industry, district, risk, status, status_reason, since, source,
      revision, changed_at)
    = (excluded.name, excluded.kind, excluded.representative, excluded.address, excluded.position, excluded.industry,
      excluded.district, excluded.risk, excluded.status, excluded.status_reason, excluded.since, excluded.source,
      excluded.revision, excluded.changed_at);
  return new;
end $$;

create function inspection.position_text(said jsonb) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select (said ->> 'latitude') || ',' || (said ->> 'longitude')
$$;
create trigger taken before insert on inspection.firm_event
  for each row execute function inspection.take_firm_event();

-- Every state that the register has had of a firm, by the act that gave it.
create view inspection.firm_state with (security_invoker = true) as
  select agency_id, code, revision, name, kind, representative, address, position, industry, district, risk, status,
    status_reason, since, 'import' as source, at, import_id, line, null::int as version
  from inspection.imported_firm
  union all
  select agency_id, code, (body ->> 'revision')::int, f ->> 'name', f ->> 'kind', f ->> 'representative',
    f ->> 'address', inspection.position_text(f -> 'position'), f ->> 'industry', f ->> 'district', f ->> 'risk',
    f ->> 'status', f ->> 'statusReason', (f ->> 'since')::date, body ->> 'source', at, null, null, version
  from inspection.firm_event, lateral (select body -> 'firm' as f) said
  where body ? 'firm';
comment on view inspection.firm_state is '检查对象名录的历次状态：导入的行和逐项变更';
grant select on inspection.firm_state to zhaofa_office;

-- Firms as somebody types a name or the beginning of a code. Row-level security would keep the indexes from being
-- used, so whose firms they are is asked here. A word that many names have is found by reading on until there are
-- enough; a rare one by its pairs of letters: the plan is made for each word.
create function inspection.find_firms(agency uuid, words text[], most int) returns setof inspection.firm
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  asked text := 'select f.* from inspection.firm f where f.agency_id = $1';
  word text;
  named text;
begin
  if agency is distinct from platform.current_agency()
    and not agency = any (coalesce(identity.supervised_agencies(), '{}'))
  then
    return;
  end if;
  foreach word in array words loop
    named := format('normalize(f.name, nfkc) ilike %L',
      '%' || regexp_replace(word, '[\\%_]', '\\\&', 'g') || '%');
    if length(word) > 1 then
      named := format('publication.pairs(f.name) @> publication.pairs(%L) and ', word) || named;
    end if;
    if word ~ '^[0-9A-Z]{2,18}$' then
      named := format('(f.code like %L or %s)', word || '%', named);
    end if;
    asked := asked || ' and ' || named;
  end loop;
  return query execute asked || ' limit $2' using agency, most;
end $$;
comment on function inspection.find_firms is
  'Firms of an agency of the reader''s whose name has each of the words, or whose code begins with it; in no order.';

-- Firms whose names share one of the three rarest pairs of letters with what was typed, for finding slips: pairs that
-- many names have would let everybody wait for every 有限公司.
create function inspection.near_firms(agency uuid, typed text, most int) returns setof inspection.firm
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  asked text[] := publication.pairs(typed);
  pair text;
  rare text[] := '{}';
  common int;
begin
  if agency is distinct from platform.current_agency()
    and not agency = any (coalesce(identity.supervised_agencies(), '{}'))
  then
    return;
  end if;
  foreach pair in array asked[1:12] loop
    select count(*) into common from (
      select from inspection.firm f where publication.pairs(f.name) @> array[pair] limit most + 1) as those;
    if common between 1 and most then rare := rare || pair; end if;
  end loop;
  return query select f.* from inspection.firm f
    where f.agency_id = agency and publication.pairs(f.name) && rare limit most;
end $$;
comment on function inspection.near_firms is
  'Firms of an agency of the reader''s that share a rare pair of letters with what was typed.';

revoke execute on function inspection.near_firms from public;
grant execute on function inspection.near_firms to zhaofa_office;
revoke execute on function inspection.firm_id, inspection.imported_firm_digest, inspection.import_digest,
  inspection.stamp_imported_firm, inspection.take_imported_firms, inspection.require_approved_firms,
  inspection.require_firm_import_steps, inspection.take_firm_event, inspection.position_text, inspection.find_firms
  from public;
grant execute on function inspection.import_digest, inspection.position_text, inspection.find_firms to zhaofa_office;
