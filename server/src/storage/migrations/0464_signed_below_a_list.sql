-- 一并签名: one drawing below a list of papers, each of which was read. The list names every paper with the digest of its
-- bytes; the database refuses one that names a paper of another case, or other bytes, as the foreign key does for the
-- paper that heads it.
alter table casework.drawn_signature add column list jsonb
  check (list is null or (list ->> 'digest' ~ '^[0-9a-f]{64}$'
    and jsonb_typeof(list -> 'papers') = 'array' and jsonb_array_length(list -> 'papers') >= 2));
comment on column casework.drawn_signature.list is
  '一并签名的清单：清单的指纹和逐份的文书、内容指纹，没有网络时先签的还有看过的内容的指纹；空的是只在一份文书上签的';

create function casework.listed_papers_are_sealed() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.list is null then return new; end if;
  if exists (
    select from jsonb_array_elements(new.list -> 'papers') listed
    where not exists (
      select from casework.document d
      where d.id = (listed ->> 'paper')::uuid and d.case_id = new.case_id and d.sha256 = listed ->> 'digest')
  ) then
    raise exception 'a signature is bound to papers of its own case as they were sealed' using errcode = '23503';
  end if;
  if new.list #>> '{papers,0,paper}' <> new.document_id::text
    or (select count(distinct listed ->> 'paper') from jsonb_array_elements(new.list -> 'papers') listed)
      <> jsonb_array_length(new.list -> 'papers') then
    raise exception 'a list names every paper once, the first of them as the paper of the signature'
      using errcode = '23514';
  end if;
  return new;
end $$;
create trigger listed_papers_are_sealed before insert on casework.drawn_signature
  for each row execute function casework.listed_papers_are_sealed();

update ledger.recorded_table set said = said || '{list}' where name = 'casework.drawn_signature';
