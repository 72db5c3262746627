import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { GroundChangeBody } from '@zhaofa/contract'
import { readConfig } from '../src/config.ts'
import { seedPeople } from '../src/demo/seed-people.ts'
import type { Cast } from '../src/demo/stage.ts'
import { viewImpact } from '../src/office/reference/measure-impact.ts'
import { openWorld } from '../src/open-world.ts'
import { openSecrets } from '../src/secrets.ts'
import { connect } from '../src/storage/connect.ts'
import { applicationDatabase } from '../src/storage/embedded/application-database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import type { World } from '../src/world.ts'
import { plainPrinter } from '../test/plain-printer.ts'
import type { Bench } from './bench-type.ts'

/** A ground that looks at several facts, so that no row is judged by its first condition alone. */
const change: GroundChangeBody = {
  add: {
    acts: ['penalty'],
    text: '罚款一万五千元以上',
    basis: '测算',
    note: '',
    rule: {
      kind: 'any',
      of: [
        { kind: 'flag', flag: 'majorEnterprise' },
        {
          kind: 'all',
          of: [
            { kind: 'party', anyOf: ['organisation', 'sole-trader'] },
            {
              kind: 'amount',
              amount: 'fine',
              compare: 'reaches',
              thresholdFen: {
                'natural-person': null,
                'sole-trader': 1_000_000,
                organisation: 1_500_000,
              },
            },
          ],
        },
      ],
    },
  },
}

export const catalogueBench: Bench = {
  name: 'catalogue',
  summary: 'what a changed ground of the review catalogue would have caught in 20 000 cases',
  async run({ quick }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
    const config = readConfig({ DATA_DIR: dataDir })
    const secrets = openSecrets(config)
    const database = await openDatabase(config, secrets)
    try {
      const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
      const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
      await migrate(database.owner, { passwords })
      const clock = { now: () => new Date('2026-11-23T01:00:00.000Z') }
      const opened = await openWorld(config, secrets, database, clock)
      try {
        const world = { ...opened.world, printer: plainPrinter }
        const cast = await seedPeople(world)
        const superuser = connect(
          { ...database.embedded?.superuser, database: applicationDatabase },
          { max: 1, name: 'bench superuser' },
        )
        await superuser.connection().execute(async (connection) => {
          await sql`set session_replication_role = replica`.execute(connection)
          await plantFacts(cast.reviewer.agencyId, quick ? 2_000 : 20_000).execute(connection)
          await sql`analyze casework.review_facts`.execute(connection)
        })
        await superuser.destroy()
        await measure(world, cast, quick ? 3 : 15)
      } finally {
        await opened.close()
      }
    } finally {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** So many decided cases of five years, with fines, kinds of party and flags that differ. */
const plantFacts = (agencyId: string, cases: number) => sql`
  insert into casework.review_facts (case_id, version, proposal, agency_id, on_day, required, facts)
  select gen_random_uuid(), 9, 'decision', ${agencyId}, '2022-01-01'::date + (i % 1700), i % 9 = 0,
    jsonb_build_object('act', 'penalty',
      'kinds', '["fine"]'::jsonb, 'fineFen', (i * 7919) % 3000000,
      'matters', jsonb_build_array('CF-001-0' || 1 + i % 7), 'fields', '["单用途商业预付卡管理办法（试行）"]'::jsonb,
      'partyKind', (array['organisation', 'sole-trader', 'natural-person'])[1 + i % 3],
      'complex', i % 11 = 0, 'socialRisk', i % 97 = 0)
  from generate_series(1, ${cases}::int) as i`

async function measure(world: World, { reviewer }: Cast, rounds: number): Promise<void> {
  const took: number[] = []
  let last = await viewImpact(world, reviewer, { after: 1, changes: [change] })
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    last = await viewImpact(world, reviewer, { after: 1, changes: [change] })
    took.push(performance.now() - begun)
  }
  const cpu = process.cpuUsage(before)
  // On a machine that is busy with other things the time says little; what it costs says more.
  const own = ((cpu.user + cpu.system) / 1000 / rounds).toFixed(0)
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
  const hits = last.years.reduce((sum, year) => sum + year.hits, 0)
  console.log(
    `impact over ${last.judged} cases, ${hits} hits: median ${at(0.5)} ms, p95 ${at(0.95)} ms (limit 300 ms); ${own} ms of processor beside PostgreSQL`,
  )
}
