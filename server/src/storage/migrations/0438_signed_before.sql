-- 现场先签: without network no paper can be made, and what was read over is signed at once. The strokes are bound to
-- the digest of exactly those words; the program finds them in the paper when both have come, and says so for ever.
alter table casework.drawn_signature add column before jsonb
  check (before is null or (before ->> 'words' ~ '^[0-9a-f]{64}$'
    and jsonb_typeof(before -> 'at') = 'string' and jsonb_typeof(before -> 'driftMs') = 'number'));
comment on column casework.drawn_signature.before is
  '文书制成以前在没有网络的现场签的：看过的内容的指纹、手机记下的时间和时钟相差的毫秒数；空的是在制成的文书上签的';
update ledger.recorded_table set said = said || '{before}' where name = 'casework.drawn_signature';
