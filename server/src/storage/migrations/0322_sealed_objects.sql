-- Which files must exist is taken from the entries, not from the tables: who deletes a row of a table together
-- with its file leaves the entry. And files that hold what people entrusted to the agency (attachments of
-- letters, photos of officers) are stored encrypted.

create table casework.sealed_object (
  name    text primary key check (name ~ '^[0-9a-f]{64}$'),
  sha256  text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes   bigint not null check (bytes >= 0),
  at      timestamptz not null default now()
);
comment on table casework.sealed_object is
  '加密存放的文件（来信附件、证件照片）：name 由密钥和原文件的摘要算出，sha256 是密文的摘要，也是它在文件库里的名字；只增不改';
create trigger append_only before update or delete or truncate on casework.sealed_object
  for each statement execute function platform.refuse_change();
grant select, insert on casework.sealed_object to zhaofa_office;

-- The SHA-256 of files that begin with these digits, and what each belongs to. Ids only.
create function ledger.stored_objects(share text) returns table (sha256 text, belongs_to text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct on (named.sha256) named.sha256, named.belongs_to
  from (
    select content::jsonb ->> 'sha256', coalesce(content::jsonb ->> 'table', 'casework.document') || ' ' || public_id
      from ledger.opening
     where kind in ('document', 'evidence', 'system-event') and content like '%"sha256":"' || share || '%'
    union all
    select content::jsonb #>> '{row,sha256}', 'casework.sealed_object'
      from ledger.opening
     where kind = 'row-change' and content like '%"table":"casework.sealed_object"%'
    union all
    select file #>> '{}', 'casework.case_event ' || public_id || ' ' || sequence
      from ledger.opening, jsonb_path_query(content::jsonb, '$.**.sha256') file
     where kind = 'case-event' and content like '%"sha256":"' || share || '%'
  ) named (sha256, belongs_to)
  where named.sha256 like share || '%'
  order by named.sha256, named.belongs_to desc
$$;
comment on function ledger.stored_objects is '应当存有的文件及其所属记录，取自存证记录，供回读校验';
revoke execute on function ledger.stored_objects from public;
grant execute on function ledger.stored_objects to zhaofa_office;
drop function casework.stored_objects;
