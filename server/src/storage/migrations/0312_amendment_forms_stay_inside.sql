-- 案卷更正审批表 is what the agency says to itself, and lies in 副卷 as every other 审批表 does. A volume that is shelved stays as
-- it was shelved.
alter table casework.document disable trigger append_only;
update casework.document d set volume = 'secondary'
where type = 'record_amendment' and exists (select from casework.case_file f
  where f.id = d.case_id and f.archived_on is null);
alter table casework.document enable trigger append_only;
