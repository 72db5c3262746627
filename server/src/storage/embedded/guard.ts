import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { DatabaseStartError } from '../../faults.ts'
import { superuser } from './cluster-folder.ts'
import type { ServerAddress } from './server-address.ts'

/** `zhaofa` in bytes; any number will do as long as every version uses the same. */
const guardKey = 0x7a68616f6661n

/** Held as long as the process that owns the server lives: PostgreSQL lets go when the process dies. */
export type Guard = {
  release(): Promise<void>
  /** Settles when the connection ended without being released. */
  readonly lost: Promise<void>
}

/**
 * Connects as soon as the server answers and takes the advisory lock that says "this server has a
 * living owner". A pid file could not say that: pids are reused, most of all in containers.
 * @throws DatabaseStartError when the password is not the server's.
 */
export async function holdGuard(
  { host, port }: ServerAddress,
  password: string,
  serverRuns: () => boolean,
  patienceMs = 1000,
): Promise<Guard | 'held by another' | 'server is gone'> {
  // A killed owner's connection ends within moments, not at once.
  const until = Date.now() + patienceMs
  while (serverRuns()) {
    const client = new Client({ host, port, user: superuser, database: 'postgres', password })
    // Others watch the server and notice a lost connection. Without a listener, the event would end Node.
    client.on('error', () => undefined)
    try {
      await client.connect()
      const key = guardKey.toString()
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [key])
      if (rows[0]?.held === true) return heldBy(client)
      await client.end()
      if (Date.now() > until) return 'held by another'
    } catch (error) {
      await client.end().catch(() => undefined)
      if (!isNotYet(error)) throw explained(error)
    }
    await pause(25)
  }
  return 'server is gone'
}

function heldBy(client: Client): Guard {
  let released = false
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!released) resolve()
    })
  })
  const release = () => {
    released = true
    return client.end().catch(() => undefined)
  }
  return { release, lost }
}

const notYet = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'])

/** No socket yet, or the server says it is starting up, recovering or shutting down. */
function isNotYet(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  return notYet.has(code ?? '') || message.startsWith('Connection terminated')
}

function explained(error: unknown): unknown {
  const invalidPassword = '28P01'
  if ((error as { code?: string }).code !== invalidPassword) return error
  return new DatabaseStartError(
    '数据目录中的 secrets.json 与数据库不匹配。请找回与这个数据库一起生成的 secrets.json。',
    { cause: error },
  )
}
