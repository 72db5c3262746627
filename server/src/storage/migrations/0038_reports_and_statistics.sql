-- 双公示: what was reported of penalties to the credit platform, and what it answered. And the annual
-- statistics (行政执法统计年报), frozen as they were published.

create table casework.report_endpoint (
  agency_id  uuid primary key,
  url        text not null check (url ~ '^https?://'),
  sealed     bytea,
  set_by     uuid not null,
  set_at     timestamptz not null
);
comment on table casework.report_endpoint is
  '双公示数据推送的接口地址；sealed 是加密的访问令牌，没有令牌的为空';

create table casework.report_batch (
  id            uuid primary key,
  agency_id     uuid not null,
  manner        text not null check (manner in ('xlsx', 'push')),
  state         text not null check (state in ('waiting', 'sent', 'failed', 'answered')),
  made_at       timestamptz not null,
  made_by       uuid not null,
  made_by_name  text not null,
  attempts      int not null default 0 check (attempts >= 0),
  next_at       timestamptz,
  last_error    text,
  sent_at       timestamptz,
  receipt       text,
  answered_at   timestamptz,
  check ((next_at is null) or state = 'waiting')
);
comment on table casework.report_batch is
  '双公示上报批次：waiting 等待推送，sent 已交出等回执，failed 推送失败待人工处理，answered 已有回执';
create index report_batch_recent on casework.report_batch (agency_id, made_at desc);
create index report_batch_due on casework.report_batch (next_at) where state = 'waiting';

create table casework.report_item (
  batch_id   uuid not null references casework.report_batch,
  case_id    uuid not null,
  agency_id  uuid not null,
  number     text not null,
  state      text not null check (state in ('sent', 'accepted', 'rejected')),
  reason     text,
  sha256     text,
  primary key (batch_id, case_id),
  check ((state = 'rejected') = (reason is not null))
);
comment on table casework.report_item is
  '批次中的每一件：文号、平台接收还是退回、退回理由；sha256 是交出的记录的摘要，内容随时可由案卷重新生成';
create index report_item_case on casework.report_item (case_id);

create table publication.annual_report (
  id            uuid primary key,
  agency_id     uuid not null,
  year          smallint not null check (year between 2000 and 2200),
  version       int not null check (version > 0),
  body          text not null check (body is json object),
  correction    text,
  published_on  date not null,
  published_at  timestamptz not null,
  unique (agency_id, year, version),
  check ((version = 1) = (correction is null))
);
comment on table publication.annual_report is
  '行政执法统计年报：公布时的数字，只增不改；更正是新的一版，写明为什么更正';
create trigger append_only before update or delete or truncate on publication.annual_report
  for each statement execute function platform.refuse_change();
create trigger a_touch before insert on publication.annual_report
  for each statement execute function publication.touch();
create trigger b_changed after insert on publication.annual_report
  for each statement execute function publication.note_change('all');

do $$
declare each text;
begin
  foreach each in array array['casework.report_endpoint', 'casework.report_batch', 'casework.report_item',
    'publication.annual_report']
  loop
    execute format('alter table %s enable row level security', each);
    execute format('create policy own on %s for all to zhaofa_office
      using (agency_id = platform.current_agency()) with check (agency_id = platform.current_agency())', each);
  end loop;
end $$;
create policy everybody on publication.annual_report for select to zhaofa_portal using (true);

grant select, insert, update on casework.report_endpoint to zhaofa_office;
grant select, insert on casework.report_batch, casework.report_item to zhaofa_office;
grant update (state, attempts, next_at, last_error, sent_at, receipt, answered_at)
  on casework.report_batch to zhaofa_office;
grant update (state, reason, sha256) on casework.report_item to zhaofa_office;
grant select, insert on publication.annual_report to zhaofa_office;
grant select on publication.annual_report to zhaofa_portal;
