-- Whether a decision is published by itself or only counted is the agency's rule of the day on which it was made,
-- and is kept with it: a rule that changes later leaves earlier decisions alone. Those made before this was kept:
-- on the spot only counted, all others published.
alter table casework.decision add column one_by_one boolean;
alter table casework.decision disable trigger append_only;
update casework.decision set one_by_one = procedure = 'ordinary-penalty';
alter table casework.decision enable trigger append_only;
alter table casework.decision alter column one_by_one set not null;
comment on column casework.decision.one_by_one is '按作出决定时的本局规则是否逐件公开；否则只计件数';

create or replace view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  where not exists (select from casework.void_number v
    join casework.decision_paper p on p.document_id = v.document_id
    where p.case_id = d.case_id and p.decision_version = d.version);

drop function casework.decisions_of_month(text);

-- As in 0130, with the answer of each decision.
create function casework.decisions_of_month(wanted text)
  returns table (procedure text, word text, serial int, decided_on date, published_on date,
    state text, ground text, one_by_one boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.procedure, p.word, p.serial, d.decided_on,
    case when v.document_id is null then n.published_on end,
    case when v.document_id is null then n.state else 'voided' end,
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
revoke execute on function casework.decisions_of_month from public;
grant execute on function casework.decisions_of_month to zhaofa_office;
