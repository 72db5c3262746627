-- How far the log is behind what was recorded, for /healthz. The time a leaf carries is that of the
-- fact; how long it waits is counted by the database's own clock from the insert.

alter table ledger.pending add column queued_at timestamptz not null default statement_timestamp();
comment on column ledger.pending.queued_at is '写入等待队列的时刻（数据库时钟），只用于计算入账延迟';

-- What waits is private; that something waits, and for how long, is not.
create function ledger.waiting_seconds() returns double precision
  language sql stable security definer set search_path = pg_catalog as $$
  select extract(epoch from clock_timestamp() - queued_at)
  from ledger.pending order by id limit 1
$$;
comment on function ledger.waiting_seconds() is
  '最早一条等待入账的条目已经等了多少秒；没有等待的为 null。健康检查用';
revoke execute on function ledger.waiting_seconds from public;
grant execute on function ledger.waiting_seconds to zhaofa_office;
