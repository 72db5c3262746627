import { sql } from 'kysely'
import type { TaskList, TaskQuery } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import type { PlanContent } from '@zhaofa/domain/inspection/plan/plan-content.ts'
import { newestContent, noPlan, type PlanFile } from '@zhaofa/domain/inspection/plan/plan-file.ts'
import { taskBook } from '@zhaofa/domain/inspection/plan/task-book.ts'
import { taskStates, untouchedTask, type TaskState } from '@zhaofa/domain/inspection/plan/task.ts'
import { visitWays, type VisitWay } from '@zhaofa/domain/inspection/visit-codes.ts'
import { fullYearOf, type FullYear } from '@zhaofa/domain/inspection/plan/full-year.ts'
import type { PlanAt } from '@zhaofa/domain/inspection/plan/plan-at.ts'
import { capOf } from '@zhaofa/domain/inspection/published-lists.ts'
import { plainDate, yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { partOf, type ShownPart } from '../../storage/shown-part.ts'
import { listAsOf } from '../../storage/publication/lists/list-versions.ts'
import { visitsOfFirms } from '../../storage/visit-store.ts'
import { refusalView } from '@zhaofa/contract/views/citations.ts'
import { find, load } from '../../storage/stream.ts'
import { planStream } from '../../storage/streams/plan-stream.ts'
import { taskStream } from '../../storage/streams/task-stream.ts'
import type { World } from '../../world.ts'
import { keptBookView } from '../desk/book-offers.ts'
import { inAgency } from '../desk/in-agency.ts'
import { loadPlanCircumstances } from './plan-circumstances.ts'
import { noTasks, requirePlanReader } from './view-plans.ts'

type Row = {
  id: string
  number: string
  firm_code: string
  firm_name: string
  kind: 'organisation' | 'sole-trader' | null
  representative: string | null
  address: string | null
  items: string[]
  way: keyof typeof visitWays
  starts_on: string
  ends_on: string
  department_id: string
  officers: string[]
  overlaps: string | null
  state: TaskState
  why: string | null
  case_id: string | null
  plan_version: number
  whole: number
}

/** What the plan said when the task was drawn: a change that is not filed yet is nobody's task. */
function versionOf({ filed }: PlanFile, { plan_version: version, number }: Row): PlanContent {
  const of = filed.find((each) => each.version === version)
  if (!of) throw new Error(`the task ${number} was made from a version that was never filed`)
  return of.content
}

/** The tasks of a plan, open ones first, with what may be done with each. @throws NotFoundError, ForbiddenError */
export function listTasks(
  world: World,
  actor: Actor,
  planId: string,
  query: TaskQuery,
): Promise<TaskList> {
  requirePlanReader(actor)
  return inAgency(world, actor, async (tx) => {
    const plan = await find(tx, planStream, planId)
    const content = plan && newestContent(plan.file)
    if (!plan || !content) throw new NotFoundError('没有这个检查计划')
    const { agencyId } = plan
    const { rows, left } = await rowsOf(tx, planId, query)
    const stored = await load(
      tx,
      taskStream,
      rows.map(({ id }) => id),
    )
    const at = await loadPlanCircumstances(tx, world, actor, {
      ...{ agencyId, planId: null, file: noPlan, act: '', input: null },
    })
    const nameOf = (code: string) =>
      at.items?.items.find((item) => item.code === code)?.name ??
      content.items.find((item) => item.code === code)?.name ??
      code
    // By the plan itself: whoever supervises does not read the departments of the agency.
    const leads = new Map(plan.file.filed.map(({ content: { lead } }) => [lead.id, lead.name]))
    const begins = holdsOneOf(actor, ['officer'])
    const fullOf = await fullYears(tx, {
      agencyId,
      rows,
      nameOf,
      at,
      versionOf: (row) => versionOf(plan.file, row),
    })
    return {
      tasks: rows.map((row) => {
        const file = stored.get(row.id)?.file ?? untouchedTask
        const full = fullOf(row)
        return {
          ...{ id: row.id, number: row.number, firmCode: row.firm_code, firmName: row.firm_name },
          items: row.items.map(nameOf),
          way: visitWays[row.way],
          ...{
            from: row.starts_on,
            until: row.ends_on,
            department: leads.get(row.department_id) ?? '',
          },
          officers: row.officers.map((id) => at.personOf(id)?.name ?? '（已离任人员）'),
          ...{ state: row.state, stateTitle: taskStates[row.state] },
          why: row.why,
          caseId: row.case_id,
          overlaps: row.state === 'open' ? row.overlaps : null,
          full: full && refusalView(full.refusal),
          kept: keptBookView(taskBook, { file, actor, at }),
          opening:
            begins && row.state === 'open' ? openingOf(row, versionOf(plan.file, row), full) : null,
        }
      }),
      left,
      counts: { ...noTasks, ...(await countsOf(tx, planId, query)) },
    }
  })
}

type OfYears = {
  readonly agencyId: string
  readonly rows: readonly Row[]
  readonly nameOf: (item: string) => string
  readonly at: Pick<PlanAt, 'rules' | 'today'>
  readonly versionOf: (row: Row) => PlanContent
}

/**
 * Which of the open tasks shown are of a firm that has had its year. The visits of all of them are read at once, and the
 * list of caps once.
 */
async function fullYears(
  tx: Tx,
  { agencyId, rows, nameOf, at, versionOf }: OfYears,
): Promise<(row: Row) => FullYear | null> {
  const open = rows.filter(({ state }) => state === 'open')
  if (open.length === 0) return () => null
  const list = await listAsOf(tx, { agencyId, item: 'pre_frequency_cap' }, '9999-12-31')
  const visits = await visitsOfFirms(tx, {
    agencyId,
    firms: [...new Set(open.map(({ firm_code }) => firm_code))],
    since: plainDate(`${yearOf(at.today)}-01-01`),
  })
  return (row) => {
    if (row.state !== 'open') return null
    const { kind } = versionOf(row)
    return fullYearOf(
      {
        ...{ firmName: row.firm_name, plan: kind, way: row.way },
        from: plainDate(row.starts_on),
      },
      {
        visits: visits.get(row.firm_code) ?? [],
        cap: list ? capOf(list, row.items.map(nameOf)) : null,
        ...{ rule: at.rules.frequency, today: at.today },
      },
    )
  }
}

/**
 * What 登记检查 begins with: nothing of the task is typed again. Where the year of the firm is full, what may still be
 * done: in writing, where that does not add up; null for nothing.
 */
function openingOf(row: Row, content: PlanContent, full: FullYear | null) {
  if (full === null || full.goesOn) return openingIn(row, content, row.way)
  return full.inWriting ? openingIn(row, content, 'written') : null
}

function openingIn(
  row: Row,
  { kind, joint, otherAgencies, onSiteReason }: PlanContent,
  way: VisitWay,
) {
  const others = [
    ...joint.map(({ name }) => name),
    ...(otherAgencies === null ? [] : [otherAgencies]),
  ]
  const values = {
    ground: kind === 'special' ? 'special' : 'plan',
    groundSource: row.number,
    party: {
      kind: row.kind ?? 'organisation',
      ...(row.kind === 'sole-trader'
        ? { name: row.firm_name, operator: row.representative ?? '' }
        : { name: row.firm_name, legalRepresentative: row.representative ?? '' }),
      ...{ uscc: row.firm_code, address: row.address ?? '' },
    },
    items: row.items.map((code) => ({ code })),
    departments: others.map((name) => ({ name })),
    way,
    ...(way === 'on-site' && onSiteReason !== null && { onSiteReason }),
  }
  const title = way === row.way ? openVisit.title : `改为${visitWays[way]}登记`
  return { act: openVisit.id, title, values }
}

const filters = (planId: string, { department, q }: Pick<TaskQuery, 'department' | 'q'>) => sql`
  t.plan_id = ${planId}
  ${department === undefined ? sql`` : sql`and t.department_id = ${department}`}
  ${
    q === undefined || q === ''
      ? sql``
      : sql`and (position(${q} in t.firm_name) > 0 or position(upper(${q}) in t.firm_code) > 0
          or position(${q} in t.number) > 0)`
  }`

async function rowsOf(tx: Tx, planId: string, query: TaskQuery): Promise<ShownPart<Row>> {
  const { state, shown } = query
  const { rows } = await sql<Row>`
    select t.id, t.number, t.firm_code, t.firm_name, f.kind, f.representative, f.address, t.items, t.way, t.starts_on,
      t.ends_on, t.department_id, t.officers, t.overlapping as overlaps, t.state, t.why, t.case_id, t.plan_version,
      (count(*) over ())::int as whole
    from inspection.task t
    left join inspection.firm f on f.agency_id = t.agency_id and f.code = t.firm_code
    where ${filters(planId, query)} ${state === undefined ? sql`` : sql`and t.state = ${state}`}
    order by t.state <> 'open', t.state <> 'begun', t.place limit ${shown}`.execute(tx)
  return partOf(rows)
}

async function countsOf(tx: Tx, planId: string, query: TaskQuery) {
  const { rows } = await sql<{ state: TaskState; n: number }>`
    select t.state, count(*)::int as n from inspection.task t
    where ${filters(planId, query)} group by t.state`.execute(tx)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}
