-- 亮证 shows the photo on the certificate. The original is never kept: identity.person.photo_sha256 names
-- a portrait redrawn by us, in the objects.
alter table publication.officer add column photo text check (photo ~ '^[0-9a-f]{64}$');
comment on column publication.officer.photo is
  '证件照片的摘要：重新编码过的小图；证件有效时才有，只在扫码核验时出示';
