-- The head of the agency sees how its letters stand: which wait, since when, what was done. What they say and
-- who wrote them stays with the heads of the handling department (casework.handles_letters).
create function casework.letters_overseen()
  returns table (id uuid, kind text, number text, received_at timestamptz, types text[])
language sql stable security definer set search_path = pg_catalog as $$
  select l.id, l.kind, l.number, l.received_at, coalesce(s.types, '{}')
  from casework.letter l
  left join lateral (
    select array_agg(e.type order by e.version) as types from casework.letter_event e
    where e.letter_id = l.id) s on true
  where l.agency_id = platform.current_agency()
    and exists (select from identity.person_role r
      where r.person_id = platform.current_person() and r.agency_id = platform.current_agency()
        and r.role in ('agency-head', 'department-head'))
    and not coalesce(s.types && array['LetterRefused', 'LetterAnswered'], false)
  order by l.received_at
$$;
comment on function casework.letters_overseen() is
  '没有办结的来信：编号、类别、收到时间、办到哪一步；本机关负责人和承办机构负责人可以看，不含内容和写信人';
revoke execute on function casework.letters_overseen() from public;
grant execute on function casework.letters_overseen() to zhaofa_office;
