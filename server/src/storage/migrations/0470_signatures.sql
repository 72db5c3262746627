-- 电子签名、电子印章: certificates and their revocations are public, as whoever checks a paper needs them; the private keys lie
-- encrypted with the key of the installation, which is not in the database. Every signature in a paper is a row, and every
-- use of the seal a numbered line of the register (用印登记).

create table publication.signing_certificate (
  id          uuid primary key,
  agency_id   uuid not null,
  purpose     text not null check (purpose in ('root', 'seal', 'time-stamp', 'person')),
  suite       text not null check (suite in ('sha256', 'sm3')),
  person_id   uuid,
  name        text not null check (name <> ''),
  serial      text not null check (serial ~ '^[0-9a-f]{2,40}$'),
  certificate bytea not null,
  valid_from  timestamptz not null,
  valid_to    timestamptz not null check (valid_to > valid_from),
  issued_at   timestamptz not null,
  unique (agency_id, serial),
  check ((purpose = 'person') = (person_id is not null))
);
comment on table publication.signing_certificate is
  '签名证书：本机关的根证书、电子印章、时间戳和个人的签名证书，只增不改；公开，供核验文书';
create index signing_certificate_of on publication.signing_certificate (agency_id, purpose, suite, issued_at);
create index signing_certificate_person on publication.signing_certificate (person_id) where person_id is not null;
create trigger append_only before update or delete or truncate on publication.signing_certificate
  for each statement execute function platform.refuse_change();
alter table publication.signing_certificate enable row level security;
create policy seen on publication.signing_certificate for select to zhaofa_office, zhaofa_portal using (true);
-- What somebody signs with is theirs: nobody has a certificate made for another.
create policy added on publication.signing_certificate for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and (person_id is null or person_id = (select platform.current_person())));
grant select, insert on publication.signing_certificate to zhaofa_office;
grant select (id, agency_id, purpose, suite, serial, certificate, issued_at)
  on publication.signing_certificate to zhaofa_portal;

create table publication.signing_revocation (
  certificate_id uuid primary key references publication.signing_certificate,
  agency_id      uuid not null,
  reason         text not null
    check (reason in ('keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation')),
  because        text not null check (because <> '' and length(because) <= 300),
  revoked_at     timestamptz not null
);
comment on table publication.signing_revocation is '吊销的签名证书，只增不改；公开';
create trigger append_only before update or delete or truncate on publication.signing_revocation
  for each statement execute function platform.refuse_change();
alter table publication.signing_revocation enable row level security;
create policy seen on publication.signing_revocation for select to zhaofa_office, zhaofa_portal using (true);
create policy added on publication.signing_revocation for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and exists (select from publication.signing_certificate c
      where c.id = certificate_id and c.agency_id = signing_revocation.agency_id
        -- Its owner; an administrator, when somebody leaves; the command on the server, which replaces keys.
        and (c.person_id = (select platform.current_person())
          or (select identity.acting_duty()) in ('system-admin', 'security-admin')
          or (select platform.current_person()) = '00000000-0000-0000-0000-000000000000')));
grant select, insert on publication.signing_revocation to zhaofa_office;
grant select (certificate_id, reason, revoked_at) on publication.signing_revocation to zhaofa_portal;

create table identity.signing_key (
  certificate_id uuid primary key references publication.signing_certificate,
  agency_id      uuid not null,
  person_id      uuid,
  sealed         bytea not null
);
comment on table identity.signing_key is
  '签名私钥的密文，密钥不在数据库里；个人的私钥只有本人办理的事务读得到';
create trigger append_only before update or delete or truncate on identity.signing_key
  for each statement execute function platform.refuse_change();
alter table identity.signing_key enable row level security;
create policy own on identity.signing_key for select to zhaofa_office
  using (agency_id = (select platform.current_agency())
    and (person_id is null or person_id = (select platform.current_person())));
create policy added on identity.signing_key for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and exists (select from publication.signing_certificate c
      where c.id = certificate_id and c.agency_id = signing_key.agency_id
        and c.person_id is not distinct from signing_key.person_id)
    and (person_id is null or person_id = (select platform.current_person())));
grant select, insert on identity.signing_key to zhaofa_office;

create table casework.paper_signature (
  id             uuid primary key,
  agency_id      uuid not null,
  case_id        uuid not null,
  document_id    uuid not null,
  digest         text not null,
  -- In the order in which they stand in the file, from 1.
  place          int not null check (place > 0),
  -- The seal of the agency; its signature on a paper that bears no seal; the signature of a person.
  role           text not null check (role in ('seal', 'agency', 'person')),
  name           text not null check (name <> ''),
  certificate_id uuid not null references publication.signing_certificate,
  at             timestamptz not null,
  level          text not null check (level in ('B-B', 'B-LT')),
  stamped_at     timestamptz,
  stamper        text,
  check ((level = 'B-LT') = (stamped_at is not null) and (stamped_at is null) = (stamper is null)),
  unique (document_id, place),
  foreign key (document_id, case_id, digest) references casework.document (id, case_id, sha256)
);
comment on table casework.paper_signature is
  '文书里的数字签名，绑定文书及其内容指纹，只增不改；level 为 B-B 的签署时没有取得时间戳，补盖的另有一行';
