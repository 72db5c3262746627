-- The numbers of each procedure (罚决, 当罚) run apart, so each is counted apart: together two letters would
-- share a number, and decisions that the agency's rule does not publish would look late for ever.
alter table publication.decision_month add column procedure text not null default 'ordinary-penalty';
alter table publication.decision_month alter column procedure drop default;
alter table publication.decision_month drop constraint decision_month_pkey,
  add primary key (agency_id, month, procedure);
comment on column publication.decision_month.procedure is '作出决定的程序；一种程序的文号自成一列';

-- A paper is sealed at the last event of its act. On the spot the decision is handed over in the same act, so
-- its paper is one event later than the decision itself.
create view casework.decision_paper with (security_invoker = true) as
  select distinct on (d.case_id, d.version) d.case_id, d.version as decision_version,
    p.id as document_id, p.number, p.word, p.serial
  from casework.decision d
  join casework.document p on p.case_id = d.case_id and p.role = 'decision' and p.version >= d.version
  order by d.case_id, d.version, p.version;
comment on view casework.decision_paper is '决定与载明它的文书';
grant select on casework.decision_paper to zhaofa_office;

create or replace view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  where not exists (select from casework.void_number v
    join casework.decision_paper p on p.document_id = v.document_id
    where p.case_id = d.case_id and p.decision_version = d.version);

drop function casework.decisions_of_month(text);

-- As in 0060, with the procedure of each decision and the word (字) its number runs under.
create function casework.decisions_of_month(wanted text)
  returns table (procedure text, word text, serial int, decided_on date, published_on date,
    state text, ground text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.procedure, p.word, p.serial, d.decided_on,
    case when v.document_id is null then n.published_on end,
    case when v.document_id is null then n.state else 'voided' end,
    (select e.body ->> 'because' from casework.notice_event e
     where e.notice_id = n.id and e.type = 'NoticeWithheld' order by e.version desc limit 1)
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
