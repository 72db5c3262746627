-- 检查专页: what the holder of a 检查通知书 sees of the visit, without an account. The role of the portal reads none of
-- these rows: it asks one question, with the code that only the notice bears.

create table publication.visit_page (
  case_id     uuid primary key references casework.case_file,
  agency_id   uuid not null,
  code_hash   bytea not null unique check (octet_length(code_hash) = 32),
  firm_code   text not null,
  year        int not null,
  body        text not null check (body is json object),
  -- As the list of the firm's year shows it; null before anybody came.
  listed      text check (listed is json object),
  rateable    boolean not null,
  open_until  date not null,
  updated_at  timestamptz not null
);
comment on table publication.visit_page is
  '检查专页的快照，随案卷一起写入：谁、为什么、查了什么、结果、异议和答复；没有举报人和内部意见。凭通知书上的二维码逐件读取';
comment on column publication.visit_page.open_until is '专页开放到这一日：检查的次年年底';
create index visit_pages_of_firm on publication.visit_page (agency_id, firm_code, year) where listed is not null;

alter table publication.visit_page enable row level security;
create policy seen on publication.visit_page for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
create policy added on publication.visit_page for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()));
create policy changed on publication.visit_page for update to zhaofa_office
  using (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
grant select, insert, update on publication.visit_page to zhaofa_office;

-- 匿名评价: one for each visit, by whoever holds its notice. Neither who answered nor from where nor at which hour is
-- kept, and whoever was rated reads no single answer: that is for those who supervise.
create table casework.visit_rating (
  id            uuid primary key,
  case_id       uuid not null unique references casework.case_file,
  agency_id     uuid not null,
  rated_on      date not null,
  kept          text not null check (kept in ('yes', 'no', 'unsure')),
  shown         text not null check (shown in ('yes', 'no', 'unsure')),
  repeated      text not null check (repeated in ('yes', 'no', 'unsure')),
  clean         text not null check (clean in ('yes', 'no', 'unsure')),
  overall       int not null check (overall between 1 and 5),
  words_sealed  bytea
);
comment on table casework.visit_rating is
  '企业对一次检查的匿名评价，只增不改，每次检查一份：不记录评价人、网络地址和时刻；只有监督机关读得到';
create index ratings_of_year on casework.visit_rating (agency_id, rated_on);
create trigger append_only before update or delete or truncate on casework.visit_rating
  for each statement execute function platform.refuse_change();
alter table casework.visit_rating enable row level security;

create function casework.may_be_rated(wanted uuid, agency uuid, today date) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from publication.visit_page p
      where p.case_id = wanted and p.agency_id = agency and p.rateable and today <= p.open_until)
  $$;
comment on function casework.may_be_rated is 'Whether the visit is one that can be rated; of the visit it tells nothing else.';
create policy supervised on casework.visit_rating for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
-- Nobody who is signed in rates: an officer would rate their own visit.
create policy added on casework.visit_rating for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and (select platform.current_person()) is null
    and casework.may_be_rated(case_id, agency_id, rated_on));
grant select, insert on casework.visit_rating to zhaofa_office;

-- What an agency learns of its ratings: sums of a year, from five on, by full fives and of days that are over, so that
-- no answer can be worked out from the sum of before. Those who supervise get every answer counted.
create function casework.rating_sums(agency uuid, wanted int, today date)
  returns table (answers int, kept_no int, shown_no int, repeated_yes int, clean_no int, scores int[])
  language sql stable security definer set search_path = pg_catalog as $$
    with supervised as (select agency = any (identity.supervised_agencies()) as is_so),
    numbered as (
      select r.*, row_number() over (order by r.rated_on, r.id) as no, count(*) over () as total
        from casework.visit_rating r
       where r.agency_id = agency and extract(year from r.rated_on) = wanted
         and (agency = platform.current_agency() or (select coalesce(is_so, false) from supervised))
         and (r.rated_on < today or (select coalesce(is_so, false) from supervised))),
    told as (
      select * from numbered
       where (select coalesce(is_so, false) from supervised) or no <= total - total % 5)
    select count(*)::int, (count(*) filter (where kept = 'no'))::int, (count(*) filter (where shown = 'no'))::int,
           (count(*) filter (where repeated = 'yes'))::int, (count(*) filter (where clean = 'no'))::int,
           array[(count(*) filter (where overall = 1))::int, (count(*) filter (where overall = 2))::int,
                 (count(*) filter (where overall = 3))::int, (count(*) filter (where overall = 4))::int,
                 (count(*) filter (where overall = 5))::int]
      from told
  $$;
comment on function casework.rating_sums is
  'Sums of a year of ratings: for the agency by full fives of days that are over, for those who supervise it all of them; no single answer.';
revoke execute on function casework.may_be_rated, casework.rating_sums from public;
grant execute on function casework.may_be_rated, casework.rating_sums to zhaofa_office;

-- One visit, with the year of its firm, for the holder of its code. A wrong code gets the same nothing as an old one.
create function publication.visit_page_of(code bytea, today date)
  returns table (case_id uuid, agency_id uuid, body text, year int, visits json, rateable boolean, rated boolean)
  language sql stable security definer set search_path = pg_catalog as $$
    select p.case_id, p.agency_id, p.body, p.year, coalesce((
        select json_agg(o.listed::json order by o.listed::json ->> 'on', o.case_id)
          from publication.visit_page o
         where o.agency_id = p.agency_id and o.firm_code = p.firm_code and o.year = p.year
           and o.listed is not null), '[]'),
      p.rateable, exists (select from casework.visit_rating r where r.case_id = p.case_id)
      from publication.visit_page p
     where p.code_hash = code and today <= p.open_until
  $$;
revoke execute on function publication.visit_page_of from public;
grant execute on function publication.visit_page_of to zhaofa_portal;

-- 异议 as lists and numbers ask for them; like every column of the table made from the events with each act.
alter table casework.visit
  add column objections int not null default 0,
  add column objected_on date,
  add column objection_answered_on date,
  -- What is public of it is not what was found since: it is proposed for publication again.
  add column outdated boolean not null default false;
comment on column casework.visit.objected_on is '最近一次异议的日期；没有的为空';
