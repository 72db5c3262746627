-- 检查计划, its tasks and 一表通查清单. A plan and a checklist are series of events; the tasks of a plan come in by one act
-- that tells how many they are and their digest; what happens to a task afterwards is a series of events of its own.

create function inspection.keeps_plans() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from identity.person_role r join identity.person p on p.id = r.person_id
    where r.person_id = platform.current_person() and r.agency_id = platform.current_agency()
      and p.status = 'active'
      and r.role in ('officer', 'department-head', 'agency-head', 'legal-reviewer', 'legal-head'))
$$;
comment on function inspection.keeps_plans is
  'Whether this transaction acts for somebody who draws up plans and checklists, carries them out or agrees to them.';
revoke execute on function inspection.keeps_plans from public;
grant execute on function inspection.keeps_plans to zhaofa_office;

do $$
declare
  keeps constant text := '(select inspection.keeps_plans()) and by_id = (select platform.current_person())';
  each text;
begin
  -- Nobody of the agency accepts its plan for filing: that event is the supervisor's.
  perform platform.event_table('inspection.plan_event', 'plan_id',
    '检查计划：拟订、批准、备案、抽取、生成任务、结束，只增不改', 'true', keeps || ' and type <> ''PlanFiled''');
  perform platform.event_table('inspection.task_event', 'task_id',
    '检查任务生成以后的指派、合并、检查、不再检查，只增不改', 'true', keeps);
  perform platform.event_table('inspection.checklist_event', 'checklist_id',
    '一表通查清单：一个事项一份，每一版整份保存，只增不改', 'true', keeps);
  foreach each in array array['plan_event', 'task_event', 'checklist_event'] loop
    execute format('create policy supervised on inspection.%I for select to zhaofa_office
      using (agency_id = any ((select identity.supervised_agencies())::uuid[]))', each);
  end loop;
end $$;

create policy filed on inspection.plan_event for insert to zhaofa_office
  with check (agency_id = any ((select identity.supervised_agencies())::uuid[])
    and type in ('ActAgreed', 'ActReturned', 'PlanFiled')
    and by_id = (select platform.current_person()));
create policy supervised_plans on ledger.opening for insert to zhaofa_office
  with check (agency_id = any ((select identity.supervised_agencies())::uuid[]) and kind = 'plan-change');

alter table inspection.plan_event add column number text not null check (number <> '');
create unique index plan_number_once on inspection.plan_event (agency_id, number) where version = 1;
create index plan_of_agency on inspection.plan_event (agency_id, at desc) where version = 1;
alter table inspection.checklist_event add column item text not null check (item <> '');
create unique index checklist_once on inspection.checklist_event (agency_id, item) where version = 1;

-- What takes several people is agreed to by another than who proposed it and than who agreed before, also past the program.
create function inspection.require_other_person() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  line jsonb := to_jsonb(new);
  proposal int;
  taken boolean;
begin
  if new.type <> 'ActAgreed' then
    return new;
  end if;
  execute format('select max(version) from inspection.%I where %I = $1 and version < $2 and type = ''ActProposed''',
      tg_table_name, tg_argv[0])
    into proposal using (line ->> tg_argv[0])::uuid, new.version;
  execute format('select exists (select from inspection.%I where %I = $1 and version between $2 and $3
      and by_id = $4 and type in (''ActProposed'', ''ActAgreed''))', tg_table_name, tg_argv[0])
    into taken using (line ->> tg_argv[0])::uuid, proposal, new.version - 1, new.by_id;
  if proposal is null or taken then
    raise exception 'what was proposed is agreed to by another person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger agreed before insert on inspection.plan_event
  for each row execute function inspection.require_other_person('plan_id');
create trigger agreed before insert on inspection.task_event
  for each row execute function inspection.require_other_person('task_id');
create trigger agreed before insert on inspection.checklist_event
  for each row execute function inspection.require_other_person('checklist_id');

-- A UUID of version 8 (RFC 9562): what it is made of is said here.
create function inspection.task_id(plan uuid, place int) returns uuid
language sql immutable parallel safe set search_path = pg_catalog as $$
  select overlay(overlay(encode(sha256(convert_to('task ' || plan || ' ' || place, 'UTF8')), 'hex')
    placing '8' from 13) placing '8' from 17)::varchar(32)::uuid
$$;

create table inspection.drawn_task (
  plan_id       uuid not null,
  place         int not null check (place > 0),
  id            uuid not null unique generated always as (inspection.task_id(plan_id, place)) stored,
  plan_version  int not null check (plan_version > 0),
  agency_id     uuid not null,
  number        text not null check (number <> ''),
  firm_code     text not null,
  firm_name     text not null,
  items         text[] not null check (cardinality(items) > 0),
  way           text not null check (way in ('on-site', 'written', 'remote')),
  starts_on     date not null,
  ends_on       date not null check (ends_on >= starts_on),
  department_id uuid not null,
  officers      uuid[] not null check (cardinality(officers) in (0, 2)),
  -- The number of an open task of another plan for the same firm in these days.
  overlapping      text,
  primary key (plan_id, place),
  unique (plan_id, firm_code)
);
comment on table inspection.drawn_task is
  '计划生成的检查任务，一户一行，只增不改；生成的事件记有行数和各行的摘要，以后的变化在 task_event';
create index task_of_firm on inspection.drawn_task (agency_id, firm_code, ends_on);
create unique index task_number_once on inspection.drawn_task (agency_id, number);
create trigger append_only before update or delete or truncate on inspection.drawn_task
  for each statement execute function platform.refuse_change();
alter table inspection.drawn_task enable row level security;
create policy seen on inspection.drawn_task for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy supervised on inspection.drawn_task for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy added on inspection.drawn_task for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and (select inspection.keeps_plans()));
grant select, insert on inspection.drawn_task to zhaofa_office;

