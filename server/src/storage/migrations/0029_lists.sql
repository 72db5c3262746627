-- 清单类公示 (事前公开): how a list came to be published, step by step, and every version of it.

create table casework.list_event (
  submission_id uuid not null,
  version       int not null check (version > 0),
  agency_id     uuid not null,
  item          text not null,
  type          text not null check (type in ('ListCollected', 'ListStepTaken', 'ListReturned')),
  body          jsonb not null,
  at            timestamptz not null,
  by_id         uuid not null,
  by_name       text not null,
  primary key (submission_id, version)
);
create index list_event_item on casework.list_event (agency_id, item, at desc);
comment on table casework.list_event is '清单公示的采集、传递、审核、外部审核和退回，只增不改';
create trigger append_only before update or delete or truncate on casework.list_event
  for each statement execute function platform.refuse_change();
grant select, insert on casework.list_event to zhaofa_office;
alter table casework.list_event enable row level security;
create policy own on casework.list_event for all to zhaofa_office
  using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency());
-- 市司法局 judges the lists of the agencies it supervises; it begins none.
create policy judged_read on casework.list_event for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy judged on casework.list_event for insert to zhaofa_office
  with check (agency_id = any ((select identity.supervised_agencies())::uuid[])
    and type in ('ListStepTaken', 'ListReturned') and body ->> 'step' = 'judicial'
    and by_id = (select platform.current_person()));

create table publication.list_version (
  id             uuid primary key,
  agency_id      uuid not null,
  item           text not null check (item ~ '^(pre|in|post)_[a-z_]+$'),
  version        int not null check (version > 0),
  published_on   date not null,
  published_at   timestamptz not null,
  reason         text not null check (reason <> ''),
  rows           text not null check (rows is json array),
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  unique (agency_id, item, version)
);
create index list_version_item on publication.list_version (item, published_on desc, version desc);
comment on table publication.list_version is
  '清单的每一个版本，整份保存，只增不改；某一天的清单是那一天以前最后公布的版本';
create trigger append_only before update or delete or truncate on publication.list_version
  for each statement execute function platform.refuse_change();
create trigger a_touch before insert on publication.list_version
  for each statement execute function publication.touch();
create trigger b_changed after insert on publication.list_version
  for each statement execute function publication.note_change('all');
alter table publication.list_version enable row level security;
create policy own_agency on publication.list_version to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
create policy everybody on publication.list_version for select to zhaofa_portal using (true);
grant select, insert on publication.list_version to zhaofa_office;
grant select on publication.list_version to zhaofa_portal;

create policy supervised_lists on ledger.opening for insert to zhaofa_office
  with check (agency_id = any ((select identity.supervised_agencies())::uuid[]) and kind = 'list-change');
