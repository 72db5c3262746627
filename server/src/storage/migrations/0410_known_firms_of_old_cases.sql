-- A firm is also known from old cases that were imported: its name and how often, without address or representative,
-- which the table of an office does not say. What a case of this system says comes first.
create or replace function casework.known_firms(wanted text, apart uuid)
  returns table (name text, firm jsonb, cases int)
  language sql stable security definer set search_path = pg_catalog as $$
    with known as (
      select f.firm, (f.firm ->> 'at')::timestamptz as at, f.id, false as imported
        from casework.case_file f
       where f.agency_id = platform.current_agency() and f.party_code = wanted
         and f.firm is not null and f.id is distinct from apart
      union all
      select jsonb_build_object('kind', c.party_kind, 'name', c.party_name, 'representative', '', 'address', '',
               'at', to_char(c.decided_on, 'YYYY-MM-DD')),
             c.decided_on::timestamptz, null, true
        from casework.imported_case c
       where c.agency_id = platform.current_agency() and c.party_code = wanted
         and c.party_kind <> 'natural-person' and casework.import_stands(c.import_id))
    select k.firm ->> 'name',
           (array_agg(k.firm order by k.imported, k.at desc, k.id desc))[1],
           count(*)::int
      from known k
       -- A case that was filed and is put right is compared with those before it, not with later ones.
     where coalesce(k.at
             < (select (own.firm ->> 'at')::timestamptz from casework.case_file own where own.id = apart), true)
     group by k.firm ->> 'name'
     order by bool_and(k.imported), max(k.at) desc
     limit 20
  $$;
comment on function casework.known_firms is
  'Names and licence data under which the agency''s own cases, imported ones included, know a code; no case is named.';
