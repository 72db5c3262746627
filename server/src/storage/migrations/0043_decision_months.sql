-- 分母: counts only, made from the case files whenever a decision is made, published, withheld or
-- withdrawn, and by the hour while something waits.
create table publication.decision_month (
  agency_id   uuid not null,
  month       text collate "C" not null check (month ~ '^\d{4}-\d{2}$'),
  counted_on  date not null,
  body        text not null check (body is json object),
  primary key (agency_id, month)
);
comment on table publication.decision_month is
  '每月处罚决定的分母：作出、已公开、不公开（按理由）、待公开、逾期；只有数目，不含案件内容';
create trigger a_touch before insert or update on publication.decision_month
  for each statement execute function publication.touch();
create trigger b_changed after insert or update on publication.decision_month
  for each statement execute function publication.note_change('all');
alter table publication.decision_month enable row level security;
create policy own_agency on publication.decision_month to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
create policy everybody on publication.decision_month for select to zhaofa_portal using (true);
grant select, insert, update on publication.decision_month to zhaofa_office;
grant select on publication.decision_month to zhaofa_portal;

-- Whoever decides or publishes one case sees only some; the month counts all of the agency's.
create function casework.decisions_of_month(wanted text)
  returns table (serial int, decided_on date, published_on date, state text, ground text)
language sql stable security definer set search_path = pg_catalog as $$
  select doc.serial, d.decided_on, n.published_on, n.state,
    (select e.body ->> 'because' from casework.notice_event e
     where e.notice_id = n.id and e.type = 'NoticeWithheld' order by e.version desc limit 1)
  from casework.decision d
  join casework.document doc on doc.case_id = d.case_id and doc.type like '%penalty_decision'
    and doc.type not like '%no_penalty%' and doc.serial is not null
  left join casework.notice n on n.case_id = d.case_id
  where d.agency_id = platform.current_agency() and d.outcome = 'penalty'
    and d.decided_on >= (wanted || '-01')::date
    and d.decided_on < ((wanted || '-01')::date + interval '1 month')
$$;
revoke execute on function casework.decisions_of_month from public;
grant execute on function casework.decisions_of_month to zhaofa_office;
create index decision_month on casework.decision (agency_id, decided_on);
