-- 撤销、变更决定 (处罚法第75条第2款; 复议、诉讼): the event of the case says what became of a decision. One that was revoked
-- or found void stands no longer, so the case may be decided anew and no number counts it; one that was changed
-- stands with the penalty that it has now.
create index case_event_revisions on casework.case_event (case_id, version) where type = 'DecisionRevised';

create or replace view casework.standing_decision with (security_invoker = true) as
  select d.case_id, d.version, d.digest, d.draft_version, d.agency_id, d.outcome,
    case when changed.penalty is null then d.kinds
      else array(select jsonb_array_elements_text(changed.penalty -> 'kinds')) end as kinds,
    coalesce((changed.penalty ->> 'fineFen')::bigint, d.fine_fen) as fine_fen,
    d.tier, d.matter_code, d.decided_on, d.procedure, d.one_by_one
  from casework.decision d
  join reference.outcome o on o.procedure = d.procedure and o.outcome = d.outcome and o.ends_case
  left join lateral (select e.body -> 'penalty' as penalty from casework.case_event e
    where e.case_id = d.case_id and e.version > d.version and e.type = 'DecisionRevised'
      and e.body ->> 'effect' = 'changed'
    order by e.version desc limit 1) changed on true
  where not exists (select from casework.void_number v
      join casework.decision_paper p on p.document_id = v.document_id
      where p.case_id = d.case_id and p.decision_version = d.version)
    and not exists (select from casework.case_event e
      where e.case_id = d.case_id and e.version > d.version and e.type = 'DecisionRevised'
        and e.body ->> 'effect' in ('revoked', 'void'));

-- As in 0200: the number of a decision that fell before it was published stays used, and nothing of it waits to be public.
create or replace function casework.decisions_of_month(wanted text)
  returns table (procedure text, word text, serial int, decided_on date, published_on date,
    state text, ground text, one_by_one boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.procedure, p.word, p.serial, d.decided_on,
    case when v.document_id is null then n.published_on end,
    case when v.document_id is not null or (n.published_on is null and exists (
        select from casework.case_event e
        where e.case_id = d.case_id and e.version > d.version and e.type = 'DecisionRevised'
          and e.body ->> 'effect' in ('revoked', 'void'))) then 'voided'
      else n.state end,
    (select e.body ->> 'because' from casework.notice_event e
     where e.notice_id = n.id and e.type = 'NoticeWithheld' order by e.version desc limit 1),
    d.one_by_one
  from casework.decision d
  join casework.decision_paper p on p.case_id = d.case_id and p.decision_version = d.version
    and p.serial is not null
  left join casework.void_number v on v.document_id = p.document_id
  left join casework.notice n on n.case_id = d.case_id
  where d.agency_id = platform.current_agency() and d.outcome = 'penalty'
    and d.decided_on >= (wanted || '-01')::date
    and d.decided_on < ((wanted || '-01')::date + interval '1 month')
$$;
