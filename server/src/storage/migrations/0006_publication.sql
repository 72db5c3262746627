-- What the public may read (公示). The portal's role reads this schema and the public ledger tables and
-- nothing else; whatever must not be public must never be written here. The office writes it through
-- storage/publication, each act with its leaf of the log.
--   notice      every version of every notice, never changed
--   entry       where each notice stands now: which version, still shown or not
--   listing     the notices shown now, as lists and search need them; made from notice, may be rebuilt
--   withdrawal, withheld   what is not shown any more, or never was, and why

create schema publication;
comment on schema publication is '公示：公众可以看到的全部内容；门户只读本模式和公开账本';
grant usage on schema publication to zhaofa_office, zhaofa_portal;

create table publication.state (
  single   boolean primary key default true check (single),
  version  bigint not null
);
insert into publication.state (version) values (1);
comment on table publication.state is
  '公示数据的版本：本模式的任何改动都使它加一；门户的页面缓存以它为键，因此发布和撤回立即可见';

-- Runs before each statement, so every writer locks this row first and two of them cannot deadlock.
create function publication.touch() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update publication.state set version = version + 1;
  return null;
end $$;

create sequence publication.listing_id;
comment on sequence publication.listing_id is '公示的先后顺序，列表按它排序和翻页';

create table publication.agency (
  agency_id           uuid primary key,
  name                text not null check (name <> ''),
  short_name          text not null,
  portal_name         text not null,
  organiser           text not null,
  contractor          text not null,
  government_name     text not null,
  government_url      text,
  address             text not null,
  phone               text not null,
  office_hours        text not null,
  supervision_phone   text not null,
  review_authority    text not null,
  court               text not null,
  site_code           text,
  icp_record          text,
  police_record       text,
  log_origin          text,
  position            smallint not null default 0
);
comment on table publication.agency is '执法机关和门户页脚：名称、联系方式、网站标识码、备案号。为空的标识不显示';
comment on column publication.agency.site_code is '政府网站标识码，10 位';

create table publication.notice (
  year          smallint not null,
  public_id     text collate "C" not null check (public_id ~ '^[0-9A-Za-z-]{8,64}$'),
  version       int not null check (version > 0),
  agency_id     uuid not null,
  body          text not null check (body is json object),
  published_at  timestamptz not null,
  primary key (public_id, version, year)
) partition by range (year);
comment on table publication.notice is '公示信息的每一个版本，按首次公示年份分区；只增不改，更正是新版本';
comment on column publication.notice.body is
  '公示信息（PublicNotice）的 JSON 原文，账本条目的摘要就是对它计算的；不用 jsonb，因为要保留原文';

create table publication.entry (
  public_id           text collate "C" primary key,
  agency_id           uuid not null,
  year                smallint not null,
  listing_id          bigint not null unique,
  version             int not null,
  status              text not null default 'published' check (status in ('published', 'withdrawn', 'expired')),
  number              text collate "C" not null,
  first_published_on  date not null,
  published_on        date not null,
  expires_on          date not null,
  ended_on            date,
  unique (agency_id, number),
  check ((status = 'published') = (ended_on is null)),
  foreign key (public_id, version, year) references publication.notice (public_id, version, year)
);
create index entry_number on publication.entry (number);
create index entry_expiry on publication.entry (expires_on) where status = 'published';
comment on table publication.entry is '每件公示的现状：当前版本、是否仍在公示；撤回或者到期后不能恢复，重新公示须另立一件';

create table publication.listing (
  year           smallint not null,
  id             bigint not null,
  public_id      text collate "C" not null,
  agency_id      uuid not null,
  kind           text not null,
  matter_code    text collate "C" not null,
  matter_name    text not null,
  penalty_kinds  text[] not null,
  number         text collate "C" not null,
  party          text not null,
  title          text not null,
  outcome        text not null,
  decided_on     date not null,
  published_on   date not null,
  expires_on     date not null,
  terms          tsvector not null,
  primary key (id, year)
) partition by range (year);
-- Terms are read through the index only: out of line they leave the rows small.
alter table publication.listing alter terms set storage external;
create index listing_terms on publication.listing using gin (terms) with (fastupdate = off);
create index listing_number on publication.listing (number);
comment on table publication.listing is
  '正在公示的决定，供列表和检索使用，由公示信息生成；撤回、到期即删除。主键以编号在前，检索时按编号从新到旧';
comment on column publication.listing.terms is
  '检索词：正文分词；@ 当事人名称的相邻两字；# 筛选条件；#b 编号所在的块（每块 8192 件），用来先查最新的块';

do $$
declare y int;
begin
  execute 'create table publication.notice_early partition of publication.notice for values from (minvalue) to (2022)';
  execute 'create table publication.listing_early partition of publication.listing for values from (minvalue) to (2022)';
  for y in 2022..2031 loop
    execute format('create table publication.notice_%s partition of publication.notice for values from (%s) to (%s)', y, y, y + 1);
    execute format('create table publication.listing_%s partition of publication.listing for values from (%s) to (%s)', y, y, y + 1);
  end loop;
  execute 'create table publication.notice_late partition of publication.notice for values from (2032) to (maxvalue)';
  execute 'create table publication.listing_late partition of publication.listing for values from (2032) to (maxvalue)';
end $$;

create table publication.tally (
  agency_id  uuid not null,
  year       smallint not null,
  facet      text collate "C" not null,
  value      text collate "C" not null,
  label      text not null,
  count      int not null,
  primary key (facet, year, value, agency_id)
);
comment on table publication.tally is
  '正在公示的件数，按首次公示年份和 facet（all、kind、matter、penalty、month 决定月份）统计，随 listing 自动增减';