create index paper_signature_case on casework.paper_signature (case_id);
create index paper_signature_to_stamp on casework.paper_signature (agency_id, document_id) where level = 'B-B';
create trigger append_only before update or delete or truncate on casework.paper_signature
  for each statement execute function platform.refuse_change();
alter table casework.paper_signature enable row level security;
create policy seen on casework.paper_signature for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
create policy supervised on casework.paper_signature for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy added on casework.paper_signature for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
grant select, insert on casework.paper_signature to zhaofa_office;

create table casework.seal_use (
  document_id        uuid primary key,
  agency_id          uuid not null,
  case_id            uuid not null,
  digest             text not null,
  year               int not null check (year between 2000 and 2999),
  serial             int not null check (serial > 0),
  seal               text not null check (seal in ('agency', 'papers', 'licence')),
  title              text not null check (title <> ''),
  number             text,
  -- Who agreed, by which role, when: as on the event that the paper is of.
  approvals          jsonb not null,
  sealed_by          uuid not null,
  sealed_by_name     text not null,
  at                 timestamptz not null,
  certificate_id     uuid not null references publication.signing_certificate,
  -- SM2 with SM3 over the whole sealed file, beside it.
  sm2_signature      bytea not null,
  sm2_certificate_id uuid not null references publication.signing_certificate,
  unique (agency_id, year, serial),
  foreign key (document_id, case_id, digest) references casework.document (id, case_id, sha256)
);
comment on table casework.seal_use is
  '用印登记：哪份文书、经谁同意、由谁办理、什么时候、用哪个证书盖的印，按年连续编号，只增不改；另存国密签名';
create index seal_use_at on casework.seal_use (agency_id, at desc);
create trigger append_only before update or delete or truncate on casework.seal_use
  for each statement execute function platform.refuse_change();
alter table casework.seal_use enable row level security;
create policy seen on casework.seal_use for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
create policy supervised on casework.seal_use for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy added on casework.seal_use for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
grant select, insert on casework.seal_use to zhaofa_office;

-- The next number of the register. It is taken last in a transaction, after the numbers of papers, so that two acts that
-- seal several papers never wait for each other in a circle.
create function casework.next_seal_use(wanted int) returns int
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('seal use ' || platform.current_agency(), 0));
  return (select coalesce(max(serial), 0) + 1 from casework.seal_use
           where agency_id = platform.current_agency() and year = wanted);
end $$;
comment on function casework.next_seal_use is '用印登记的下一个编号；同一机关的用印到事务结束前依次进行，所以不断号';
revoke execute on function casework.next_seal_use from public;
grant execute on function casework.next_seal_use to zhaofa_office;

-- 补盖时间戳: where the authority was away when a paper was sealed, the same file with a time stamp behind it.
create table casework.paper_stamp (
  document_id uuid primary key,
  agency_id   uuid not null,
  case_id     uuid not null,
  digest      text not null,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint not null check (bytes > 0),
  stamped_at  timestamptz not null,
  stamper     text not null,
  at          timestamptz not null,
  foreign key (document_id, case_id, digest) references casework.document (id, case_id, sha256)
);
comment on table casework.paper_stamp is
  '补盖的时间戳：签署时没有取得时间戳的文书，补盖以后的文件；前面的字节就是签署时的文件';
create trigger append_only before update or delete or truncate on casework.paper_stamp
  for each statement execute function platform.refuse_change();
alter table casework.paper_stamp enable row level security;
create policy seen on casework.paper_stamp for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
create policy supervised on casework.paper_stamp for select to zhaofa_office
  using (agency_id = any ((select identity.supervised_agencies())::uuid[]));
create policy added on casework.paper_stamp for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and casework.may_see(case_id));
grant select, insert on casework.paper_stamp to zhaofa_office;
select ledger.record_rows_of('casework.paper_stamp', 'system-event', 'document_id', 'at',
  '{document_id,case_id,digest,sha256,bytes,stamped_at,stamper,at}');

-- Papers of every agency whose seal has no time stamp yet, for the clock. Ids and digests only.
create function casework.papers_to_stamp()
  returns table (agency_id uuid, case_id uuid, document_id uuid, digest text)
  language sql stable security definer set search_path = pg_catalog as $$
    select s.agency_id, s.case_id, s.document_id, s.digest
      from casework.paper_signature s
     where s.level = 'B-B' and s.role <> 'person'
       and not exists (select from casework.paper_stamp t where t.document_id = s.document_id)
     order by s.at, s.document_id
     limit 200
  $$;
revoke execute on function casework.papers_to_stamp from public;
grant execute on function casework.papers_to_stamp to zhaofa_office;
