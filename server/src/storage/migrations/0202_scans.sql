-- What was made out on the pages of an upload that may be signed papers: of each sheet the code at its foot and
-- how it lies. The server reads it; whoever uploads cannot say it.
create table casework.scan (
  id        uuid primary key,
  upload_id uuid not null unique references casework.upload (id),
  case_id   uuid not null,
  agency_id uuid not null,
  sheets    jsonb not null,
  problem   text,
  at        timestamptz not null
);
comment on table casework.scan is '上传的扫描件每一张的辨认结果：页脚二维码和方向；problem 为读不出时的说明';
create index scan_case on casework.scan (case_id);
create trigger append_only before update or delete or truncate on casework.scan
  for each statement execute function platform.refuse_change();
grant select, insert on casework.scan to zhaofa_office;
alter table casework.scan enable row level security;
create policy seen on casework.scan for select to zhaofa_office
  using (agency_id = platform.current_agency() and casework.may_see(case_id));
create policy added on casework.scan for insert to zhaofa_office
  with check (agency_id = platform.current_agency());

select ledger.record_rows_of('casework.scan', 'evidence', 'id', 'at',
  '{id,upload_id,case_id,sheets,problem,at}');
