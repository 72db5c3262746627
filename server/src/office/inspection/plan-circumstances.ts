import { randomBytes } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import type { PublishedItems } from '@zhaofa/domain/inspection/inspection-item.ts'
import { capOf, publishedItems } from '@zhaofa/domain/inspection/published-lists.ts'
import { inspectionRulesOf } from '@zhaofa/domain/inspection/inspection-rules.ts'
import {
  drawFirms,
  taskLines,
  tasksOf,
  type DrawnTask,
} from '@zhaofa/domain/inspection/plan/draw.ts'
import type { PlanAt } from '@zhaofa/domain/inspection/plan/plan-at.ts'
import {
  newestContent,
  standingPlan,
  type PlanFile,
} from '@zhaofa/domain/inspection/plan/plan-file.ts'
import { namedIn, type PlanChoices } from '@zhaofa/domain/inspection/plan/plan-form.ts'
import { initialPlanRules } from '@zhaofa/domain/inspection/plan/plan-rules.ts'
import {
  arePublished,
  planLists,
  publishedRows,
} from '@zhaofa/domain/inspection/plan/published-plans.ts'
import type { FrequencyRule } from '@zhaofa/domain/rules/agency-rules.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import {
  candidatesOf,
  firmsByCode,
  registerCells,
  sha256Of,
  tasksOfPlan,
} from '../../storage/plan-store.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import {
  findListVersion,
  listAsOf,
  versionsOf,
} from '../../storage/publication/lists/list-versions.ts'
import type { World } from '../../world.ts'

/** The newest published list of items; null where none is. */
async function newestItems(tx: Tx, agencyId: string): Promise<PublishedItems | null> {
  const list = await listAsOf(tx, { agencyId, item: 'pre_inspection_item_list' }, '9999-12-31')
  return list ? publishedItems(list) : null
}

/** The cap of the newest published list that binds for these items; null: none is published. */
async function publishedCap(tx: Tx, agencyId: string, items: readonly string[]) {
  const list = await listAsOf(tx, { agencyId, item: 'pre_frequency_cap' }, '9999-12-31')
  return (list && capOf(list, items)?.times) ?? null
}

async function activeDepartments(tx: Tx, agencyId: string) {
  return tx
    .selectFrom('identity.department')
    .select(['id', 'name'])
    .where('agency_id', '=', agencyId)
    .where('active', '=', true)
    .orderBy('name')
    .execute()
}

/**
 * What the form of a plan may choose from today.
 * @param ranges whether the industries and districts of the register are asked, which only forms do.
 */
export async function planChoices(
  tx: Tx,
  agencyId: string,
  { ranges }: { readonly ranges: boolean },
): Promise<PlanChoices> {
  const cells = ranges ? await registerCells(tx, agencyId) : []
  const distinct = (of: readonly string[]) => [...new Set(of)].filter((each) => each !== '')
  return {
    items: await newestItems(tx, agencyId),
    departments: await activeDepartments(tx, agencyId),
    industries: distinct(cells.map(({ industry }) => industry)),
    districts: distinct(cells.map(({ district }) => district)),
  }
}

/**
 * Since when a plan that is public has been so: its list may have come out again since, for other plans. Reads versions
 * of the list backwards, as many as it has stood in.
 */
export async function publicSince(
  tx: Tx,
  agencyId: string,
  file: PlanFile,
): Promise<PlainDate | null> {
  const standing = standingPlan(file)
  if (!standing || file.number === null) return null
  const name = { agencyId, item: planLists[standing.content.kind] }
  let since: PlainDate | null = null
  for (const { version } of await versionsOf(tx, name)) {
    const list = await findListVersion(tx, name, version)
    if (!list) break
    const rows = publishedRows(file.number, standing, list.publishedOn)
    if (!arePublished(rows, list.rows)) break
    since = list.publishedOn
  }
  return since
}

/** The day of the list in which the standing version of each plan is public; null for one that is not. */
export async function publicationOf(
  tx: Tx,
  agencyId: string,
): Promise<(file: PlanFile) => PlainDate | null> {
  const lists = {
    yearly: await listAsOf(tx, { agencyId, item: planLists.yearly }, '9999-12-31'),
    special: await listAsOf(tx, { agencyId, item: planLists.special }, '9999-12-31'),
  }
  return (file) => {
    const standing = standingPlan(file)
    const list = standing && lists[standing.content.kind]
    if (!standing || !list || file.number === null) return null
    const rows = publishedRows(file.number, standing, list.publishedOn)
    return arePublished(rows, list.rows) ? list.publishedOn : null
  }
}

/** What a draw looked at and gave; the tasks are stored with the act. */
export type PlanCircumstances = PlanAt & { readonly tasks: readonly DrawnTask[] }

type Asked = {
  readonly agencyId: string
  /** Null for a plan that begins. */
  readonly planId: string | null
  readonly file: PlanFile
  readonly act: string
  readonly input: unknown
  /** The last day of a task, where one is asked about. */
  readonly until?: PlainDate
}

/** Looking at a plan, and drawing from it, count no firms by industry: of a hundred thousand that takes a tenth of a second. */
const countsRegister = (act: string): boolean => !['', 'commit-lot', 'make-tasks'].includes(act)

