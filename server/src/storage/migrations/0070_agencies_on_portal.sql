-- Several agencies share a portal. Each has a number there, which addresses name it by: ?agency=2. The
-- first to be introduced is 1. A number is never given to another agency, and an address without one
-- means what it meant while the first agency was alone (docs/decisions/0061-agencies-in-addresses.md).

alter table publication.agency add column portal_number int;
update publication.agency as a set portal_number = ordered.place
from (
  select agency_id, row_number() over (order by position, name) as place from publication.agency
) as ordered
where a.agency_id = ordered.agency_id;
alter table publication.agency alter portal_number set not null;
alter table publication.agency add constraint agency_portal_number_key unique (portal_number);
comment on column publication.agency.portal_number is '机关在本门户的序号，网址里用它指明机关；按加入先后排列，不改也不重用';

-- An agency that tells its facts again keeps its number. publication.touch() has locked the state row
-- before this runs, so two agencies that join at once are numbered one after the other.
create function publication.number_agency() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.portal_number := coalesce(
    (select portal_number from publication.agency where agency_id = new.agency_id),
    (select coalesce(max(portal_number), 0) + 1 from publication.agency));
  return new;
end $$;
create trigger b_numbered before insert on publication.agency
  for each row execute function publication.number_agency();

create function publication.keep_agency_number() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'publication.agency %: its number on the portal stands in addresses and never changes', old.agency_id
    using errcode = 'insufficient_privilege';
end $$;
create trigger keeps_number before update on publication.agency
  for each row when (new.portal_number is distinct from old.portal_number)
  execute function publication.keep_agency_number();