-- What the tasks of a version say, a line each; domain/src/inspection/plan/draw.ts says the same.
create function inspection.tasks_digest(plan uuid, version int) returns table (tasks int, digest text)
language sql stable set search_path = pg_catalog as $$
  select count(*)::int, encode(sha256(convert_to(coalesce(string_agg(array_to_string(array[
      t.place::text, t.number, t.firm_code, t.firm_name, array_to_string(t.items, ','), t.way, t.starts_on::text,
      t.ends_on::text, t.department_id::text, array_to_string(t.officers, ','), coalesce(t.overlapping, '')], E'\t'),
    E'\n' order by t.place), ''), 'UTF8')), 'hex')
  from inspection.drawn_task t where t.plan_id = plan and t.plan_version = version
$$;

-- Tasks come in with the act that tells exactly them, and that act with the seed that was in the log before.
create function inspection.require_told_tasks() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  came record;
begin
  if new.type <> 'TasksMade' then
    return new;
  end if;
  select * into came from inspection.tasks_digest(new.plan_id, (new.body ->> 'planVersion')::int);
  if came.tasks <> (new.body ->> 'tasks')::int or came.digest <> new.body ->> 'digest' then
    raise exception 'the act that makes tasks tells exactly them' using errcode = 'check_violation';
  end if;
  if not exists (select from inspection.plan_event l
    where l.plan_id = new.plan_id and l.type = 'LotCommitted' and l.version < new.version
      and l.body ->> 'seed' = new.body ->> 'seed' and l.body ->> 'planVersion' = new.body ->> 'planVersion')
  then
    raise exception 'the seed of a draw is in the log before it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger told before insert on inspection.plan_event
  for each row execute function inspection.require_told_tasks();

create function inspection.require_made_tasks() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
    select from (select distinct plan_id, plan_version, agency_id from added) a
    where exists (select from inspection.plan_event e
      where e.plan_id = a.plan_id and e.type = 'TasksMade' and (e.body ->> 'planVersion')::int = a.plan_version)
      or not exists (select from inspection.plan_event e
        where e.plan_id = a.plan_id and e.agency_id = a.agency_id and e.type = 'LotCommitted'))
  then
    raise exception 'tasks are made once from a version of a plan' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger b_once after insert on inspection.drawn_task
  referencing new table as added for each statement execute function inspection.require_made_tasks();

create function inspection.require_task_act() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from inspection.plan_event
    where plan_id = new.plan_id and type = 'TasksMade' and (body ->> 'planVersion')::int = new.plan_version)
  then
    raise exception 'tasks come in with the act that makes them, or not at all' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger c_act after insert on inspection.drawn_task
  deferrable initially deferred for each row execute function inspection.require_task_act();

-- An event is one of a task of the same agency.
create function inspection.require_task() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from inspection.drawn_task t where t.id = new.task_id and t.agency_id = new.agency_id) then
    raise exception 'there is no such task' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger of_task before insert on inspection.task_event
  for each row execute function inspection.require_task();

revoke execute on function inspection.require_other_person, inspection.task_id, inspection.tasks_digest,
  inspection.require_told_tasks, inspection.require_made_tasks, inspection.require_task_act, inspection.require_task
  from public;
grant execute on function inspection.task_id, inspection.tasks_digest to zhaofa_office;

create view inspection.task with (security_invoker = true) as
  select d.id, d.agency_id, d.plan_id, d.plan_version, d.place, d.number, d.firm_code, d.firm_name,
    d.items || coalesce(added.items, '{}') as items, d.way, d.starts_on, d.ends_on, d.department_id,
    coalesce(assigned.officers, d.officers) as officers, d.overlapping,
    coalesce(turned.state, 'open') as state, turned.case_id, turned.why
  from inspection.drawn_task d
  left join lateral (
    select case e.type when 'TaskDropped' then 'dropped' when 'TaskMerged' then 'merged'
        when 'VisitBegun' then 'begun' else 'done' end as state,
      (e.body ->> 'caseId')::uuid as case_id, coalesce(e.body ->> 'reason', e.body ->> 'into') as why
    from inspection.task_event e
    where e.task_id = d.id and e.type in ('TaskDropped', 'TaskMerged', 'VisitBegun', 'VisitDone')
    order by e.version desc limit 1) turned on true
  left join lateral (
    select array(select jsonb_array_elements_text(e.body -> 'officers'))::uuid[] as officers
    from inspection.task_event e where e.task_id = d.id and e.type = 'OfficersAssigned'
    order by e.version desc limit 1) assigned on true
  left join lateral (
    select array_agg(i.item order by e.version, i.item) as items
    from inspection.task_event e, lateral jsonb_array_elements_text(e.body -> 'items') i (item)
    where e.task_id = d.id and e.type = 'ItemsAdded') added on true;
comment on view inspection.task is '检查任务的现状：生成的任务和以后的事件';
grant select on inspection.task to zhaofa_office;
