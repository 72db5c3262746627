-- 来信 (投诉、举报、咨询). What was written and who wrote it are sealed with the key outside the database; heads of
-- the handling department read them, the writer asks for the answer with number and code.

create table casework.letter (
  id             uuid primary key,
  agency_id      uuid not null,
  kind           text not null check (kind in ('complaint', 'report', 'consultation')),
  number         text not null unique,
  code_hash      bytea not null check (octet_length(code_hash) = 32),
  body_sealed    bytea not null,
  sender_sealed  bytea,
  received_at    timestamptz not null
);
create index letter_recent on casework.letter (agency_id, received_at desc);
comment on table casework.letter is '来信：投诉、举报、咨询。内容和写信人身份加密（AES-256-GCM），密钥不在数据库里，不进入案卷';
comment on column casework.letter.body_sealed is '被反映的对象、内容、附件清单';
comment on column casework.letter.sender_sealed is '姓名和联系方式；匿名的为空。每次读取记入 casework.letter_read';

create table casework.letter_step (
  letter_id  uuid not null references casework.letter,
  sequence   int not null check (sequence > 0),
  agency_id  uuid not null,
  action     text not null check (action in ('accept', 'refuse', 'transfer', 'answer')),
  words      text not null check (words <> ''),
  case_id    uuid,
  by_id      uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (letter_id, sequence),
  check ((action = 'transfer') = (case_id is not null))
);
comment on table casework.letter_step is '来信的办理：受理、不予受理、转为线索、答复。words 写信人可以看到';

create table casework.letter_read (
  id           uuid primary key,
  letter_id    uuid not null references casework.letter,
  agency_id    uuid not null,
  person_id    uuid not null,
  person_name  text not null,
  at           timestamptz not null
);
create index letter_read_of on casework.letter_read (letter_id, at);
comment on table casework.letter_read is '写信人身份的每一次读取：谁、什么时候；同时写入存证账本';

-- Asked from the tables and not from a setting: only heads of the handling department read letters.
create function casework.handles_letters() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from identity.person_role r
    where r.person_id = platform.current_person() and r.agency_id = platform.current_agency()
      and r.role = 'department-head')
$$;
revoke execute on function casework.handles_letters from public;
grant execute on function casework.handles_letters to zhaofa_office;

do $$
declare t text;
begin
  foreach t in array array['letter', 'letter_step', 'letter_read'] loop
    execute format('create trigger append_only before update or delete or truncate on casework.%I
                    for each statement execute function platform.refuse_change()', t);
    execute format('alter table casework.%I enable row level security', t);
    execute format('create policy seen on casework.%I for select to zhaofa_office
      using (agency_id = (select platform.current_agency()) and (select casework.handles_letters()))', t);
    execute format('grant select, insert on casework.%I to zhaofa_office', t);
  end loop;
end $$;
-- Whoever writes has no account: only the agency is set.
create policy added on casework.letter for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()));
create policy added on casework.letter_step for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and (select casework.handles_letters())
    and by_id = (select platform.current_person()));
create policy added on casework.letter_read for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and (select casework.handles_letters())
    and person_id = (select platform.current_person()));

-- What was answered, and nothing of what was written. A wrong number and a wrong code get the same nothing.
create function casework.letter_answer(wanted text, code bytea)
  returns table (kind text, received_at timestamptz, steps json)
language sql stable security definer set search_path = pg_catalog as $$
  select l.kind, l.received_at, coalesce((
      select json_agg(json_build_object('action', s.action, 'words', s.words, 'at', s.at)
                      order by s.sequence)
        from casework.letter_step s where s.letter_id = l.id), '[]')
    from casework.letter l where l.number = wanted and l.code_hash = code
$$;
revoke execute on function casework.letter_answer from public;
grant execute on function casework.letter_answer to zhaofa_office;
