-- 行政检查 is no penalty case until one begins in its file: lists and numbers tell them apart. Like every column of this
-- table it is made from the events with each act; before this version there was no visit.
alter table casework.case_file add column inspection boolean not null default false;
comment on column casework.case_file.inspection is '一次行政检查，还没有在同一案卷立案或者当场处罚';
create index case_file_inspections on casework.case_file (agency_id, updated_at desc) where inspection;

-- A firm that was visited is known by its licence, and a visit is not counted as a case that it had.
create or replace function casework.known_firms(wanted text, apart uuid)
  returns table (name text, firm jsonb, cases int)
  language sql stable security definer set search_path = pg_catalog as $$
    with known as (
      select f.firm, (f.firm ->> 'at')::timestamptz as at, f.id, false as imported, not f.inspection as is_case
        from casework.case_file f
       where f.agency_id = platform.current_agency() and f.party_code = wanted
         and f.firm is not null and f.id is distinct from apart
      union all
      select jsonb_build_object('kind', c.party_kind, 'name', c.party_name, 'representative', '', 'address', '',
               'at', to_char(c.decided_on, 'YYYY-MM-DD')),
             c.decided_on::timestamptz, null, true, true
        from casework.imported_case c
       where c.agency_id = platform.current_agency() and c.party_code = wanted
         and c.party_kind <> 'natural-person' and casework.import_stands(c.import_id))
    select k.firm ->> 'name',
           (array_agg(k.firm order by k.imported, k.at desc, k.id desc))[1],
           (count(*) filter (where k.is_case))::int
      from known k
       -- A case that was filed and is put right is compared with those before it, not with later ones.
     where coalesce(k.at
             < (select (own.firm ->> 'at')::timestamptz from casework.case_file own where own.id = apart), true)
     group by k.firm ->> 'name'
     order by bool_and(k.imported), max(k.at) desc
     limit 20
  $$;
