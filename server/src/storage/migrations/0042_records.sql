-- Records of licences, coercion, inspections and draws are published as notices. Their lines go the way of
-- lists (casework.list_event); who took one down again is noted here.
create table casework.record_withdrawal (
  public_id  text collate "C" primary key,
  agency_id  uuid not null,
  reason     text not null check (reason <> ''),
  by_id      uuid not null,
  by_name    text not null,
  at         timestamptz not null
);
comment on table casework.record_withdrawal is '撤回的许可、强制、检查、抽查公示：谁、何时、为什么；只增不改';
create trigger append_only before update or delete or truncate on casework.record_withdrawal
  for each statement execute function platform.refuse_change();
alter table casework.record_withdrawal enable row level security;
create policy seen on casework.record_withdrawal for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy added on casework.record_withdrawal for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and by_id = (select platform.current_person()));
grant select, insert on casework.record_withdrawal to zhaofa_office;

-- The desk lists the newest of one kind.
create index listing_kind on publication.listing (kind, id desc) where kind in
  ('licence', 'coercion', 'inspection', 'random-result', 'other-decision');

-- What is not shown any more has no content to tell its kind by.
alter table publication.entry add column kind text not null default 'penalty-decision';
alter table publication.entry alter column kind drop default;
comment on column publication.entry.kind is '公示的类别：处罚决定、许可、强制、检查、抽查……';
