-- The annual tables count people as they stood on the last day of the year. Who publishes them is no administrator
-- and may not read the record of changes; of it they are told what changed after a moment, so that it can be undone.
create function identity.staff_changes_after(moment timestamptz)
  returns table (person uuid, kind text, before jsonb, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select (w.body ->> 'personId')::uuid, w.body -> 'change' ->> 'kind', w.body -> 'change' -> 'before', d.at
  from identity.personnel_event w
  join identity.personnel_event d on d.change_id = w.change_id
    and (d.type = 'PersonnelChangeAgreed' or d.type = 'PersonnelChangeDone')
  where w.agency_id = platform.current_agency() and w.version = 1 and d.at > moment
    and w.body -> 'change' ->> 'kind' in ('join', 'state', 'roles', 'qualification')
  order by d.at desc, d.change_id
$$;
comment on function identity.staff_changes_after is
  'What changed about who works here, in which roles and with which qualification after this moment, newest first, with what was true before; null before an account there was none.';
revoke execute on function identity.staff_changes_after from public;
grant execute on function identity.staff_changes_after to zhaofa_office;
