-- Reference data (基础数据与规则): what the law leaves to an agency, and the lists it works from.
-- Every item has a series of versions that only ever grows. A version counts from effective_from;
-- what applied on a day is the version with the latest effective_from up to that day. Each version is
-- also a leaf of the log (kind rule-change) in the same transaction.

create schema reference;
comment on schema reference is '基础数据与规则：工作日历、执法事项、裁量基准、法制审核目录、本局规则，全部按版本保存';
grant usage on schema reference to zhaofa_office;

create table reference.rule (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references identity.agency,
  kind       text not null check (kind in
               ('calendar-year', 'matter', 'benchmark', 'review-catalogue', 'agency-rule')),
  code       text not null check (code <> '' and length(code) <= 80),
  unique (agency_id, kind, code),
  unique (agency_id, id)
);
comment on table reference.rule is '规则条目：每个条目有一个不含内容的随机编号，供账本引用';
comment on column reference.rule.kind is
  'calendar-year 年度放假安排，matter 执法事项，benchmark 裁量基准（按事项），review-catalogue 法制审核目录，agency-rule 本局规则';
comment on column reference.rule.code is '年份、事项编码、目录名或者规则名，在本机关同类条目中唯一';

create table reference.rule_version (
  rule_id         uuid not null,
  version         integer not null check (version > 0),
  agency_id       uuid not null,
  effective_from  date not null,
  body            jsonb not null,
  source          text not null check (source <> ''),
  reason          text not null check (reason <> ''),
  by_person       uuid references identity.person,
  at              timestamptz not null,
  primary key (rule_id, version),
  foreign key (agency_id, rule_id) references reference.rule (agency_id, id)
);
create index rule_version_of_agency on reference.rule_version (agency_id, effective_from);
comment on table reference.rule_version is '规则版本：只增不改，更正也是新版本';
comment on column reference.rule_version.effective_from is '自该日起适用；可以是将来的日期';
comment on column reference.rule_version.body is '内容；金额单位为分';
comment on column reference.rule_version.source is '来源：法条、文件、网页，或者示范数据';
comment on column reference.rule_version.reason is '为什么变更';
comment on column reference.rule_version.by_person is '变更人；只有机关建立时的初始版本为空';

-- The primary key lets one of two writers win; this keeps the series without gaps.
create function reference.version_in_turn() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.version <> coalesce(
       (select max(version) from reference.rule_version where rule_id = new.rule_id), 0) + 1 then
    raise exception 'rule version % is out of turn', new.version
      using errcode = 'unique_violation', constraint = 'rule_version_pkey';
  end if;
  return new;
end $$;
create trigger in_turn before insert on reference.rule_version
  for each row execute function reference.version_in_turn();

create trigger append_only before update or delete or truncate on reference.rule
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on reference.rule_version
  for each statement execute function platform.refuse_change();

alter table reference.rule enable row level security;
create policy seen on reference.rule for select to zhaofa_office
  using (agency_id = platform.current_agency());
create policy added on reference.rule for insert to zhaofa_office
  with check (agency_id = platform.current_agency());
alter table reference.rule_version enable row level security;
create policy seen on reference.rule_version for select to zhaofa_office
  using (agency_id = platform.current_agency());
create policy added on reference.rule_version for insert to zhaofa_office
  with check (agency_id = platform.current_agency());

grant select, insert on reference.rule, reference.rule_version to zhaofa_office;
