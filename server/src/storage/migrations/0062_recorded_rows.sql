-- Every row that says what somebody did has its entry in the log. Events get theirs from the program
-- (storage/stream.ts); single rows, such as a sign-in or a scanned code, from a trigger, so that nobody
-- who adds one can leave it out, whichever role adds it.

-- RFC 8785 for what our rows hold: text, whole numbers, true, false, null. Keys are ASCII.
create function platform.canonical_json(value jsonb) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select case jsonb_typeof(value)
    when 'object' then '{' || coalesce((
      select string_agg(to_jsonb(key)::text || ':' || platform.canonical_json(each), ',' order by key collate "C")
        from jsonb_each(value) as member (key, each)), '') || '}'
    when 'array' then '[' || coalesce((
      select string_agg(platform.canonical_json(each), ',' order by place)
        from jsonb_array_elements(value) with ordinality as element (each, place)), '') || ']'
    else value::text end
$$;
comment on function platform.canonical_json is
  'RFC 8785 的规范化 JSON；键只用 ASCII，数字只用整数';

create function platform.iso_instant(at timestamptz) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- Records a fact as storage/ledger/record.ts does; the sequencer does not know the difference.
create function ledger.record(
  kind text, public_id text, sequence bigint, agency uuid, at timestamptz, content jsonb
) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  salt bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                       || uuid_send(gen_random_uuid()));
  said text := platform.canonical_json(content);
begin
  insert into ledger.opening (kind, public_id, sequence, agency_id, at, salt, content)
  values (kind, public_id, sequence, agency, date_trunc('milliseconds', at), salt, said);
  insert into ledger.pending (leaf)
  values (format('1 %s %s %s %s %s', kind, public_id, sequence, platform.iso_instant(at),
                 encode(sha256(salt || convert_to(said, 'UTF8')), 'base64')));
end $$;
revoke execute on function ledger.record from public;

create table ledger.recorded_table (
  name       text primary key,
  kind       text not null,
  public_id  text not null,
  at         text not null,
  said       text[] not null,
  sealed     text[] not null
);
comment on table ledger.recorded_table is
  '每新增一行就由触发器写入存证账本的表：条目种类、公开编号和时间取哪一列，写入哪些列（said），哪些列只写入摘要（sealed）';
grant select on ledger.recorded_table to zhaofa_office, zhaofa_portal;

-- What the entry says of a row. Columns are listed once and for all: a column added later changes nothing.
create function ledger.content_of(subject text, line jsonb, said text[], sealed text[]) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog as $$
  select jsonb_build_object('table', subject)
    || coalesce((select jsonb_object_agg(name, line -> name) from unnest(said) as name), '{}')
    || coalesce((select jsonb_object_agg(name || '_sha256',
         case when line ->> name is null then null
              else encode(sha256(decode(substr(line ->> name, 3), 'hex')), 'hex') end)
         from unnest(sealed) as name), '{}')
$$;
comment on function ledger.content_of is '一行的存证内容；调用者须把时区设为 UTC，时间才总是同样的写法';

create function ledger.record_row() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  line jsonb := to_jsonb(new);
  wanted ledger.recorded_table;
begin
  select * into strict wanted from ledger.recorded_table
   where name = tg_table_schema || '.' || tg_table_name;
  perform ledger.record(wanted.kind, line ->> wanted.public_id, 1,
    coalesce((line ->> 'agency_id')::uuid, '00000000-0000-0000-0000-000000000000'),
    (line ->> wanted.at)::timestamptz,
    ledger.content_of(wanted.name, line, wanted.said, wanted.sealed));
  return null;
end $$;
revoke execute on function ledger.record_row from public;

-- From now on each new row is recorded; those there are, now.
create function ledger.record_rows_of(
  subject text, kind text, public_id text, at text, said text[], sealed text[] default '{}'
) returns void
language plpgsql set search_path = pg_catalog set timezone = 'UTC' as $$
declare line jsonb;
begin
  insert into ledger.recorded_table (name, kind, public_id, at, said, sealed)
  values (subject, kind, public_id, at, said, sealed);
  for line in execute format('select to_jsonb(t) from %s t order by t.%I', subject, at) loop
    perform ledger.record(kind, line ->> public_id, 1,
      coalesce((line ->> 'agency_id')::uuid, '00000000-0000-0000-0000-000000000000'),
      (line ->> at)::timestamptz, ledger.content_of(subject, line, said, sealed));
  end loop;
  execute format('create trigger recorded after insert on %s for each row execute function ledger.record_row()', subject);
end $$;
revoke execute on function ledger.record_rows_of from public;

-- The rows of all these tables as their entries should say them, for verification.
create function ledger.recorded_rows(wanted_kind text)
  returns table (public_id text, sequence bigint, content jsonb, source text)
language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' as $$
declare t ledger.recorded_table;
begin
  for t in select * from ledger.recorded_table r where r.kind = wanted_kind loop
    return query execute format(
      'select t.%I::text, 1::bigint, ledger.content_of(%L, to_jsonb(t), %L, %L), %L from %s t',
      t.public_id, t.name, t.said, t.sealed, t.name, t.name);
  end loop;
end $$;
revoke execute on function ledger.recorded_rows from public;

-- A number counted by the table would tell in the public log how many there are.
alter table identity.sign_in add column record_id uuid not null default gen_random_uuid();
alter table publication.officer_scan add column record_id uuid not null default gen_random_uuid();

select ledger.record_rows_of('identity.sign_in', 'system-event', 'record_id', 'at',
  '{agency_id,person_id,account,outcome,ip,user_agent,at}');
select ledger.record_rows_of('publication.officer_scan', 'system-event', 'record_id', 'scanned_at',
  '{agency_id,certificate_number,shown_at,scanned_at,outcome}');
select ledger.record_rows_of('casework.upload', 'evidence', 'id', 'at',
  '{id,case_id,sha256,bytes,media_type,original_name,uploaded_by,at}');
select ledger.record_rows_of('casework.article_file', 'system-event', 'id', 'at',
  '{id,sha256,bytes,media_type,original_name,uploaded_by,at}');
select ledger.record_rows_of('casework.informant', 'system-event', 'case_id', 'at',
  '{case_id,registered_by,at}', '{sealed}');
select ledger.record_rows_of('casework.letter', 'system-event', 'id', 'received_at',
  '{id,kind,number,received_at}', '{body_sealed,sender_sealed}');
select ledger.record_rows_of('casework.record_withdrawal', 'system-event', 'public_id', 'at',
  '{public_id,reason,by_id,by_name,at}');

-- Steps of publication had no entries of their own.
select ledger.record('notice-change', notice_id::text, version, agency_id, at,
  jsonb_build_object('version', version, 'event', body,
    'by', jsonb_build_object('id', by_id, 'name', by_name)))
from casework.notice_event order by at, notice_id, version;
