import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { ledgerLag, type LedgerLag } from '../storage/ledger/ledger-lag.ts'
import type { DiskPlace, DiskState } from '../disk-watch.ts'
import type { World } from '../world.ts'

/**
 * The log is normally a tenth of a second behind, and a lost connection or a change of sequencer costs
 * a second. When the oldest leaf has waited this long, the sequencer is not running.
 */
const maxWaitSeconds = 60

const patienceMs = 2000

/** Below this an upload or PostgreSQL's next segments of WAL may find no room. */
const minFreeBytes = 512 * 1024 ** 2
/** How long /healthz reports a write that found the disk full, so that somebody has time to look. */
const failureToldMs = 10 * 60_000

/**
 * GET /healthz and /health: 200 when this process can use the database and the log keeps up, 503 with
 * the reason otherwise. For load balancers and monitoring; docs/runbooks/health.md.
 */
export function healthRoutes(app: FastifyInstance, world: World): void {
  for (const path of ['/healthz', '/health']) {
    app.get(path, { logLevel: 'silent' }, async (_request, reply) => {
      const health = await healthOf(world)
      return reply
        .code(health.status === 'ok' ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(health)
    })
  }
}

type Health = {
  readonly status: 'ok' | 'unavailable'
  readonly database: 'ok' | 'unreachable'
  readonly log: LedgerLag | null
  readonly disk: DiskState
  readonly reason?: string
}

async function healthOf({ office, portal, disk: watch, clock }: World): Promise<Health> {
  const disk = await watch.state()
  const asked = Promise.all([ledgerLag(office), sql`select 1`.execute(portal)])
  const log = await Promise.race([
    asked.then(
      ([lag]) => lag,
      () => null,
    ),
    pause(patienceMs, null, { ref: false }),
  ])
  if (!log) {
    const reason = '数据库没有回答：请查看数据库是否在运行。'
    return { status: 'unavailable', database: 'unreachable', log, disk, reason }
  }
  if (log.waitingSeconds > maxWaitSeconds) {
    const reason =
      `存证入账停了：最早一条已等待 ${log.waitingSeconds} 秒（上限 ${maxWaitSeconds} 秒）。` +
      '办案照常记录，但暂时不能核验；请查看服务日志中 sequencer 的报错，并执行 zhaofa verify-log。'
    return { status: 'unavailable', database: 'ok', log, disk, reason }
  }
  const reason = diskReason(disk, clock.now())
  if (reason !== null) return { status: 'unavailable', database: 'ok', log, disk, reason }
  return { status: 'ok', database: 'ok', log, disk }
}

const placeNames: Readonly<Record<DiskPlace, string>> = {
  files: '文件',
  database: '数据库',
  log: '服务日志',
}

function diskReason({ freeBytes, lastFailure }: DiskState, now: Date): string | null {
  if (lastFailure && now.getTime() - Date.parse(lastFailure.at) < failureToldMs) {
    return (
      `磁盘满了：${lastFailure.at} 写${placeNames[lastFailure.place]}时没有空间，那一次没有保存。` +
      '请清理磁盘；服务仍在运行，清理以后不用重启。'
    )
  }
  if (freeBytes !== null && freeBytes < minFreeBytes) {
    return `磁盘快满了：只剩 ${Math.floor(freeBytes / 1024 ** 2)} MB，请清理磁盘。`
  }
  return null
}
