-- 行政检查: one row for each visit, made from the events of its case with each act that changes it. An officer sees the
-- cases they work on; how often a firm was visited, and where an officer was at an hour, is asked over all of them.
create table casework.visit (
  case_id     uuid primary key references casework.case_file,
  agency_id   uuid not null,
  firm_code   text not null,
  firm_name   text not null,
  -- The day it took place or for which it is approved; null where neither is so, and then it is counted nowhere.
  visited_on  date,
  departments text[] not null,
  joint       boolean not null,
  -- Codes of the published list, and their names as the visit began with them.
  items       text[] not null,
  item_names  text[] not null,
  ground      text not null,
  way         text not null,
  exempt      text,
  -- Visits that counted when it was approved, and the cap as it stood then.
  before      int,
  cap         int,
  result      text,
  found_on    date,
  told_on     date,
  published_on date,
  problems    int not null,
  orders      int not null,
  filed       boolean not null
);
comment on table casework.visit is
  '行政检查：每一次检查一行，由案卷的事件得出；频次、检查结果公示和统计年报由此计数';
create index visits_of_firm on casework.visit (agency_id, firm_code, visited_on);
create index visits_of_year on casework.visit (agency_id, visited_on);
create index visits_to_publish on casework.visit (agency_id, told_on)
  where told_on is not null and published_on is null;

-- 笔录: when, and by whom, so that nobody is in two at once.
create table casework.field_record (
  case_id    uuid not null references casework.case_file,
  no         int not null check (no > 0),
  agency_id  uuid not null,
  kind       text not null check (kind in ('inspection', 'inquiry', 'seizure')),
  started_at timestamptz not null,
  ended_at   timestamptz not null,
  officers   uuid[] not null,
  primary key (case_id, no)
);
comment on table casework.field_record is '现场检查、询问、查封扣押的笔录：起止时间和执法人员，由案卷的事件得出';
-- They are asked since the day on which a visit was registered, so that few lie beyond it.
create index records_since on casework.field_record (agency_id, ended_at);

do $$
declare t text;
begin
  foreach t in array array['visit', 'field_record'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('create policy seen on casework.%I for select to zhaofa_office
      using (agency_id = platform.current_agency() and casework.may_see(case_id))', t);
    execute format('create policy supervised on casework.%I for select to zhaofa_office
      using (agency_id = any ((select identity.supervised_agencies())::uuid[]))', t);
    execute format('create policy added on casework.%I for insert to zhaofa_office
      with check (agency_id = platform.current_agency())', t);
    execute format('create policy changed on casework.%I for update to zhaofa_office
      using (agency_id = platform.current_agency() and casework.may_see(case_id))', t);
    execute format('grant select, insert, update on casework.%I to zhaofa_office', t);
  end loop;
end $$;

-- Records of before, as they were made; one that was put right reads so from the next act of its case on.
insert into casework.field_record
select e.case_id, row_number() over (partition by e.case_id order by e.version), e.agency_id,
  case e.type when 'SiteInspected' then 'inspection' when 'PersonInquired' then 'inquiry' else 'seizure' end,
  (e.body ->> 'startedAt')::timestamptz, (e.body ->> 'endedAt')::timestamptz,
  array(select jsonb_array_elements_text(e.body -> 'officers')::uuid)
from casework.case_event e
where e.type in ('SiteInspected', 'PersonInquired', 'GoodsSeized')
  and e.body ->> 'startedAt' is not null and e.body ->> 'endedAt' is not null;

-- How often a firm was visited, by every department: no case is named, but the one that asks knows itself.
create function casework.visits_of(agency uuid, firms text[], since date)
  returns table (firm_code text, case_id uuid, visited_on date, departments text[], item_names text[], way text,
    exempt text)
  language sql stable security definer set search_path = pg_catalog as $$
    select v.firm_code, v.case_id, v.visited_on, v.departments, v.item_names, v.way, v.exempt
      from casework.visit v
     where v.agency_id = agency and v.firm_code = any (firms) and v.visited_on >= since
       and (agency = platform.current_agency() or agency = any (identity.supervised_agencies()))
     order by v.visited_on, v.case_id
  $$;
comment on function casework.visits_of is
  'Visits of these firms by every department of the agency, since a day: when, by whom, of what; no finding is told.';

-- At which hours these officers made a record in another case of the agency.
create function casework.records_of(agency uuid, people uuid[], since timestamptz, apart uuid)
  returns table (officers uuid[], kind text, started_at timestamptz, ended_at timestamptz)
  language sql stable security definer set search_path = pg_catalog as $$
    select r.officers, r.kind, r.started_at, r.ended_at
      from casework.field_record r
     where r.agency_id = agency and r.officers && people and r.ended_at >= since and r.case_id is distinct from apart
       and (agency = platform.current_agency() or agency = any (identity.supervised_agencies()))
     order by r.started_at
  $$;
comment on function casework.records_of is
  'Hours at which these officers made records in other cases; neither the case nor what was recorded is told.';
revoke execute on function casework.visits_of, casework.records_of from public;
grant execute on function casework.visits_of, casework.records_of to zhaofa_office;
