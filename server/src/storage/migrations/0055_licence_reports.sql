-- 双公示 of licences beside penalties. A batch is of one kind; what is reported is a case or a published licence.
alter table casework.report_batch add column kind text not null default 'penalty'
  check (kind in ('penalty', 'licence'));
alter table casework.report_batch alter column kind drop default;
comment on column casework.report_batch.kind is '报送的是行政处罚（penalty）还是行政许可（licence）；一个批次只有一类';

alter table casework.report_item rename column case_id to subject_id;
comment on column casework.report_item.subject_id is '行政处罚为案件，行政许可为公示编号（publication.entry.public_id）';
alter index casework.report_item_case rename to report_item_subject;

create index entry_licences on publication.entry (agency_id, first_published_on desc) where kind = 'licence';

create table casework.licence_party (
  public_id  text collate "C" primary key,
  agency_id  uuid not null,
  sealed     bytea not null,
  set_by     uuid not null,
  set_at     timestamptz not null
);
comment on table casework.licence_party is
  '许可相对人不公示而双公示要报的信息（自然人全名、证件号码、经营者），加密；密钥不在数据库里';

create table casework.licence_party_read (
  id           uuid primary key,
  public_id    text collate "C" not null,
  agency_id    uuid not null,
  person_id    uuid not null,
  person_name  text not null,
  at           timestamptz not null
);
create index licence_party_read_of on casework.licence_party_read (public_id, at);
comment on table casework.licence_party_read is
  '含证件号码的许可上报文件的每一次下载：谁、什么时候；同时写入存证账本';
create trigger append_only before update or delete or truncate on casework.licence_party_read
  for each statement execute function platform.refuse_change();

alter table casework.licence_party enable row level security;
alter table casework.licence_party_read enable row level security;
create policy own on casework.licence_party for all to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency())
    and set_by = (select platform.current_person()));
create policy seen on casework.licence_party_read for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy added on casework.licence_party_read for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and person_id = (select platform.current_person()));
grant select, insert, update on casework.licence_party to zhaofa_office;
grant select, insert on casework.licence_party_read to zhaofa_office;
