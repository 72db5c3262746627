-- The party is told by role and day who read its file. That somebody read who reported would tell the party that somebody
-- did (处罚法第50条): it stands in casework.restricted_read and in the log, and not before the party.
create or replace function publication.note_case_read() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.subject = 'informant' then return null; end if;
  insert into publication.case_read (case_id, agency_id, roles, subject, read_on)
  values (new.case_id, new.agency_id,
    coalesce((select array_agg(role order by role) from identity.person_role
               where person_id = new.person_id), '{}'),
    split_part(new.subject, ' ', 1), (new.at at time zone 'Asia/Shanghai')::date)
  on conflict (case_id, read_on, subject, roles) do nothing;
  return null;
end $$;
