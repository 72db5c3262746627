-- 案卷评查 asks whether the same act was fined twice (处罚法第29条). An officer sees the cases he works on, so the
-- numbers and periods of the agency's other fines of the same party are told, and nothing else of those cases.
create function casework.other_fines(asking uuid)
  returns table (number text, matter text, violation_from date, violation_until date, fine_fen bigint)
  language sql stable security definer set search_path = pg_catalog as $$
    select coalesce(paper.number, f.title),
           f.matter_code,
           coalesce((began.body ->> 'violationFrom')::date,
                    ((began.body ->> 'foundAt')::timestamptz at time zone 'Asia/Shanghai')::date),
           coalesce((began.body ->> 'violationUntil')::date,
                    ((began.body ->> 'foundAt')::timestamptz at time zone 'Asia/Shanghai')::date),
           (issued.body #>> '{draft,penalty,fineFen}')::bigint
      from casework.case_file own
      join casework.case_file f
        on f.agency_id = own.agency_id and f.party_code = own.party_code and f.id <> own.id
      join casework.standing_decision d on d.case_id = f.id
      join casework.case_event issued on issued.case_id = f.id and issued.version = d.version
      join lateral (select e.body from casework.case_event e
                     where e.case_id = f.id and e.type in ('CaseFiled', 'SpotCaseOpened')
                     order by e.version desc limit 1) began on true
      left join lateral (select p.number from casework.document p
                          where p.case_id = f.id and p.role = 'decision'
                          order by p.version desc limit 1) paper on true
     where own.id = asking
       and (own.agency_id = platform.current_agency()
            or own.agency_id = any ((select identity.supervised_agencies())::uuid[]))
       and issued.type = 'DecisionIssued'
       and (issued.body #>> '{draft,penalty,fineFen}')::bigint > 0
     order by f.id
     limit 200
  $$;
comment on function casework.other_fines is
  'Fines of the same agency upon the same party in other cases than the one that asks; no case is named but by the number of its decision.';
revoke execute on function casework.other_fines from public;
grant execute on function casework.other_fines to zhaofa_office;
