-- 亮证/扫码记录 as a screen: the supervisor reads those of the agencies supervised, with the names that
-- are public anyway.

create policy supervised on publication.officer_scan for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy supervised on publication.officer for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy supervised on publication.agency for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
