-- What the overview counts and the case list finds is read from the row of the case. Like every column of
-- this table it is made from the events with each act.
alter table casework.case_file
  add column agency_due_on date,
  add column agency_due_title text,
  add column party_due_on date,
  add column party_due_title text,
  add column undated boolean not null default false,
  add column publish_by date,
  add column published_on date,
  add column withheld_on date,
  add column fined_fen bigint not null default 0,
  add column unpaid_fen bigint not null default 0,
  add column closed_on date,
  add column archived_on date,
  add column retention text;
comment on column casework.case_file.agency_due_on is '本机关最近的期限';
comment on column casework.case_file.party_due_on is '当事人最近的期限；逾期不算办案人员的';
comment on column casework.case_file.undated is '有期限在走，因放假安排未公布算不出最后一日';
comment on column casework.case_file.publish_by is '决定应在哪一天前公开；不逐件公开或者算不出的为空';
comment on column casework.case_file.fined_fen is '决定的罚没款';
comment on column casework.case_file.unpaid_fen is '尚未缴纳的罚没款';
comment on column casework.case_file.retention is '归档时定的保管期限';

-- Whose limit it is, and what is owed, only the program knows: until its next act each case shows its nearest
-- limit as the agency's, as lists have shown it before.
update casework.case_file c set
  agency_due_on = due_on,
  agency_due_title = due_title,
  closed_on = (select max((e.at at time zone 'Asia/Shanghai')::date) from casework.case_event e
    where e.case_id = c.id and e.type = 'CaseClosed'),
  archived_on = (select max((e.at at time zone 'Asia/Shanghai')::date) from casework.case_event e
    where e.case_id = c.id and e.type = 'CaseArchived'),
  retention = (select e.body ->> 'retention' from casework.case_event e
    where e.case_id = c.id and e.type = 'CaseArchived' order by e.version desc limit 1),
  published_on = (select n.published_on from casework.notice n
    where n.case_id = c.id and n.published_on is not null limit 1);

create index case_file_agency_due on casework.case_file (agency_id, agency_due_on);
create index case_file_decided on casework.case_file (agency_id, decided_on);
