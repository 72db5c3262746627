-- 清单公示: rows somebody is still typing, and lists that were looked at again and stay (动态调整).

create table casework.list_draft (
  agency_id    uuid not null,
  item         text not null check (item ~ '^(pre|in|post)_[a-z_]+$'),
  person_id    uuid not null,
  person_name  text not null,
  version      int not null check (version >= 0),
  published    int not null check (published >= 0),
  rows         jsonb not null,
  reason       text not null,
  saved_at     timestamptz not null,
  primary key (agency_id, item, person_id)
);
comment on table casework.list_draft is
  '清单还没有送审的草稿，每人每个清单一份；送审时删去，是唯一会消失的内容';
comment on column casework.list_draft.version is '开始写的时候送审到了第几步；0 是还没有送审';
comment on column casework.list_draft.published is '开始写的时候公布的是第几版；0 是还没有公布';
grant select, insert, update, delete on casework.list_draft to zhaofa_office;
alter table casework.list_draft enable row level security;
-- Everybody of the agency sees who else is writing; only one's own draft is written.
create policy seen on casework.list_draft for select to zhaofa_office
  using (agency_id = platform.current_agency());
create policy own on casework.list_draft for all to zhaofa_office
  using (agency_id = platform.current_agency() and person_id = platform.current_person())
  with check (agency_id = platform.current_agency() and person_id = platform.current_person());

create table casework.list_review (
  id            uuid primary key,
  agency_id     uuid not null,
  item          text not null check (item ~ '^(pre|in|post)_[a-z_]+$'),
  list_version  int not null check (list_version > 0),
  trigger       text not null check (trigger <> ''),
  opinion       text not null check (opinion <> ''),
  at            timestamptz not null,
  by_id         uuid not null,
  by_name       text not null,
  unique (agency_id, item, list_version, trigger)
);
comment on table casework.list_review is
  '动态调整的复核：因为什么（trigger）复核了公布的第几版，认为不用调整；只增不改';
create trigger append_only before update or delete or truncate on casework.list_review
  for each statement execute function platform.refuse_change();
grant select, insert on casework.list_review to zhaofa_office;
alter table casework.list_review enable row level security;
create policy own on casework.list_review for all to zhaofa_office
  using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency());
