-- A visit that is called off leaves its task to be done.
create or replace view inspection.task with (security_invoker = true) as
  select d.id, d.agency_id, d.plan_id, d.plan_version, d.place, d.number, d.firm_code, d.firm_name,
    d.items || coalesce(added.items, '{}') as items, d.way, d.starts_on, d.ends_on, d.department_id,
    coalesce(assigned.officers, d.officers) as officers, d.overlapping,
    coalesce(turned.state, 'open') as state, turned.case_id, turned.why
  from inspection.drawn_task d
  left join lateral (
    select case e.type when 'TaskDropped' then 'dropped' when 'TaskMerged' then 'merged'
        when 'VisitBegun' then 'begun' when 'VisitDone' then 'done' else 'open' end as state,
      case when e.type <> 'VisitCalledOff' then (e.body ->> 'caseId')::uuid end as case_id,
      coalesce(e.body ->> 'reason', e.body ->> 'into') as why
    from inspection.task_event e
    where e.task_id = d.id and e.type in ('TaskDropped', 'TaskMerged', 'VisitBegun', 'VisitDone', 'VisitCalledOff')
    order by e.version desc limit 1) turned on true
  left join lateral (
    select array(select jsonb_array_elements_text(e.body -> 'officers'))::uuid[] as officers
    from inspection.task_event e where e.task_id = d.id and e.type = 'OfficersAssigned'
    order by e.version desc limit 1) assigned on true
  left join lateral (
    select array_agg(i.item order by e.version, i.item) as items
    from inspection.task_event e, lateral jsonb_array_elements_text(e.body -> 'items') i (item)
    where e.task_id = d.id and e.type = 'ItemsAdded') added on true;

create index task_of_visit on inspection.task_event ((body ->> 'caseId')) where type = 'VisitBegun';
