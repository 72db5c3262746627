-- Desks of many cases read from the row whom a case may wait for, so that the files of the others are
-- not folded. Like every column of this table it is made from the events with each act.
alter table casework.case_file
  add column opened_by uuid,
  add column pending_by uuid,
  add column asked_roles text[];
comment on column casework.case_file.opened_by is '登记线索或者当场立案的人';
comment on column casework.case_file.pending_by is '提交审批的人';
comment on column casework.case_file.asked_roles is '案件在等哪些岗位办下一步；期限未到的也算';

update casework.case_file c set
  opened_by = (select e.by_id from casework.case_event e where e.case_id = c.id and e.version = 1),
  pending_by = case when c.pending_role is null then null else
    (select e.by_id from casework.case_event e where e.case_id = c.id and e.type = 'ActProposed'
       order by e.version desc limit 1) end,
  -- Which roles a case asks, only the program knows: until its next act each case asks everybody, and a
  -- desk looks into its file as before.
  asked_roles = case when c.state = 'closed' and c.due_on is null then '{}' else
    array['officer', 'department-head', 'agency-head', 'legal-reviewer', 'archivist'] end;
alter table casework.case_file
  alter column opened_by set not null,
  alter column asked_roles set not null;
