-- What the portal said of the agency before, so that lists that people write and that still say it are
-- looked at again (动态调整). Kept by a trigger: however the row was changed.
create table casework.agency_change (
  id         bigint generated always as identity primary key,
  agency_id  uuid not null,
  fact       text not null,
  before     text not null,
  at         timestamptz not null
);
create index agency_change_agency on casework.agency_change (agency_id);
comment on table casework.agency_change is
  '机关名称、地址、电话、复议机关、管辖法院等变更前的内容，只增不改；变更后的见 publication.agency';
create trigger append_only before update or delete or truncate on casework.agency_change
  for each statement execute function platform.refuse_change();
grant select on casework.agency_change to zhaofa_office;
alter table casework.agency_change enable row level security;
create policy own on casework.agency_change for select to zhaofa_office
  using (agency_id = platform.current_agency());

create function casework.note_agency_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into casework.agency_change (agency_id, fact, before, at)
  select old.agency_id, was.key, was.value, now()
    from jsonb_each_text(to_jsonb(old)) was
    join jsonb_each_text(to_jsonb(new)) is_now using (key)
   where was.key in ('name', 'contractor', 'government_name', 'address', 'phone', 'office_hours',
                     'supervision_phone', 'review_authority', 'court')
     and was.value is distinct from is_now.value and was.value <> '';
  return null;
end $$;
revoke execute on function casework.note_agency_change from public;
create trigger c_noted after update on publication.agency
  for each row execute function casework.note_agency_change();

-- 作废 of a sealed paper that was not served: its number stays used (invariant 9), with the reason.
alter table casework.void_number
  add column document_id uuid not null unique references casework.document,
  add column case_id uuid not null,
  add column version int not null;
comment on table casework.void_number is
  '作废的文书：文号照旧占用，不再使用；只增不改。version 是案件中作废的那一步';
create index void_number_case on casework.void_number (case_id);
create policy supervised on casework.void_number for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));

-- A decision whose letter was voided before service was not made; the case may be decided again.
alter table casework.decision drop constraint decision_pkey, add primary key (case_id, version);
create view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  where not exists (select from casework.void_number v join casework.document p on p.id = v.document_id
    where p.case_id = d.case_id and p.version = d.version and p.type like '%penalty_decision');
comment on view casework.standing_decision is '没有作废的决定，每案至多一个';
grant select on casework.standing_decision to zhaofa_office;

create function casework.decide_once() returns trigger language plpgsql as $$
begin
  if exists (select from casework.standing_decision where case_id = new.case_id) then
    raise exception 'case % has been decided', new.case_id using errcode = '23505';
  end if;
  return new;
end $$;
create trigger once before insert on casework.decision
  for each row execute function casework.decide_once();

-- As in 0043, and the decisions whose letter was voided, so that their numbers are accounted for.
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
    and doc.type = 'penalty_decision' and doc.serial is not null
  left join casework.void_number v on v.document_id = doc.id
  left join casework.notice n on n.case_id = d.case_id
  where d.agency_id = platform.current_agency() and d.outcome = 'penalty'
    and d.decided_on >= (wanted || '-01')::date
    and d.decided_on < ((wanted || '-01')::date + interval '1 month')
$$;