create function publication.count_listing() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.tally as t (agency_id, year, facet, value, label, count)
  select agency_id, year, facet, value, max(label), sum(one)
  from (
    select l.agency_id, l.year, f.facet, f.value, f.label, case when tg_op = 'DELETE' then -1 else 1 end as one
    from changed l, lateral (
      values ('all', '', ''), ('kind', l.kind, ''), ('matter', l.matter_code, l.matter_name),
             ('month', to_char(l.decided_on, 'YYYY-MM'), '')
      union all select 'penalty', unnest(l.penalty_kinds), ''
    ) f (facet, value, label)
  ) counted
  group by agency_id, year, facet, value
  on conflict (facet, year, value, agency_id)
    do update set count = t.count + excluded.count, label = excluded.label;
  return null;
end $$;
create trigger counted_in after insert on publication.listing
  referencing new table as changed for each statement execute function publication.count_listing();
create trigger counted_out after delete on publication.listing
  referencing old table as changed for each statement execute function publication.count_listing();

create table publication.withdrawal (
  public_id     text collate "C" primary key references publication.entry,
  agency_id     uuid not null,
  agency_name   text not null,
  number        text not null,
  ground        text check (ground in ('changed', 'revoked', 'unlawful', 'void', 'mistaken')),
  reason        text not null check (reason <> ''),
  basis_number  text,
  withdrawn_on  date not null,
  withdrawn_at  timestamptz not null
);
create index withdrawal_newest on publication.withdrawal (withdrawn_at desc);
comment on table publication.withdrawal is
  '公示撤回及其理由（行政处罚法第四十八条第二款）；只说明撤回，不含原决定的内容';

create table publication.withheld (
  public_id     text collate "C" primary key check (public_id ~ '^[0-9A-Za-z-]{8,64}$'),
  agency_id     uuid not null,
  agency_name   text not null,
  ground        text not null,
  because       text not null,
  decided_in    text not null check (decided_in ~ '^\d{4}-\d{2}$'),
  published_on  date not null
);
comment on column publication.withdrawal.ground is
  '第四十八条列举的情形或者公示有误；为空时只有文字说明的理由';
comment on table publication.withheld is '依法不予公开的决定：只有条文和月份';

create table publication.officer (
  certificate_number  text collate "C" primary key,
  agency_id           uuid not null,
  name                text not null,
  unit                text not null,
  post                text not null,
  categories          text[] not null,
  region              text not null,
  valid_from          date not null,
  valid_to            date not null,
  status              text not null check (status in ('active', 'suspended', 'revoked'))
);
create index officer_of_agency on publication.officer (agency_id, certificate_number);
comment on table publication.officer is '行政执法人员清单：姓名、单位、职务、证号、执法类别、执法区域；不含证件号码和电话';

create function publication.entry_only_advances() returns trigger language plpgsql as $$
begin
  if (new.public_id, new.agency_id, new.year, new.listing_id, new.number, new.first_published_on)
       is distinct from (old.public_id, old.agency_id, old.year, old.listing_id, old.number, old.first_published_on)
    or new.version < old.version
    or old.status <> 'published'
  then
    raise exception 'publication.entry %: a notice is corrected, withdrawn or expires, nothing else', old.public_id
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_advances before update on publication.entry
  for each row execute function publication.entry_only_advances();

create trigger append_only before update or delete or truncate on publication.notice
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on publication.withdrawal
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on publication.withheld
  for each statement execute function platform.refuse_change();
create trigger never_removed before delete or truncate on publication.entry
  for each statement execute function platform.refuse_change();

do $$
declare t text;
begin
  foreach t in array array['agency', 'notice', 'entry', 'listing', 'withdrawal', 'withheld', 'officer'] loop
    execute format('create trigger a_touch before insert or update or delete on publication.%I
      for each statement execute function publication.touch()', t);
    execute format('alter table publication.%I enable row level security', t);
    execute format('create policy own_agency on publication.%I to zhaofa_office
      using (agency_id = (select platform.current_agency()))
      with check (agency_id = (select platform.current_agency()))', t);
  end loop;
  foreach t in array array['agency', 'entry', 'listing', 'withdrawal', 'withheld', 'officer'] loop
    execute format('create policy everybody on publication.%I for select to zhaofa_portal using (true)', t);
  end loop;
end $$;

-- A version that was corrected, withdrawn or has expired is not even readable for the portal.
create policy current_only on publication.notice for select to zhaofa_portal using (
  exists (
    select from publication.entry e
    where e.public_id = notice.public_id and e.version = notice.version and e.status = 'published'
  )
);

grant select on publication.state, publication.agency, publication.notice, publication.entry,
  publication.listing, publication.tally, publication.withdrawal, publication.withheld,
  publication.officer, publication.listing_id to zhaofa_portal;

grant select on publication.state, publication.tally to zhaofa_office;
grant usage, select on sequence publication.listing_id to zhaofa_office;
grant select, insert on publication.notice, publication.withdrawal, publication.withheld to zhaofa_office;
grant select, insert on publication.entry to zhaofa_office;
grant update (version, status, published_on, expires_on, ended_on) on publication.entry to zhaofa_office;
grant select, insert, delete on publication.listing to zhaofa_office;
grant select, insert, update on publication.agency to zhaofa_office;
grant select, insert, update, delete on publication.officer to zhaofa_office;

-- Lists are short and always found by index: a plan for every parameter is as good as one for each.
alter role zhaofa_portal set plan_cache_mode = force_generic_plan;
alter role zhaofa_portal set jit = off;
alter role zhaofa_portal set max_parallel_workers_per_gather = 0;
