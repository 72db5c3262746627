-- 案卷更正审批表 is what the agency says to itself, and lies in 副卷 as every other 审批表 does; so does what whoever reported is told,
-- because 正卷 would tell the party that somebody did. A volume that is shelved stays as it was shelved.
alter table casework.document disable trigger append_only;
update casework.document d set volume = 'secondary'
where type in ('record_amendment', 'filing_result_notice') and exists (select from casework.case_file f
  where f.id = d.case_id and f.archived_on is null);
alter table casework.document enable trigger append_only;
