-- 市司法局 judges what a list changes: it reads what is published of the agencies it supervises.
create policy supervised on publication.list_version for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
