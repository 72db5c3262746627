import { sql, type Kysely } from 'kysely'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { playCase } from '../src/demo/play-case.ts'
import { Stage } from '../src/demo/stage.ts'
import { stories } from '../src/demo/stories.ts'
import { viewLikeCases } from '../src/office/cases/views/discretion-view.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import type { Database } from '../src/storage/database.ts'
import { findLikeCases } from '../src/storage/like-cases.ts'
import type { Bench } from './bench-type.ts'
import { withOfficeWorld } from './office-world.ts'

const decisions = 20_000
/** Matters and tiers that the decisions are spread over, as in a catalogue of forty matters with three tiers that are used. */
const kinds = 100

export const likeCasesBench: Bench = {
  name: 'like-cases',
  summary:
    'like cases of one case among 20 000 decisions, spread over 100 matters and tiers and all in one',
  async run({ quick }) {
    const [story] = stories
    if (!story) throw new Error('the demo has no story')
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      const stage = new Stage(world, cast, plainDate('2026-02-24'))
      const decided = await playCase(stage, { ...story, until: 'decided' })
      const own = await playCase(stage, { ...story, until: 'heard' })
      const rounds = quick ? 50 : 300
      const actor = cast.officers[0]
      await plant(superuser, decided, decisions)
      const likeness = { matterCode: 'CF-009-01', tier: '' }
      const asked = { since: plainDate('2021-11-23'), apart: own, agencyId: actor.agencyId }
      await timed('query', rounds, () =>
        inAgency(world, actor, async (tx) => {
          const find = await findLikeCases(tx, [likeness], asked)
          return find(likeness).cases.length
        }),
      )
      await timed('view', rounds, async () => {
        const { spread } = await viewLikeCases(world, actor, { caseId: own, query: {} })
        return spread?.count ?? 0
      })
      const all = (
        await sql<{
          tier: string
          count: string
        }>`select tier, count(*) from casework.decided_violation
        where tier = '全部' group by tier`.execute(superuser)
      ).rows[0]
      await timed(`query, ${all?.count ?? 0} like cases of one tier`, Math.min(rounds, 30), () =>
        inAgency(world, actor, async (tx) => {
          const every = { matterCode: 'CF-009-01', tier: '全部' }
          return (await findLikeCases(tx, [every], asked))(every).total
        }),
      )
      await plantImported(superuser, actor.agencyId, decisions)
      await timed(`query, beside ${decisions} imported cases`, rounds, () =>
        inAgency(world, actor, async (tx) => {
          const find = await findLikeCases(tx, [likeness], asked)
          return find(likeness).cases.length
        }),
      )
      const ofOneMatter = { matterCode: 'CF-000-00', tier: '' }
      await timed(`query, ${decisions} imported cases of one matter`, rounds, () =>
        inAgency(
          world,
          actor,
          async (tx) => (await findLikeCases(tx, [ofOneMatter], asked))(ofOneMatter).total,
        ),
      )
    })
  },
}

/** Decisions over five years with their events and their lines: `count` spread over many kinds, and as many in one. */
async function plant(superuser: Kysely<Database>, of: string, count: number): Promise<void> {
  await superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    for (const one of [false, true]) {
      await sql`create temporary table planted as
        select gen_random_uuid() as id, n, date '2026-11-20' - (n % 1800) as day
        from generate_series(1, ${count}::int) n`.execute(connection)
      await sql`insert into casework.case_event
        select (jsonb_populate_record(null::casework.case_event, to_jsonb(e) || jsonb_build_object('case_id', p.id))).*
        from casework.case_event e cross join planted p
        where e.case_id = ${of} and e.type = 'DecisionIssued'`.execute(connection)
      await sql`insert into casework.decided_violation
        select (jsonb_populate_record(null::casework.decided_violation, to_jsonb(v) || jsonb_build_object(
          'case_id', p.id, 'decided_on', p.day, 'fine_fen', 10000000 + (p.n % 400) * 50000,
          'tier', case when ${one} then '全部' when p.n % ${kinds}::int = 0 then '' else '档' || p.n % ${kinds}::int end))).*
        from casework.decided_violation v cross join planted p where v.case_id = ${of}`.execute(
        connection,
      )
      await sql`drop table planted`.execute(connection)
    }
    await sql`analyze casework.decided_violation`.execute(connection)
    await sql`analyze casework.case_event`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

/** An import that stands, over five years: `count` cases spread over many matters, and as many on one. */
async function plantImported(superuser: Kysely<Database>, agency: string, count: number) {
  await superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    const id = '00000000-0000-4000-8000-000000000001'
    await sql`insert into casework.case_import_event (import_id, version, agency_id, type, body, at, by_id, by_name)
      values (${id}, 2, ${agency}, 'ImportApproved', '{}', now(), ${id}, 'bench')`.execute(
      connection,
    )
    await sql`insert into casework.imported_case
      select ${id}::uuid, n, ${agency}::uuid, 'no ' || n, 'ordinary', 'party', 'organisation', '',
        case when n > ${count}::int then 'CF-000-00' when n % ${kinds}::int = 0 then 'CF-009-01' else 'CF-' || n % ${kinds}::int end,
        'cause', null, date '2026-11-20' - (n % 1800), 'penalty', '{fine}', 1000000 + (n % 400) * 50000, 0,
        null, '', null, null, null, '', null, null, '', ''
      from generate_series(1, 2 * ${count}::int) n`.execute(connection)
    await sql`analyze casework.imported_case`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

async function timed(what: string, rounds: number, work: () => Promise<number>): Promise<void> {
  for (let i = 0; i < 5; i++) await work()
  const taken: number[] = []
  let found = 0
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    found = await work()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor((rounds - 1) * share)] ?? 0).toFixed(1)
  console.log(`${what}: ${found} found, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
