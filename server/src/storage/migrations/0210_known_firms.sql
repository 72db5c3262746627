-- What stands on the licence of a firm that was a party: kind, name, representative, address, and since when
-- the case says so. A new case of the same 统一社会信用代码 is filled in from it, and a code under two names is
-- seen. Natural persons have none.
alter table casework.case_file add column firm jsonb;
comment on column casework.case_file.firm is
  'What the licence of the party says: kind, name, representative, address, at. Null for natural persons.';

update casework.case_file f
   set firm = jsonb_build_object(
         'kind', said.party ->> 'kind',
         'name', said.party ->> 'name',
         'representative', coalesce(said.party ->> 'legalRepresentative', said.party ->> 'operator', ''),
         'address', said.party ->> 'address',
         'at', said.at)
  from (select distinct on (case_id) case_id, at, body -> 'party' as party
          from casework.case_event
         where type in ('CaseFiled', 'SpotCaseOpened')
         order by case_id, version desc) said
 where said.case_id = f.id and said.party ->> 'uscc' is not null;

-- An officer sees the cases he works on. What a licence says is not secret within the agency, so a firm is
-- known from all its cases; which cases they are is not told.
create function casework.known_firms(wanted text, apart uuid)
  returns table (name text, firm jsonb, cases int)
  language sql stable security definer set search_path = pg_catalog as $$
    select f.firm ->> 'name',
           (array_agg(f.firm order by (f.firm ->> 'at')::timestamptz desc, f.id desc))[1],
           count(*)::int
      from casework.case_file f
     where f.agency_id = platform.current_agency() and f.party_code = wanted
       and f.firm is not null and f.id is distinct from apart
       -- A case that was filed and is put right is compared with those before it, not with later ones.
       and coalesce((f.firm ->> 'at')::timestamptz
             < (select (own.firm ->> 'at')::timestamptz from casework.case_file own where own.id = apart), true)
     group by f.firm ->> 'name'
     order by max((f.firm ->> 'at')::timestamptz) desc
     limit 20
  $$;
comment on function casework.known_firms is
  'Names and licence data under which the agency''s own cases know a code, newest first; no case is named.';
revoke execute on function casework.known_firms from public;
grant execute on function casework.known_firms to zhaofa_office;
