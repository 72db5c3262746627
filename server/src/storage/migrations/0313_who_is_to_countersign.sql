-- 会签: the colleagues whose signature papers of a case wait for, by the names that the papers bear. Like every column of this
-- table it is made from events and papers with each act; until its next act a case goes by its papers alone.
alter table casework.case_file add column countersigners text[] not null default '{}';
comment on column casework.case_file.countersigners is '文书在等谁会签；归档以后没有';
update casework.case_file f set countersigners = coalesce((
  select array_agg(distinct line ->> 'name')
  from casework.document d cross join lateral jsonb_array_elements(d.paper -> 'signatures') as line
  where d.case_id = f.id and line ->> 'name' is not null and line ->> 'on' is null
    and d.type in ('verification_report', 'correction_recheck', 'case_filing_approval', 'evidence_list', 'preservation_approval',
      'coercion_approval', 'investigation_report', 'discretion_statement', 'statement_review', 'closing_approval')
    and not exists (select from casework.void_number v where v.document_id = d.id)
    and not exists (select from casework.case_event e cross join lateral jsonb_array_elements(e.body -> 'papers') as signed
      where e.case_id = d.case_id and e.type = 'PapersCountersigned'
        and e.body ->> 'name' = line ->> 'name' and signed ->> 'id' = d.id::text)), '{}')
where f.archived_on is null;
