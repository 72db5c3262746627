-- Rows that no fact of the log repeats (the state of a case in lists, what a party is told of its limits, a
-- telephone number) are recorded as they change: a trigger writes what the row says from now on, so that
-- whoever changes it past the trigger leaves a row that its newest entry denies, and whoever changes it
-- through the trigger leaves the name of his role. Which tables, and which of their columns, is said by the
-- program, for each table (storage/proofs/); it calls ledger.cover after the migrations.

create table ledger.covered_table (
  name      text primary key,
  key       text[] not null,
  said      text[] not null,
  digested  text[] not null
);
comment on table ledger.covered_table is
  '每次增、改、删都由触发器写入存证账本（row-change）的表：主键、原样写入的列（said）、只写入摘要的列（digested）';

-- What an entry says of a row: some columns as they are, one digest over the others. Time zone UTC.
create function ledger.row_content(subject text, line jsonb, said text[], digested text[]) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog as $$
  select jsonb_build_object('table', subject,
      'row', coalesce((select jsonb_object_agg(name, line -> name) from unnest(said) as name), '{}'))
    || case when digested = '{}' then '{}'::jsonb
       else jsonb_build_object('digest', encode(sha256(convert_to(
         (select jsonb_object_agg(name, line -> name) from unnest(digested) as name)::text, 'UTF8')), 'hex'))
       end
$$;

-- The public name of a row's series. It tells nothing, because the key of a row is random or public.
create function ledger.row_id(subject text, line jsonb, key text[]) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select left(encode(sha256(convert_to(
    jsonb_build_array(subject, (select jsonb_agg(line -> name order by place)
      from unnest(key) with ordinality as k (name, place)))::text, 'UTF8')), 'hex'), 32)
$$;

create function ledger.record_state(wanted ledger.covered_table, line jsonb, gone boolean) returns void
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  id text := ledger.row_id(wanted.name, line, wanted.key);
  -- Of a row that is gone the key alone is said.
  said jsonb := case when gone
    then ledger.row_content(wanted.name, line, wanted.key, '{}') || '{"removed": true}'
    else ledger.row_content(wanted.name, line, wanted.said, wanted.digested) end;
  last record;
begin
  select sequence, at, content::jsonb - 'by' - 'migration' - 'takenOver' as content into last from ledger.opening
   where kind = 'row-change' and public_id = id order by sequence desc limit 1;
  if last.content = said then
    return;
  end if;
  -- The program acts as its roles. Whoever else writes is named, and so is the migration it is done in.
  if session_user not in ('zhaofa_office', 'zhaofa_portal', 'zhaofa_sequencer') then
    said := said || jsonb_strip_nulls(jsonb_build_object('by', session_user,
      'migration', nullif(current_setting('zhaofa.migration', true), '')));
  end if;
  perform ledger.record('row-change', id, coalesce(last.sequence, 0) + 1,
    coalesce((line ->> 'agency_id')::uuid, '00000000-0000-0000-0000-000000000000'),
    -- now() is when the transaction began, which may have waited for the one before.
    greatest(now(), last.at), said);
end $$;
revoke execute on function ledger.record_state from public;

-- The name of the table comes as an argument: on a partition the trigger knows only the partition's.
create function ledger.record_change() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare wanted ledger.covered_table;
begin
  select * into strict wanted from ledger.covered_table where name = tg_argv[0];
  if tg_op = 'DELETE' or tg_op = 'UPDATE'
    and ledger.row_id(wanted.name, to_jsonb(old), wanted.key)
      <> ledger.row_id(wanted.name, to_jsonb(new), wanted.key)
  then
    perform ledger.record_state(wanted, to_jsonb(old), true);
  end if;
  if tg_op <> 'DELETE' then
    perform ledger.record_state(wanted, to_jsonb(new), false);
  end if;
  return null;
end $$;
revoke execute on function ledger.record_change from public;

