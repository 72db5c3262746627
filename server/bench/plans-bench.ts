import { sql, type Kysely } from 'kysely'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { fictionalUscc } from '../src/demo/fictional-codes.ts'
import { granted } from '../src/demo/granted.ts'
import { demoActor } from '../src/demo/seed-people.ts'
import type { Cast } from '../src/demo/stage.ts'
import { loadInspectionFacts } from '../src/office/cases/inspection-facts.ts'
import { openCase } from '../src/office/cases/open-case.ts'
import { viewActForm } from '../src/office/cases/views/act-form.ts'
import { viewOpeningForm } from '../src/office/cases/views/openings.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import { agreeInPlan, performPlanAct } from '../src/office/inspection/plan-books.ts'
import { viewPlan } from '../src/office/inspection/view-plans.ts'
import { listTasks } from '../src/office/inspection/view-tasks.ts'
import { deriveRows } from '../src/office/publicity/lists/derive-rows.ts'
import type { Database } from '../src/storage/database.ts'
import { publishListVersion } from '../src/storage/publication/lists/list-versions.ts'
import { closeReaders } from '../src/untrusted/read-untrusted.ts'
import type { World } from '../src/world.ts'
import { publishInspectionLists } from '../test/published-lists.ts'
import type { Bench } from './bench-type.ts'
import { fillRegister } from './generate-firms.ts'
import { withOfficeWorld } from './office-world.ts'
import { several, timed } from './timed.ts'

const tasks = 2_000

/** A plan of two thousand firms among a hundred thousand, each of which was visited in the year before and in this one. */
export const plansBench: Bench = {
  name: 'plans',
  summary: `a plan of ${tasks} tasks over a register of 100 000 firms, the cap of a firm, the forms of a visit`,
  async run({ quick }) {
    const count = quick ? 10_000 : 100_000
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      const officer = cast.officers[0]
      await fillRegister(world, cast, count)
      await publishInspectionLists(world, cast.publisher, { cap: '3' })
      await fillVisits(superuser, officer)
      await sql`analyze inspection.firm`.execute(superuser)
      await sql`analyze casework.visit`.execute(superuser)
      const plan = await publishedPlan(world, cast)
      const lot = await timed('the seed committed', () =>
        performPlanAct(world, officer, { ...plan, act: 'commit-lot', input: {} }),
      )
      const { version } = granted(lot)
      const made = await timed(`${tasks} tasks made`, () =>
        performPlanAct(world, officer, { ...plan, version, act: 'make-tasks', input: {} }),
      )
      granted(made)
      const page = { shown: 50 }
      const { counts, tasks: shown } = await listTasks(world, officer, plan.of, page)
      console.log(`  ${counts.open} tasks`)
      await several('the page of the plan', () => viewPlan(world, officer, plan.of))
      await several('its tasks, fifty of them', () => listTasks(world, officer, plan.of, page))
      const firm = fictionalUscc(count >> 1)
      await several('cap, visits, standing and checklists of one firm', () =>
        inAgency(world, officer, async (tx) => {
          const today = plainDate('2026-11-23')
          const input = { party: { uscc: firm } }
          const { rules } = await world.reference.load(tx, officer.agencyId, today)
          const asked = { agencyId: officer.agencyId, today, rules, files: [], input }
          const facts = await loadInspectionFacts(tx, asked)
          return [facts.capFor(firm, ['单用途商业预付卡检查']), facts.visitsOf(firm)]
        }),
      )
      await several('the form that opens a visit', () =>
        viewOpeningForm(world, officer, openVisit.id),
      )
      const opening = shown[0]?.opening?.values
      const party = { ...(opening?.['party'] as object), phone: '0434-0000001' }
      const { id: caseId } = granted(
        await timed('a visit opened from its task', () =>
          openCase(world, officer, openVisit, { ...opening, party }),
        ),
      )
      await several('the form of its approval', () =>
        viewActForm(world, officer, { caseId, actId: 'approve-visit' }),
      )
      await closeReaders()
    })
  },
}

/** Drafted, agreed to by both heads, filed and public. */
async function publishedPlan(world: World, cast: Cast) {
  const [officer] = cast.officers
  const { agencyId, departmentId: lead } = officer
  const input = {
    ...{ kind: 'yearly', year: 2026, name: '商贸企业抽查', items: ['JC-001'], districts: [] },
    ...{ industries: [], risks: ['C', 'D'], named: null, take: 'number', number: tasks },
    ...{ drawOfficers: true, from: '2026-11-23', until: '2026-12-31', lead, joint: [] },
    ...{ otherAgencies: null, way: 'written', basis: '《单用途商业预付卡管理办法（试行）》' },
    necessity: '三季度退卡难的投诉比去年多一倍，集中在新开的门店，日常巡查没有覆盖到。',
  }
  const drafted = granted(
    await timed('drafted', () =>
      performPlanAct(world, officer, {
        ...{ book: 'plan', of: 'new', version: 0, act: 'draft-plan', input },
      }),
    ),
  )
  const place = { book: 'plan' as const, of: drafted.of }
  let { version } = drafted
  const proposed = async (act: string, agreeing: readonly Actor[]) => {
    const asked = { ...place, version, act, input: {} }
    version = granted(await performPlanAct(world, officer, asked)).version
    for (const actor of agreeing) {
      const answer = { ...place, version, confirmedBy: 'password' as const }
      version = granted(await agreeInPlan(world, actor, answer)).version
    }
  }
  await proposed('submit-plan', [cast.departmentHead, cast.agencyHead])
  await proposed('file-plan', [await demoActor(world, 'qianfeng')])
  const { list: item } = await viewPlan(world, officer, place.of)
  const today = plainDate('2026-11-23')
  await inAgency(world, cast.publisher, async (tx) => {
    const reference = await world.reference.load(tx, agencyId, today)
    const rows = (await deriveRows(item, { tx, agencyId, reference, today })) ?? []
    const version = { item, rows, reason: '公布', publishedOn: today }
    await publishListVersion(tx, version, { agencyId, at: world.clock.now().toISOString() })
  })
  return { ...place, version }
}

/** Two visits of every firm, one of them this year, as rows alone: no file of theirs is opened here. */
async function fillVisits(superuser: Kysely<Database>, { agencyId }: Actor): Promise<void> {
  await superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql`
      insert into casework.visit (case_id, agency_id, firm_code, firm_name, visited_on, departments, joint, items,
        item_names, ground, way, problems, orders, filed)
      select gen_random_uuid(), agency_id, code, name, day, '{市商务综合执法大队}', false, '{JC-001}',
        '{单用途商业预付卡检查}', 'plan', 'on-site', 0, 0, false
      from inspection.firm, unnest(array[date '2025-06-02', date '2026-06-01']) as day
      where agency_id = ${agencyId}`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}
