import { totalmem } from 'node:os'

const MiB = 1024 * 1024
const between = (low: number, value: number, high: number) =>
  Math.round(Math.min(high, Math.max(low, value)))

/** A thirty-second of the machine, 128–384 MiB: a demo must fit beside other things. */
export function defaultMemoryMiB(machineBytes = totalmem()): number {
  return between(128, machineBytes / MiB / 32, 384)
}

type ServerSettings = {
  /** What PostgreSQL may use altogether, in MiB. A site with a million notices gives it 4096 or more. */
  readonly memoryMiB: number
  /** False only in tests: a crash of the machine then loses data, a crash of a process does not. */
  readonly durable: boolean
}

/**
 * Settings for `postgres -c`. Proportions follow the measured search and ledger workloads
 * (generic plans, no JIT, no parallel workers for 5 ms queries); WAL stays at `replica` because
 * `zhaofa backup` copies a running server.
 */
export function postgresSettings({ memoryMiB, durable }: ServerSettings): Record<string, string> {
  return {
    listen_addresses: '',
    max_connections: '80',
    shared_buffers: `${between(32, memoryMiB / 3, 8192)}MB`,
    work_mem: `${between(4, memoryMiB / 32, 32)}MB`,
    maintenance_work_mem: `${between(32, memoryMiB / 4, 1024)}MB`,
    effective_cache_size: `${between(128, memoryMiB, 65536)}MB`,
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    max_wal_size: `${between(256, memoryMiB * 2, 8192)}MB`,
    min_wal_size: '80MB',
    wal_level: 'replica',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    io_method: memoryMiB < 1024 ? 'sync' : 'worker',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement can hold personal data; the message alone is enough to find it.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(durable
      ? { fsync: 'on', synchronous_commit: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
}
