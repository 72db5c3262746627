-- A seizure is decided within a penalty case, and a case may have several. Each goes through the gate of 0005
-- (require_review) like every decision; it does not end the case, so the case is still decided once.
alter table reference.outcome add column ends_case boolean not null default true;
comment on column reference.outcome.ends_case is '是否终局决定：查封、扣押在办案中作出，不是终局决定';
insert into reference.outcome (procedure, outcome, title, ends_case) values
  ('seizure', 'seal', '查封', false),
  ('seizure', 'detain', '扣押', false);

create or replace view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  join reference.outcome o on o.procedure = d.procedure and o.outcome = d.outcome and o.ends_case
  where not exists (select from casework.void_number v join casework.document p on p.id = v.document_id
    where p.case_id = d.case_id and p.version = d.version and p.role = 'decision');

create or replace function casework.decide_once() returns trigger language plpgsql as $$
begin
  -- An outcome the procedure does not know is refused by its foreign key, and counts as final until then.
  if coalesce((select ends_case from reference.outcome
               where procedure = new.procedure and outcome = new.outcome), true)
     and exists (select from casework.standing_decision where case_id = new.case_id) then
    raise exception 'case % has been decided', new.case_id using errcode = '23505';
  end if;
  return new;
end $$;

-- 强制法第9条: a seizure imposes nothing but itself.
alter table casework.decision add constraint seizure_imposes_nothing check (
  procedure <> 'seizure' or (kinds = '{}' and fine_fen = 0));

-- The clock looks for periods that ran out among the cases with goods in custody.
create index case_event_seizures on casework.case_event (agency_id, case_id) where type = 'GoodsSeized';

-- The clock acts for every agency, also for one that is not on the portal; it is told ids and nothing else.
create function casework.cases_with_seizures() returns table (agency_id uuid, case_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct e.agency_id, e.case_id from casework.case_event e
  join casework.case_file c on c.id = e.case_id
  where e.type = 'GoodsSeized' and c.state = 'open'
  order by 1, 2
$$;
comment on function casework.cases_with_seizures is '实施过查封、扣押、还没有办结的案件，供到期提示使用';
revoke execute on function casework.cases_with_seizures from public;
grant execute on function casework.cases_with_seizures to zhaofa_office;
