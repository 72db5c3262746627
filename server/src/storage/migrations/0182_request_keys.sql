-- Every act that a screen submits carries a key. The key is taken in the transaction of the act, so that the
-- same submission, however often and however fast it is sent, is done once.

create table platform.request_key (
  person_id    uuid not null,
  key          uuid not null,
  agency_id    uuid not null,
  attempt      uuid not null,
  fingerprint  text not null,
  at           timestamptz not null default now(),
  status       integer,
  answer       bytea,
  primary key (person_id, key)
);
comment on table platform.request_key is
  '提交编号：同一编号只办一次，重复的得到同一回答；一天以后由本人的下一次提交清除';
comment on column platform.request_key.attempt is 'Which request took the key; another with the same key is a repetition.';
comment on column platform.request_key.fingerprint is 'SHA-256 of method, address and body: one key is not used for two things.';
comment on column platform.request_key.answer is 'What was answered, encrypted; null until it was sent.';
alter table platform.request_key enable row level security;
create policy own on platform.request_key for all to zhaofa_office
  using (agency_id = (select platform.current_agency()) and person_id = (select platform.current_person()))
  with check (agency_id = (select platform.current_agency()) and person_id = (select platform.current_person()));
grant select, insert, delete on platform.request_key to zhaofa_office;
grant update (key, status, answer) on platform.request_key to zhaofa_office;
