-- The head of the legal unit signs its opinions beside the reviewer; legal counsel and public lawyers are
-- asked on a case and give an opinion of their own, which never replaces the review (处罚法第58条; 国办发〔2018〕118号).
alter table identity.person_role drop constraint person_role_role_check;
alter table identity.person_role add constraint person_role_role_check check (role in (
  'officer', 'department-head', 'legal-reviewer', 'legal-head', 'legal-counsel', 'agency-head',
  'disclosure-collector', 'disclosure-checker', 'disclosure-publisher',
  'archivist', 'supervisor', 'system-admin', 'security-admin', 'audit-admin'));
