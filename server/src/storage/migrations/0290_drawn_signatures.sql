-- 现场签名: strokes drawn on a screen below one sealed paper of the case. The paper is named with the digest of its
-- bytes, so that the database itself refuses strokes for another case or for other bytes.
alter table casework.document add constraint document_as_sealed unique (id, case_id, sha256);

create table casework.drawn_signature (
  id          uuid primary key,
  case_id     uuid not null,
  agency_id   uuid not null,
  document_id uuid not null,
  digest      text not null,
  sha256      text not null,
  bytes       bigint not null,
  -- How the hand moved (strokes.ts, movementOf), hashed: no hand moves twice alike.
  movement    text not null unique,
  ink         jsonb not null,
  received_by uuid not null,
  at          timestamptz not null,
  foreign key (document_id, case_id, digest) references casework.document (id, case_id, sha256)
);
comment on table casework.drawn_signature is '屏幕上书写的签名：绑定一份文书及其内容指纹，笔迹原始数据另存为文件';
create index drawn_signature_case on casework.drawn_signature (case_id);
create trigger append_only before update or delete or truncate on casework.drawn_signature
  for each statement execute function platform.refuse_change();
grant select, insert on casework.drawn_signature to zhaofa_office;
alter table casework.drawn_signature enable row level security;
create policy seen on casework.drawn_signature for select to zhaofa_office
  using (agency_id = platform.current_agency() and casework.may_see(case_id));
create policy added on casework.drawn_signature for insert to zhaofa_office
  with check (agency_id = platform.current_agency() and casework.may_see(case_id));

select ledger.record_rows_of('casework.drawn_signature', 'evidence', 'id', 'at',
  '{id,case_id,document_id,digest,sha256,bytes,movement,ink,received_by,at}');

create or replace function casework.stored_objects(share text)
  returns table (sha256 text, belongs_to text)
  language sql stable security definer set search_path = pg_catalog as $$
    select sha256, 'casework.document ' || id from casework.document where left(sha256, 2) = share
    union all
    select sha256, 'casework.upload ' || id from casework.upload where left(sha256, 2) = share
    union all
    select sha256, 'casework.drawn_signature ' || id from casework.drawn_signature
     where left(sha256, 2) = share
    union all
    select sha256, 'casework.article_file ' || id from casework.article_file
     where left(sha256, 2) = share
$$;
