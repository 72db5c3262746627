-- 亮证/扫码记录: which certificate was shown and scanned, and when. Nothing is known of who scanned.
-- The portal's role may add a row through one function and can read none.

create table publication.officer_scan (
  id                  bigint generated always as identity primary key,
  agency_id           uuid not null,
  certificate_number  text collate "C" not null,
  shown_at            timestamptz not null,
  scanned_at          timestamptz not null,
  outcome             text not null check (outcome in ('shown', 'expired')),
  check (scanned_at >= shown_at)
);
create index officer_scan_of_certificate
  on publication.officer_scan (agency_id, certificate_number, scanned_at desc);
comment on table publication.officer_scan is
  '亮证/扫码记录，只增不改：哪个证件、何时出示、何时被扫描、二维码是否过期；不记录扫描人的任何信息';

create trigger append_only before update or delete or truncate on publication.officer_scan
  for each statement execute function platform.refuse_change();
alter table publication.officer_scan enable row level security;
create policy own_agency on publication.officer_scan for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
grant select on publication.officer_scan to zhaofa_office;

-- Only certificates of the public list, and one row for one showing in one minute: opening the page
-- again, or sending a copy of it around, does not fill the table.
create function publication.record_officer_scan(
  certificate text, shown timestamptz, scanned timestamptz, how text
) returns void language sql security definer set search_path = pg_catalog as $$
  insert into publication.officer_scan (agency_id, certificate_number, shown_at, scanned_at, outcome)
  select agency_id, certificate_number, shown, scanned, how from publication.officer o
   where o.certificate_number = certificate and not exists (
     select from publication.officer_scan s
      where s.agency_id = o.agency_id and s.certificate_number = o.certificate_number
        and s.shown_at = shown and s.outcome = how and s.scanned_at > scanned - interval '1 minute')
$$;
revoke execute on function publication.record_officer_scan from public;
grant execute on function publication.record_officer_scan to zhaofa_portal;
