-- Reading twice on one day is one line for the party. Any other conflict is a fault that has to be seen.
create or replace function publication.note_case_read() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.case_read (case_id, agency_id, roles, subject, read_on)
  values (new.case_id, new.agency_id,
    coalesce((select array_agg(role order by role) from identity.person_role
               where person_id = new.person_id), '{}'),
    split_part(new.subject, ' ', 1), (new.at at time zone 'Asia/Shanghai')::date)
  on conflict (case_id, read_on, subject, roles) do nothing;
  return null;
end $$;
