-- One way to make a table of events: columns, key, refusal of every change, who reads and who adds. The
-- program appends through storage/stream.ts, which records the entries.
create function platform.event_table(
  wanted text, key_column text, described text, who_reads text default 'true', who_adds text default 'true'
) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('create table %s (
    %I        uuid not null,
    version   int not null check (version > 0),
    agency_id uuid not null,
    type      text not null,
    body      jsonb not null,
    at        timestamptz not null,
    by_id     uuid not null,
    by_name   text not null,
    primary key (%I, version))', wanted, key_column, key_column);
  execute format('comment on table %s is %L', wanted, described);
  execute format('create trigger append_only before update or delete or truncate on %s
    for each statement execute function platform.refuse_change()', wanted);
  execute format('alter table %s enable row level security', wanted);
  execute format('create policy seen on %s for select to zhaofa_office
    using (agency_id = (select platform.current_agency()) and %s)', wanted, who_reads);
  execute format('create policy added on %s for insert to zhaofa_office
    with check (agency_id = (select platform.current_agency()) and %s)', wanted, who_adds);
  execute format('grant select, insert on %s to zhaofa_office', wanted);
end $$;
revoke execute on function platform.event_table from public;

select platform.event_table('casework.letter_event', 'letter_id',
  '来信的办理，只增不改：受理、不予受理、转为线索、答复。body.words 写信人可以看到',
  '(select casework.handles_letters())',
  '(select casework.handles_letters()) and by_id = (select platform.current_person())');
alter table casework.letter_event add foreign key (letter_id) references casework.letter;

insert into casework.letter_event (letter_id, version, agency_id, type, body, at, by_id, by_name)
select letter_id, sequence, agency_id, kind.type,
  jsonb_build_object('type', kind.type, 'words', words)
    || case when action = 'transfer' then jsonb_build_object('caseId', case_id, 'officer', null) else '{}' end,
  at, by_id, by_name
from casework.letter_step join (values ('accept', 'LetterAccepted'), ('refuse', 'LetterRefused'),
  ('transfer', 'LetterTransferred'), ('answer', 'LetterAnswered')) as kind (action, type) using (action);
select ledger.record('letter-change', letter_id::text, version, agency_id, at,
  jsonb_build_object('version', version, 'event', body,
    'by', jsonb_build_object('id', by_id, 'name', by_name)))
from casework.letter_event order by at, letter_id, version;

drop function casework.letter_answer;
drop table casework.letter_step;

create function casework.letter_answer(wanted text, code bytea)
  returns table (kind text, received_at timestamptz, steps json)
language sql stable security definer set search_path = pg_catalog as $$
  select l.kind, l.received_at, coalesce((
      select json_agg(json_build_object('type', s.type, 'words', s.body ->> 'words', 'at', s.at)
                      order by s.version)
        from casework.letter_event s where s.letter_id = l.id), '[]')
    from casework.letter l where l.number = wanted and l.code_hash = code
$$;
revoke execute on function casework.letter_answer from public;
grant execute on function casework.letter_answer to zhaofa_office;
