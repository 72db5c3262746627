import { execFileSync, type ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoPassword } from '../src/demo/demo-people.ts'
import { readConfig } from '../src/config.ts'
import { openSecrets } from '../src/secrets.ts'
import { withClient } from '../src/storage/connect.ts'
import { connectionTo } from '../src/storage/embedded/application-database.ts'
import { findPostmaster, isAlive } from '../src/storage/embedded/postmaster-file.ts'
import type { Bench } from './bench-type.ts'
import { startedProgram } from './running-server.ts'

const zhaofa = join(import.meta.dirname, '../src/cli/zhaofa.ts')
const port = '18090'
const origin = `http://localhost:${port}`
const writers = 5

/** Who is killed without warning. */
const victims = ['Node', 'PostgreSQL', 'both'] as const
type Victim = (typeof victims)[number]

/** What the server said it had done. */
type Acknowledged = { readonly cases: Set<string>; readonly uploads: Set<string> }

/**
 * Kills the server, its database or both while five people write, and counts what was acknowledged and is not
 * there afterwards. Linux only.
 */
export const crashBench: Bench = {
  name: 'crash',
  summary: 'rounds of kill −9 under five writers: acknowledged, lost, numbers left out, the log',
  async run({ quick, option }) {
    const rounds = Number(option('rounds') ?? (quick ? 3 : 10))
    const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-crash-'))
    chmodSync(dataDir, 0o755)
    const done: Acknowledged = { cases: new Set(), uploads: new Set() }
    try {
      let server = await started(dataDir)
      for (let round = 1; round <= rounds; round++) {
        const victim = victims[round % victims.length] ?? 'Node'
        const before = done.cases.size + done.uploads.size
        const stop = new AbortController()
        const writing = Array.from({ length: writers }, () => write(done, stop.signal))
        await sleep(randomInt(2_000, 5_000))
        await kill(victim, server, dataDir)
        const at = performance.now()
        if (victim !== 'PostgreSQL') server = await started(dataDir)
        await healthy()
        const back = ((performance.now() - at) / 1_000).toFixed(1)
        stop.abort()
        await Promise.all(writing)
        const { lost, gaps } = await missing(dataDir, done)
        const written = done.cases.size + done.uploads.size - before
        const log = verified(dataDir) ? 'log ✓' : 'LOG ALTERED'
        console.log(
          `${String(round).padStart(2)}  ${victim.padEnd(10)} acknowledged ${String(written).padStart(5)}  lost ${lost}  gaps ${gaps}  back after ${back} s  ${log}`,
        )
      }
      server.kill('SIGTERM')
      await once(server, 'close')
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

const started = (dataDir: string): Promise<ChildProcess> =>
  startedProgram({
    dataDir,
    port,
    args: ['--no-office'],
    env: { NODE_ENV: 'test' },
    errors: 'ignore',
  })

async function healthy(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error('the server did not come back within a minute')
}

async function kill(victim: Victim, server: ChildProcess, dataDir: string): Promise<void> {
  const postmaster = findPostmaster(join(dataDir, 'postgres'))?.pid ?? 0
  if (victim !== 'Node') process.kill(postmaster, 'SIGKILL')
  if (victim === 'PostgreSQL') {
    for (let tries = 0; tries < 100 && isAlive(postmaster); tries++) await sleep(50)
    return
  }
  const closed = once(server, 'close')
  server.kill('SIGKILL')
  await closed
}

/** Registers a clue and adds a file to it, over and over. What is not answered is not counted. */
async function write(done: Acknowledged, signal: AbortSignal): Promise<void> {
  let headers: Record<string, string> | null = null
  while (!signal.aborted) {
    try {
      headers ??= await signedIn()
      const caseId = await clue(headers)
      done.cases.add(caseId)
      done.uploads.add(await upload(headers, caseId))
    } catch {
      // Away: signed in again when it is back.
      headers = null
      await sleep(200)
    }
  }
}

async function signedIn(): Promise<Record<string, string>> {
  const body = JSON.stringify({ account: 'chenlixin', password: demoPassword })
  const type = { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api/session`, { method: 'POST', headers: type, body })
  const { csrf } = await answered<{ csrf: string }>(answer)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, 'x-csrf-token': csrf }
}

async function clue(headers: Record<string, string>): Promise<string> {
  const input = {
    source: 'inspection',
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
    respondent: '四平市旅途汽车销售有限公司',
    summary: '没有备案。',
    named: false,
    preliminaryOpinion: '建议核查。',
  }
  const answer = await fetch(`${origin}/api/cases`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'x-request-key': randomUUID() },
    body: JSON.stringify({ input, informant: null }),
  })
  return (await answered<{ caseId: string }>(answer)).caseId
}

async function upload(headers: Record<string, string>, caseId: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([`现场情况 ${randomUUID()}`]), '记录.txt')
  const answer = await fetch(`${origin}/api/cases/${caseId}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'x-request-key': randomUUID() },
    body: form,
  })
  return (await answered<{ id: string }>(answer)).id
}

async function answered<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** What was acknowledged and is not in the database, and entries of the log that are left out. */
async function missing(dataDir: string, { cases, uploads }: Acknowledged) {
  const running = findPostmaster(join(dataDir, 'postgres'))
  const { superuser } = openSecrets(readConfig({ DATA_DIR: dataDir })).database
  const address = { host: running?.socketFolder ?? '', port: running?.port ?? 0 }
  return withClient(connectionTo(address, 'postgres', superuser), async (client) => {
    const count = async (statement: string, values: unknown[] = []) =>
      Number((await client.query<{ n: string }>(statement, values)).rows[0]?.n)
    const absent = (table: string, ids: ReadonlySet<string>) =>
      count(
        `select count(*) as n from unnest($1::uuid[]) as id where not exists (select from ${table} where ${table}.id = id.id)`,
        [[...ids]],
      )
    return {
      lost:
        (await absent('casework.case_file', cases)) + (await absent('casework.upload', uploads)),
      gaps: await count('select coalesce(max(idx) + 1, 0) - count(*) as n from ledger.leaf'),
    }
  })
}

function verified(dataDir: string): boolean {
  try {
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }
    execFileSync(process.execPath, [zhaofa, 'verify-log'], { env, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