-- Records a table from now on, or with other columns than before. Rows whose newest entry does not say
-- this of them get one that says it was taken over: of the time before, it proves nothing.
create function ledger.cover(subject text, key text[], said text[], digested text[]) returns bigint
language plpgsql set search_path = pg_catalog set timezone = 'UTC' as $$
declare taken bigint;
begin
  insert into ledger.covered_table values (subject, key, said, digested)
  on conflict (name) do update
    set key = excluded.key, said = excluded.said, digested = excluded.digested;
  execute format('create or replace trigger row_recorded after insert or update or delete on %s
    for each row execute function ledger.record_change(%L)', subject, subject);
  execute format($q$
    with state as materialized (
      select ledger.row_id(%1$L, line, %2$L) as id, ledger.row_content(%1$L, line, %3$L, %4$L) as content,
             coalesce((line ->> 'agency_id')::uuid, '00000000-0000-0000-0000-000000000000') as agency
      from (select to_jsonb(t) as line from %1$s t) lines
    ), due as materialized (
      select s.id, coalesce(last.sequence, 0) + 1 as sequence, s.agency,
             platform.canonical_json(s.content || '{"takenOver": true}') as said,
             sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                    || uuid_send(gen_random_uuid())) as salt
      from state s
      left join lateral (
        select o.sequence, o.content::jsonb - 'by' - 'migration' - 'takenOver' as content from ledger.opening o
         where o.kind = 'row-change' and o.public_id = s.id order by o.sequence desc limit 1) last on true
      where last.content is distinct from s.content
    ), opened as (
      insert into ledger.opening (kind, public_id, sequence, agency_id, at, salt, content)
      select 'row-change', id, sequence, agency, date_trunc('milliseconds', now()), salt, said from due
    )
    insert into ledger.pending (leaf)
    select format('1 row-change %%s %%s %%s %%s', id, sequence, platform.iso_instant(now()),
                  encode(sha256(salt || convert_to(said, 'UTF8')), 'base64'))
    from due order by id$q$, subject, key, said, digested);
  get diagnostics taken = row_count;
  return taken;
end $$;
revoke execute on function ledger.cover from public;

-- What the entries of all these tables should say last, for verification. The columns are named one by one:
-- the same as row_id and row_content say of a row, in a quarter of their time.
create function ledger.covered_rows() returns table (public_id text, content jsonb)
language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  t ledger.covered_table;
  keys text;
  plain text;
  hidden text;
begin
  for t in select * from ledger.covered_table c where to_regclass(c.name) is not null loop
    keys := (select string_agg(format('t.%I', name), ', ' order by place)
      from unnest(t.key) with ordinality as k (name, place));
    plain := (select string_agg(format('%L, t.%I', name, name), ', ') from unnest(t.said) as name);
    hidden := (select string_agg(format('%L, t.%I', name, name), ', ') from unnest(t.digested) as name);
    return query execute format(
      'select left(encode(sha256(convert_to(jsonb_build_array(%L, jsonb_build_array(%s))::text, ''UTF8'')), ''hex''), 32),
         jsonb_build_object(''table'', %L, ''row'', jsonb_build_object(%s)) %s from %s t',
      t.name, keys, t.name, plain,
      case when hidden is null then '' else format(
        '|| jsonb_build_object(''digest'', encode(sha256(convert_to(jsonb_build_object(%s)::text, ''UTF8'')), ''hex''))',
        hidden) end,
      t.name);
  end loop;
end $$;
revoke execute on function ledger.covered_rows from public;

-- The rows of single facts (migration 0062) with the two columns that stand beside the content of an entry.
create function ledger.recorded_facts(wanted_kind text)
  returns table (public_id text, sequence bigint, agency_id uuid, at timestamptz, content jsonb)
language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' as $$
declare t ledger.recorded_table;
begin
  for t in select * from ledger.recorded_table r where r.kind = wanted_kind loop
    return query execute format(
      'select t.%I::text, 1::bigint, coalesce(t.agency_id, ''00000000-0000-0000-0000-000000000000''),
         t.%I, ledger.content_of(%L, to_jsonb(t), %L, %L) from %s t',
      t.public_id, t.at, t.name, t.said, t.sealed, t.name);
  end loop;
end $$;
revoke execute on function ledger.recorded_facts from public;
drop function ledger.recorded_rows;

-- What these rows say from now on as well. Entries of before say what they said.
update ledger.recorded_table set said = said || '{pages}' where name = 'casework.upload';
update ledger.recorded_table set sealed = sealed || '{code_hash}' where name = 'casework.letter';

-- What an entry of before this migration could not say of its row: compared without it, and counted in the report.
create function ledger.told_by(content jsonb, entry jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog as $$
  select content - array(
    select key from unnest('{personName,proposalId,pages,code_hash_sha256}'::text[]) as key
     where not entry ? key)
$$;
