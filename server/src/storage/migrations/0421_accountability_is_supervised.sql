-- 责任追究 of an agency is read, and nothing more, by whoever supervises its enforcement (国办发〔2018〕118号).
create policy supervised on casework.accountability_event for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