/** Reads everything that the rules of plans and tasks may look at, in the transaction of the act. */
export async function loadPlanCircumstances(
  tx: Tx,
  world: World,
  actor: Actor,
  { agencyId, planId, file, act, input, until: last }: Asked,
): Promise<PlanCircumstances> {
  const now = world.clock.now().toISOString()
  const today = chinaDay(now)
  const { rules } = await world.reference.load(tx, agencyId, today)
  const content = newestContent(file)
  const named = [...namedIn(input), ...(content?.range.named ?? [])]
  const firms = await firmsByCode(tx, agencyId, named)
  const staff = await loadPlanPeople(tx, agencyId)
  const until = last ?? content?.until ?? today
  const certified = (id: string) => {
    const person = staff.get(id)
    if (!person) return false
    const on = until > today ? `${until}T01:00:00.000Z` : now
    const answer = certificateCovers(
      { personId: id, name: person.name, certificates: person.certificates },
      { at: on, category: '行政检查', region: rules.region },
    )
    return answer.met
  }
  const draws = act === 'commit-lot' || act === 'make-tasks'
  const drawn =
    draws && planId !== null
      ? await drawFor(tx, {
          ...{ agencyId, planId, file, counts: rules.visitFrequency },
          officers: [...staff.entries()]
            .filter(
              ([id, { department, active, isOfficer }]) =>
                active &&
                isOfficer &&
                department === standingPlan(file)?.content.lead.id &&
                certified(id),
            )
            .map(([id]) => id),
        })
      : null
  const serials = await plansByYear(tx, agencyId)
  const cells = countsRegister(act) ? await registerCells(tx, agencyId) : null
  return {
    ...{ now, today },
    actor: { id: actor.personId, name: actor.name, roles: actor.roles },
    rules: inspectionRulesOf(rules),
    planRules: initialPlanRules,
    items: await newestItems(tx, agencyId),
    departments: await activeDepartments(tx, agencyId),
    numberOf: (year) => `${rules.numberWord}检计〔${year}〕${(serials.get(year) ?? 0) + 1}号`,
    personOf: (id) => {
      const person = staff.get(id)
      return person ? { ...person, certified: certified(id) } : null
    },
    register: () => {
      if (cells === null) throw new Error(`the register was not read for ${act || 'a view'}`)
      return cells
    },
    firmOf: (code) => firms.get(code) ?? null,
    publishedOn: (await publicationOf(tx, agencyId))(file),
    draw: drawn?.draw ?? null,
    tasks: drawn?.tasks ?? [],
  }
}

async function loadPlanPeople(tx: Tx, agencyId: string) {
  const people = await tx
    .selectFrom('identity.person as p')
    .select(['p.id', 'p.name', 'p.status', 'p.department_id as department'])
    .where('p.agency_id', '=', agencyId)
    .execute()
  const officers = await tx
    .selectFrom('identity.person_role')
    .select('person_id')
    .where('agency_id', '=', agencyId)
    .where('role', '=', 'officer')
    .execute()
  const isOfficer = new Set(officers.map(({ person_id }) => person_id))
  const staff = await loadStaff(tx)
  return new Map(
    people.map(({ id, name, status, department }) => [
      id,
      {
        ...{ name, department, active: status === 'active', isOfficer: isOfficer.has(id) },
        certificates: staff.get(id)?.certificates ?? [],
      },
    ]),
  )
}

/** How many plans of each year were given a number. */
async function plansByYear(tx: Tx, agencyId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await tx
    .selectFrom('inspection.plan_event')
    .select('number')
    .where('agency_id', '=', agencyId)
    .where('version', '=', 1)
    .execute()
  const years = rows.map(({ number }) => Number(/〔(\d{4})〕/u.exec(number)?.[1]))
  return new Map(years.map((year) => [year, years.filter((each) => each === year).length]))
}

async function drawFor(
  tx: Tx,
  {
    agencyId,
    planId,
    file,
    officers,
    counts,
  }: {
    readonly agencyId: string
    readonly planId: string
    readonly file: PlanFile
    readonly officers: readonly string[]
    readonly counts: FrequencyRule
  },
): Promise<{ draw: NonNullable<PlanAt['draw']>; tasks: DrawnTask[] } | null> {
  const standing = standingPlan(file)
  if (!standing || file.number === null) return null
  const { content } = standing
  const candidates = await candidatesOf(tx, { agencyId, planId, content, counts })
  const names = content.items.map(({ name }) => name)
  const cap = await publishedCap(tx, agencyId, names)
  const digest = sha256Of(candidates.map(({ code }) => code).join('\n'))
  const seed = randomBytes(32).toString('hex')
  const basic = { candidates, digest, seed, cap, officers: officers.length }
  const { lot } = file
  if (!lot || cap === null) return { draw: { ...basic, result: null }, tasks: [] }
  const place = (key: string) => sha256Of(`${lot.seed} ${key}`)
  const { drawn, capped } = drawFirms(candidates, content, cap, place)
  const tasks = tasksOf(drawn, {
    ...{ number: file.number, content, officers, lot: place },
    after: await tasksOfPlan(tx, planId),
  })
  const result = {
    ...{ tasks: tasks.length, capped: capped.length },
    digest: sha256Of(taskLines(tasks)),
  }
  return { draw: { ...basic, result }, tasks }
}
