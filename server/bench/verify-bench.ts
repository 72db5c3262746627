import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { readConfig } from '../src/config.ts'
import { startJobs, stopJobs } from '../src/jobs/start-jobs.ts'
import { openWorld } from '../src/open-world.ts'
import { openSecrets } from '../src/secrets.ts'
import { connect } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { factSources } from '../src/storage/ledger/fact-sources.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import type { Bench } from './bench-type.ts'

const program = join(import.meta.dirname, '../src/cli/zhaofa.ts')

/** A case of the generated log: what it leaves in tables and in the log, about as in the demo. */
const perCase = { events: 20, papers: 8, uploads: 5, reads: 5 }
/** Its list row changes with every event; a paper has a second entry for what its first leaves out. */
const leavesPerCase = 2 * perCase.events + 2 * perCase.papers + perCase.uploads + perCase.reads

/** `verify-log` as somebody runs it, over a log with the rows behind it. */
export const verifyBench: Bench = {
  name: 'verify',
  summary: 'seconds and MiB of verify-log over a generated log with its rows (--rows leaves)',
  async run({ quick, option }) {
    const leaves = Number(option('rows') ?? (quick ? 7_000 : 100_000))
    const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
    chmodSync(dataDir, 0o711)
    try {
      await generate(dataDir, Math.ceil(leaves / leavesPerCase))
      await verify(dataDir)
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

async function generate(dataDir: string, cases: number): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir })
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets)
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
    await migrate(database.owner, { passwords })
    const owner = connect(database.owner, { max: 1, name: 'bench owner' })
    const { world, close } = await openWorld(config, secrets, database)
    await fill(owner, cases)
    const jobs = await startJobs(world, database)
    const waiting = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from ledger.pending`.execute(owner))
        .rows[0]?.n
    while ((await waiting()) !== 0) await wait(200)
    await stopJobs(jobs)
    await sql`analyze`.execute(owner)
    await owner.destroy()
    await close()
  } finally {
    await database.close()
  }
}

const agency = '00000000-0000-4000-8000-000000000001'

async function fill(owner: Kysely<Database>, cases: number): Promise<void> {
  const began = performance.now()
  await sql`create temporary table made as
    select gen_random_uuid() as id, n from generate_series(1, ${cases}) n`.execute(owner)
  await sql`
    insert into casework.case_event (case_id, version, agency_id, type, body, at, by_id, by_name, approvals)
    select id, v, ${agency}, 'EvidenceAdded',
      jsonb_build_object('type', 'EvidenceAdded', 'evidence', v, 'name', '现场检查笔录', 'note', repeat('经查，当事人未按规定备案。', 12)),
      now() - interval '1 day' + v * interval '1 minute', id, '王建国', '[]'
    from made, generate_series(1, ${perCase.events}) v`.execute(owner)
  for (let version = 1; version <= perCase.events; version++) {
    await sql`
      insert into casework.case_file (id, agency_id, version, title, party_name, stage, step, state,
        investigators, registered_on, updated_at, opened_by, asked_roles, undated, fined_fen, unpaid_fen)
      select id, ${agency}, ${version}, '未按规定备案', '四平市某商贸有限公司', 'investigation', 'evidence', 'open',
        '{}', current_date, now(), id, '{}', false, 0, 0 from made
      on conflict (id) do update set version = excluded.version, updated_at = excluded.updated_at`.execute(
      owner,
    )
  }
  await sql`
    insert into casework.document (id, case_id, agency_id, version, type, title, volume, paper, sha256, bytes, pages, sealed_at, role)
    select gen_random_uuid(), id, ${agency}, v, 'inspection_record', '现场检查笔录', 'main',
      jsonb_build_object('body', repeat('经查，当事人未按规定备案。', 60)), encode(sha256(id::text::bytea), 'hex'), 1, 1, now(), 'notice'
    from made, generate_series(1, ${perCase.papers}) v`.execute(owner)
  await sql`
    insert into casework.upload (id, case_id, agency_id, sha256, bytes, media_type, original_name, uploaded_by, at)
    select gen_random_uuid(), id, ${agency}, encode(sha256(id::text::bytea), 'hex'), 1, 'image/jpeg', '现场.jpg', id, now()
    from made, generate_series(1, ${perCase.uploads})`.execute(owner)
  await sql`
    insert into casework.restricted_read (id, case_id, agency_id, subject, person_id, person_name, at)
    select gen_random_uuid(), id, ${agency}, 'evidence', id, '王建国', now()
    from made, generate_series(1, ${perCase.reads})`.execute(owner)
  const recorded = new Set(['case-event', 'document', 'restricted-read'])
  for (const { kind, rows } of await factSources(owner)) {
    if (!recorded.has(kind)) continue
    await sql`
      with said as materialized (
        select public_id, sequence, agency_id, date_trunc('milliseconds', at) as at,
               platform.canonical_json(content) as content, sha256(uuid_send(gen_random_uuid())) as salt
        from (${sql.raw(rows)}) source
      ), opened as (
        insert into ledger.opening (kind, public_id, sequence, agency_id, at, salt, content)
        select ${kind}, public_id, sequence, agency_id, at, salt, content from said)
      insert into ledger.pending (leaf)
      select format('1 %s %s %s %s %s', ${kind}::text, public_id, sequence, platform.iso_instant(at),
                    encode(sha256(salt || convert_to(content, 'UTF8')), 'base64'))
      from said order by public_id, sequence`.execute(owner)
  }
  console.log(`generated ${cases} cases in ${seconds(began)} s`)
}

/** In a process of its own, whose highest resident memory /proc tells. Linux only. */
async function verify(dataDir: string): Promise<void> {
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'verify-log'], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [peak, faults, phase, since] = [0, 0, 'start', began]
  const watch = setInterval(() => {
    peak = Math.max(peak, highWaterMiB(child.pid ?? 0))
  }, 50)
  createInterface({ input: child.stderr }).on('line', (line) => {
    console.log(`  ${phase.padEnd(16)} ${seconds(since)} s`)
    phase = line.replace('正在核验：', '')
    since = performance.now()
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('✗')) faults++
    else console.log(`  ${line}`)
  })
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  console.log(`  ${phase.padEnd(16)} ${seconds(since)} s`)
  console.log(`verify-log: ${seconds(began)} s, ${peak} MiB, ${faults} lines of findings`)
}

function highWaterMiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)
