-- 类案: the violations that were fined, a line each, with what their fine was measured by. One decision may fine several acts,
-- each under its own rule and tier; the sum of the decision compares with nothing. A change of the decision (变更) writes its
-- lines anew under its own step.
create table casework.decided_violation (
  case_id          uuid not null,
  -- By which step of the case it reads so: the decision, or a change of it.
  version          int not null,
  decision_version int not null,
  ordinal          int not null,
  agency_id        uuid not null,
  matter_code      text not null,
  tier             text not null,
  fine_fen         bigint not null check (fine_fen > 0),
  factors          jsonb not null,
  circumstances    text[] not null,
  decided_on       date not null,
  primary key (case_id, version, ordinal),
  foreign key (case_id, version) references casework.case_event (case_id, version)
);
comment on table casework.decided_violation is
  '罚款决定中的每一个违法行为：事项、裁量档次、罚款、裁量因素和法定情节，类案比较用；变更的决定另有变更后的行';
create index like_cases on casework.decided_violation (agency_id, matter_code, tier, decided_on desc);
create trigger append_only before update or delete or truncate on casework.decided_violation
  for each statement execute function platform.refuse_change();
grant select, insert on casework.decided_violation to zhaofa_office;
alter table casework.decided_violation enable row level security;
create policy seen on casework.decided_violation for select to zhaofa_office
  using (agency_id = platform.current_agency() and casework.may_see(case_id));
create policy added on casework.decided_violation for insert to zhaofa_office
  with check (agency_id = platform.current_agency());

-- Decisions of before. The tier and the further violations are in their events; nobody asked for factors then.
with made as (
  select d.case_id, d.version, d.version as decision_version, d.agency_id, d.matter_code, d.tier, d.decided_on,
    e.body -> 'draft' -> 'penalty' as penalty, e.body -> 'draft' -> 'further' as further
  from casework.decision d
  join casework.case_event e on e.case_id = d.case_id and e.version = d.version and e.type = 'DecisionIssued'
  where d.outcome = 'penalty'
), changed as (
  select m.case_id, r.version, m.decision_version, m.agency_id, m.matter_code, m.tier, m.decided_on,
    r.body -> 'penalty' as penalty, m.further
  from made m
  join casework.case_event r on r.case_id = m.case_id and r.version > m.decision_version
    and r.type = 'DecisionRevised' and r.body ->> 'effect' = 'changed'
    and not exists (select from casework.decision later where later.case_id = m.case_id
      and later.version > m.decision_version and later.version < r.version)
), each as (
  select * from made union all select * from changed
), violation as (
  select e.*, 1 as ordinal, e.matter_code as code, e.tier as own_tier,
    (e.penalty ->> 'fineFen')::bigint - coalesce((select sum((f ->> 'fineFen')::bigint)
      from jsonb_array_elements(e.further) f), 0) as fine
  from each e where e.penalty -> 'kinds' ? 'fine'
  union all
  select e.*, (1 + f.place)::int, f.line ->> 'matterCode', f.line ->> 'tier', (f.line ->> 'fineFen')::bigint
  from each e cross join lateral jsonb_array_elements(e.further) with ordinality as f (line, place)
)
insert into casework.decided_violation
select case_id, version, decision_version, ordinal, agency_id, code, own_tier, fine, '[]', '{}', decided_on
from violation where fine > 0;

-- What counts as a like case, each as it reads now. Whatever else is to be compared with joins this view, and is read
-- through the function below.
create view casework.like_case as
  select v.agency_id, v.case_id, v.matter_code, v.tier, v.decided_on, v.fine_fen, v.factors, v.circumstances, p.number,
    case
      when exists (select from casework.case_event e where e.case_id = v.case_id
        and e.version > v.version and e.type = 'DecisionRevised' and e.body ->> 'effect' in ('revoked', 'void')) then 'fell'
      when exists (select from casework.case_event e where e.case_id = v.case_id
        and e.version > v.version and e.type = 'DecisionRevised' and e.body ->> 'effect' = 'unlawful') then 'unlawful'
      else 'stands'
    end as standing
  from casework.decided_violation v
  left join casework.decision_paper p on p.case_id = v.case_id and p.decision_version = v.decision_version
  where not exists (select from casework.decided_violation later
      where later.case_id = v.case_id and later.decision_version = v.decision_version and later.version > v.version)
    and not exists (select from casework.void_number n where n.document_id = p.document_id);
comment on view casework.like_case is
  '类案：每一个被罚款的违法行为现在的样子；作废的不在内，撤销、确认无效、确认违法的标明';

-- Like cases are those of the whole agency, for its people and whoever supervises it, or nobody could treat like cases alike;
-- of a case that the reader has no access to, number, day, fine and factors are told, and neither its parties nor what is
-- personal about them.
create function casework.like_cases(agency uuid, matters text[], tiers text[], since date, apart uuid, most int)
  returns table (matter_code text, tier text, case_id uuid, number text, decided_on date, fine_fen bigint, factors jsonb,
    circumstances text[], standing text, seen boolean, total bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select wanted.matter, wanted.tier, found.case_id, found.number, found.decided_on, found.fine_fen, found.factors,
    case when found.seen then found.circumstances else '{}' end, found.standing, found.seen, lines.total
  from unnest(matters, tiers) as wanted (matter, tier)
  -- What lies beyond the cut is counted in the index alone: lines that read otherwise by now are among it.
  cross join lateral (select count(*) as total from casework.decided_violation v
    where v.agency_id = agency and v.matter_code = wanted.matter and v.tier = wanted.tier and v.decided_on >= since) lines
  cross join lateral (
    -- may_see, asked once for all rows: a function is called for each.
    select c.*, (select casework.sees_all_cases() and agency = platform.current_agency())
        or exists (select from casework.case_access a
          where a.case_id = c.case_id and a.person_id = platform.current_person()) as seen
    from casework.like_case c
    where c.agency_id = agency and c.matter_code = wanted.matter and c.tier = wanted.tier
      and c.decided_on >= since and c.case_id is distinct from apart
    order by c.decided_on desc
    limit most) found
  where agency = platform.current_agency() or agency = any (identity.supervised_agencies())
$$;
revoke execute on function casework.like_cases from public;
grant execute on function casework.like_cases to zhaofa_office;
