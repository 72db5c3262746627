-- 公示流程: who collected, checked and published what, step by step. What the public reads is in
-- schema publication; this is how it got there.

create table casework.notice (
  id           uuid primary key,
  agency_id    uuid not null,
  case_id      uuid not null unique,
  version      int not null check (version > 0),
  state        text not null,
  number       text not null,
  party_name   text not null,
  cause        text not null,
  decided_on   date not null,
  published_on date,
  expires_on   date,
  updated_at   timestamptz not null
);
comment on table casework.notice is 'Projection of notice_event for the publicity desk.';
create index notice_desk on casework.notice (agency_id, state, decided_on);

create table casework.notice_event (
  notice_id uuid not null,
  version   int not null check (version > 0),
  agency_id uuid not null,
  type      text not null,
  body      jsonb not null,
  at        timestamptz not null,
  by_id     uuid not null,
  by_name   text not null,
  primary key (notice_id, version)
);
comment on table casework.notice_event is 'Steps of publication, append-only.';
create trigger append_only before update or delete or truncate on casework.notice_event
  for each statement execute function platform.refuse_change();

grant select, insert, update on casework.notice to zhaofa_office;
grant select, insert on casework.notice_event to zhaofa_office;

alter table casework.notice enable row level security;
create policy own on casework.notice for all to zhaofa_office
  using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency());
alter table casework.notice_event enable row level security;
create policy own on casework.notice_event for all to zhaofa_office
  using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency());
