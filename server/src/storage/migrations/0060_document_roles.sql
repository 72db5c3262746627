-- What a paper does (its role) stands in the row, so that SQL no longer tells a decision by the spelling
-- of its type. Papers sealed before this migration take the role that the catalogue gave their type then.
create function pg_temp.role_of(paper_type text) returns text language sql immutable as $$
  select kept.role from (values
    ('internal', '{
      clue_register, verification_report, inspection_scheme, inspection_approval, case_filing_approval,
      no_filing_approval, preservation_approval, coercion_approval, investigation_report,
      discretion_statement, legal_review_submission, legal_review_supplement_notice, legal_review_opinion,
      legal_review_reconsideration, collective_discussion, statement_review, hearing_report,
      decision_approval, dismiss_decision, criminal_transfer_report, defer_instalment_approval,
      closing_approval}'::text[]),
    ('notice', '{
      complaint_accept_notice, inspection_notice, inspection_result_notice, warning_letter,
      filing_result_notice, inquiry_notice, appraisal_notice, seizure_inspection_period_notice,
      penalty_advance_notice, hearing_right_notice, hearing_notice, hearing_no_accept_notice, demand_letter,
      licence_accept, licence_supplement, licence_extension, licence_special_time}'::text[]),
    ('announcement', '{
      inspection_plan, hearing_announcement, service_announcement}'::text[]),
    ('record', '{
      onsite_inspection_record, inspection_survey_record, inspection_item_checklist, random_draw_record,
      correction_recheck, inquiry_record, evidence_list, evidence_extract, electronic_evidence_record,
      sampling_list, goods_list, coercion_scene_record, statement_defense_record, hearing_record,
      service_receipt, fine_receipt, confiscated_goods_disposal, file_cover, file_index, file_backnote,
      av_description}'::text[]),
    ('correspondence', '{
      joint_inspection_notice, offsite_inspection_filing, jurisdiction_transfer, jurisdiction_request,
      assist_request, appraisal_entrust, criminal_transfer, court_enforcement_application, review_answer,
      litigation_answer, supervision_rectify_report}'::text[]),
    ('order', '{
      correction_order, recusal_decision, sampling_notice, preservation_notice, preservation_disposal,
      seizure_decision, seizure_extension, seizure_release, defer_instalment_decision, surcharge_decision,
      execution_suspend, performance_by_substitute_decision}'::text[]),
    ('submission', '{
      waiver_statement, hearing_application, commitment_letter, service_address_confirm,
      defer_instalment_application, execution_agreement}'::text[]),
    ('decision', '{
      penalty_decision, summary_penalty_decision, no_penalty_decision, licence_no_accept, licence_grant,
      licence_refuse, licence_revoke}'::text[]),
    ('amendment', '{
      decision_correction, decision_revoke}'::text[])) kept (role, types)
  where paper_type = any (kept.types)
$$;
alter table casework.document add column role text;
-- A rewrite, not an update: the rows keep their order, and what is append-only stays so.
alter table casework.document alter column role type text using pg_temp.role_of(type);
alter table casework.document alter column role set not null,
  add constraint document_role_check check (role in ('decision', 'amendment', 'order', 'notice',
    'announcement', 'record', 'submission', 'correspondence', 'internal'));
comment on column casework.document.role is '文书的作用：决定、命令、告知、笔录、内部审批等，见文书目录';

-- Papers of a volume of their own (独立卷) can be sealed too.
alter table casework.document drop constraint document_volume_check,
  add constraint document_volume_check check (volume in ('main', 'secondary', 'separate'));

create or replace view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  where not exists (select from casework.void_number v join casework.document p on p.id = v.document_id
    where p.case_id = d.case_id and p.version = d.version and p.role = 'decision');

-- As in 0058; the paper of a decision is known by its role.
create or replace function casework.decisions_of_month(wanted text)
  returns table (serial int, decided_on date, published_on date, state text, ground text)
language sql stable security definer set search_path = pg_catalog as $$
  select doc.serial, d.decided_on,
    case when v.document_id is null then n.published_on end,
    case when v.document_id is null then n.state else 'voided' end,
    (select e.body ->> 'because' from casework.notice_event e
     where e.notice_id = n.id and e.type = 'NoticeWithheld' order by e.version desc limit 1)
  from casework.decision d
  join casework.document doc on doc.case_id = d.case_id and doc.version = d.version
    and doc.role = 'decision' and doc.serial is not null
  left join casework.void_number v on v.document_id = doc.id
  left join casework.notice n on n.case_id = d.case_id
  where d.agency_id = platform.current_agency() and d.outcome = 'penalty'
    and d.decided_on >= (wanted || '-01')::date
    and d.decided_on < ((wanted || '-01')::date + interval '1 month')
$$;
