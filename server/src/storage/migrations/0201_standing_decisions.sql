-- A standing decision ends its case (0140) and its paper, which may be sealed an event later (0130), was not
-- voided. 0200 had left out the first half, 0140 the second.
create or replace view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  join reference.outcome o on o.procedure = d.procedure and o.outcome = d.outcome and o.ends_case
  where not exists (select from casework.void_number v
    join casework.decision_paper p on p.document_id = v.document_id
    where p.case_id = d.case_id and p.decision_version = d.version);
