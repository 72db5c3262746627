-- 类案 see the cases that were imported, as long as their import stands. Nobody wrote down their tier, factors and
-- circumstances: they are alike by their matter alone, and whoever compares by tier is told so.
create function casework.standing_imports(agency uuid) returns uuid[]
language sql stable set search_path = pg_catalog as $$
  select coalesce(array_agg(a.import_id), '{}') from casework.case_import_event a
  where a.agency_id = agency and a.version = 2 and a.type = 'ImportApproved'
    and not exists (select from casework.case_import_event v where v.import_id = a.import_id and v.version = 3)
$$;
revoke execute on function casework.standing_imports from public;

drop function casework.like_cases(uuid, text[], text[], date, uuid, int);
-- As before, and beside them the imported ones of the same matter, each up to the cut: whoever asks puts them in one order.
-- `total` is that of its own kind. An imported case is opened by people of the agency with all of its cases, and by
-- whoever supervises it.
create function casework.like_cases(agency uuid, matters text[], tiers text[], since date, apart uuid, most int)
  returns table (matter_code text, tier text, case_id uuid, import_id uuid, line int, number text, decided_on date,
    fine_fen bigint, factors jsonb, circumstances text[], standing text, seen boolean, total bigint)
language sql stable security definer set search_path = pg_catalog as $$
  -- Asked once: as a part of the conditions it would be called for each row.
  with standing as materialized (select casework.standing_imports(agency) as ids)
  select wanted.matter, wanted.tier, found.case_id, null::uuid, null::int, found.number, found.decided_on,
    found.fine_fen, found.factors, case when found.seen then found.circumstances else '{}' end, found.standing,
    found.seen, lines.total
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
  union all
  select wanted.matter, wanted.tier, null, found.import_id, found.line, found.number, found.decided_on, found.fine_fen,
    '[]', '{}', 'stands',
    coalesce(casework.sees_all_cases() and agency = platform.current_agency()
      or agency = any (identity.supervised_agencies()), false), lines.total
  from unnest(matters, tiers) as wanted (matter, tier)
  cross join standing
  cross join lateral (select count(*) as total from casework.imported_case i
    where i.agency_id = agency and i.matter_code = wanted.matter and i.decided_on >= since
      and i.fine_fen > 0 and i.import_id = any (standing.ids)) lines
  cross join lateral (
    select i.import_id, i.line, i.number, i.decided_on, i.fine_fen from casework.imported_case i
    where i.agency_id = agency and i.matter_code = wanted.matter and i.decided_on >= since
      and i.fine_fen > 0 and i.import_id = any (standing.ids)
    order by i.decided_on desc
    limit most) found
  where wanted.matter <> '' and (agency = platform.current_agency() or agency = any (identity.supervised_agencies()))
$$;
revoke execute on function casework.like_cases from public;
grant execute on function casework.like_cases to zhaofa_office;
-- The fines of a matter, newest first, read without their rows.
create index like_imported_cases on casework.imported_case (agency_id, matter_code, decided_on desc)
  include (import_id, fine_fen) where fine_fen > 0;
