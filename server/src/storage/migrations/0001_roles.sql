-- Who may connect, and the few functions every schema shares.
--
-- zhaofa_owner runs migrations and nothing else. The three roles below are what the programs use:
--   zhaofa_office     the back office; row-level security decides which rows it sees
--   zhaofa_portal     the public pages; reads published snapshots and the public ledger tables
--   zhaofa_sequencer  the one writer of the ledger's tree
-- Passwords are never in these files: the migrator sets them from the installation's secrets.
-- Roles belong to the whole server, so several databases (tests) find them already made.

do $$
declare
  role text;
begin
  foreach role in array array['zhaofa_office', 'zhaofa_portal', 'zhaofa_sequencer'] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I login noinherit', role);
    end if;
    execute format('grant connect on database %I to %I', current_database(), role);
    -- A transaction that waits for its program holds locks and keeps dead rows.
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', role, '60s');
  end loop;
  execute format('revoke all on database %I from public', current_database());
end $$;

-- A public page that takes longer is a bug or an attack.
alter role zhaofa_portal set statement_timeout = '5s';

revoke all on schema public from public;

create schema if not exists platform;
comment on schema platform is '平台：迁移记录和各模式共用的函数';
grant usage on schema platform to zhaofa_office, zhaofa_portal, zhaofa_sequencer;

create function platform.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
comment on function platform.refuse_change() is
  '只增不改的表用它拒绝 update、delete、truncate：create trigger append_only before update or delete or truncate on … for each statement execute function platform.refuse_change()';

create function platform.current_agency() returns uuid
language sql stable parallel safe as $$
  select nullif(current_setting('zhaofa.agency_id', true), '')::uuid
$$;
comment on function platform.current_agency() is
  '当前事务所属机关；未设置时为 null，行级安全策略因此什么也看不到';

create function platform.current_person() returns uuid
language sql stable parallel safe as $$
  select nullif(current_setting('zhaofa.person_id', true), '')::uuid
$$;
comment on function platform.current_person() is '当前事务代表的人员；未设置时为 null';
