import { sql } from 'kysely'
import type { MyWork, WorkItem } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import { type CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { loadCases, type StoredCase } from '../../storage/streams/case-stream.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { openDeskRows } from '../publicity/notices/desk-views.ts'
import { mayAnswer } from '../cases/answer-approval.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { loadInspectionFacts } from '../cases/inspection-facts.ts'
import { findAct } from '../cases/perform-act.ts'
import { counselAlerts } from '../counsel/counsel-alerts.ts'
import { inAgency } from './in-agency.ts'
import { articleWork } from '../publicity/articles/article-views.ts'
import { planAlerts } from '../inspection/view-plans.ts'
import { legalUnitAlerts } from '../legal-unit/unit-alerts.ts'
import { letterAlerts } from '../letters/letter-views.ts'
import { listWork } from '../publicity/lists/list-work.ts'
import { firmImportAlerts } from '../inspection/firm-lists.ts'
import { caseImportAlerts } from '../old-cases/import-views.ts'
import { ruleProposalAlerts } from '../reference/rule-proposal-views.ts'
import { annualReportAlerts } from '../statistics/annual-report.ts'
import { accountAlerts } from './account-alerts.ts'
import { actLimitView } from './limits.ts'
import { leadAct } from '@zhaofa/contract/views/offers.ts'
import { publicationAlerts } from '../supervision/publication-alerts.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import { actTitle } from '../cases/views/timeline.ts'

/**
 * 我的工作: what this person can do now, nearest limit first.
 * @param upTo how many cases are looked into; the view says how many lie beyond.
 */
export async function viewMyWork(world: World, actor: Actor, upTo = 200): Promise<MyWork> {
  if (actor.roles.includes('supervisor')) return judgedWork(world, actor)
  const invited = await counselAlerts(world, actor)
  return inAgency(world, actor, async (tx) => {
    const items: WorkItem[] = []
    const withOthers: MyWork['withOthers'] = []
    const empty = await loadCircumstances(tx, world, { actor, file: null })
    const { rows, beyond } = await candidates(tx, actor, upTo)
    const cases = await loadCases(
      tx,
      rows.map(({ id }) => id),
    )
    const inspecting = await withVisits(tx, actor, empty, cases)
    for (const { id, number, countersigners } of rows) {
      const stored = cases.get(id)
      if (!stored) continue
      const at = onMatterOf(stored.file, stored.file.visit ? inspecting : empty)
      items.push(...itemsOf(stored.file, number, actor, at))
      if (actor.roles.includes('officer') && countersigners.includes(actor.name)) {
        const act = findAct(stored.file, 'countersign')
        items.push(caseItem(stored.file, number, at)('act', act, toCountersign))
      }
      const withOther = waitingOf(stored.file, actor)
      if (withOther) withOthers.push(withOther)
    }
    items.push(...(await publicityItems(tx, actor, empty)))
    items.sort(byDue)
    const alerts = [
      ...alertsOf(actor, empty),
      ...(await publicationAlerts(tx, actor, empty)),
      ...(await letterAlerts(tx, world, actor, empty)),
      ...(await annualReportAlerts(tx, actor, empty.today)),
      ...(await legalUnitAlerts(tx, actor, empty.today)),
      ...(await planAlerts(tx, actor)),
      ...(await ruleProposalAlerts(tx, actor)),
      ...(await caseImportAlerts(tx, actor)),
      ...(await firmImportAlerts(tx, actor)),
      ...(await accountAlerts(tx, actor)),
      ...invited,
    ]
    const lists = await listWork(tx, world, actor)
    const articles = await articleWork(tx, actor)
    return { today: empty.today, items, beyond, lists, articles, withOthers, alerts }
  })
}

/** What visits among the cases are judged by, read once for all of them; the same circumstances where there is none. */
async function withVisits(
  tx: Tx,
  { agencyId }: Actor,
  at: Circumstances,
  cases: ReadonlyMap<string, StoredCase>,
): Promise<Circumstances> {
  const files = [...cases.values()].map(({ file }) => file).filter(({ visit }) => visit !== null)
  if (files.length === 0) return at
  const { today, rules } = at
  const inspection = await loadInspectionFacts(tx, { agencyId, today, rules, files })
  return { ...at, inspection }
}

/** Supervisors only read cases, so no case waits for them. Lists and plans of the agencies they supervise may. */
async function judgedWork(world: World, actor: Actor): Promise<MyWork> {
  const today = chinaDay(world.clock.now().toISOString())
  const { lists, alerts } = await inAgency(world, actor, async (tx) => ({
    lists: await listWork(tx, world, actor),
    alerts: await planAlerts(tx, actor),
  }))
  return { today, items: [], beyond: 0, lists, articles: [], withOthers: [], alerts }
}

/**
 * Cases that may hold something for this person: what waits for an approval first, then by last day.
 * `beyond`: how many more there are than were asked for.
 */
async function candidates(tx: Tx, { agencyId, personId, name, roles: held }: Actor, upTo: number) {
  const others = held.filter((role) => role !== 'officer')
  // Cut: `beyond` says how many there are besides, and the list asks for more.
  const rows = await tx
    .selectFrom('casework.case_file')
    .select(['id', 'number', 'countersigners', sql<string>`count(*) over ()`.as('total')])
    .where('agency_id', '=', agencyId)
    .where((where) => {
      const asks = where('asked_roles', '&&', sql<string[]>`${others}::text[]`)
      // An officer's case may come to ask for something by time alone, when a period is over.
      const investigates = where.and([
        where.or([
          where('state', '=', 'open'),
          where('asked_roles', '@>', sql<string[]>`array['officer']`),
        ]),
        where.or([
          where('filed_on', 'is', null),
          where('opened_by', '=', personId),
          where('investigators', '@>', sql<string[]>`array[${personId}::uuid]`),
        ]),
      ])
      const countersigns = where('countersigners', '@>', sql<string[]>`array[${name}::text]`)
      return where.or([
        where('pending_by', '=', personId),
        where('pending_role', 'in', [...held]),
        held.includes('officer') ? where.or([asks, investigates, countersigns]) : asks,
      ])
    })
    .orderBy(sql`pending_role = any (${[...held]}) desc nulls last`)
    .orderBy('due_on', (column) => column.asc().nullsLast())
    .orderBy('id')
    .limit(upTo)
    .execute()
  return { rows, beyond: Number(rows[0]?.total ?? 0) - rows.length }
}

const toCountersign = '共同承办的同事制作的文书、提交的审批表写有您的名字，看过后会签。'

const caseItem =
  (file: CaseFile, number: string | null, at: Circumstances) =>
  (kind: WorkItem['kind'], act: Act, reason: string): WorkItem => ({
    kind,
    caseId: file.id,
    noticeId: null,
    act: act.id,
    actTitle: act.title,
    desk: kind === 'approval' ? null : (act.desk ?? null),
    atOnce: act.atOnce === true,
    caseTitle: caseTitle(file),
    caseNumber: number,
    reason,
    limit: actLimitView(file, act, at),
  })

function itemsOf(
  file: CaseFile,
  number: string | null,
  actor: Actor,
  at: Circumstances,
): WorkItem[] {
  const item = caseItem(file, number, at)
  const { pending, returned } = file
  const proposed = pending && mayAnswer(pending, actor) ? findAct(file, pending.act) : null
  const answering =
    pending && proposed
      ? [item('approval', proposed, `${pending.proposedByName}提交，等您审批`)]
      : []
  // A clue not yet filed is open to the people who registered it and to those a head gave it to.
  const involved =
    file.filing === null ||
    file.investigators.includes(actor.personId) ||
    file.openedBy === actor.personId
  if (actor.roles.includes('officer') && !involved) return answering
  // What does not wait for the approval, such as a release at once, is shown beside it.
  const lead = leadAct(file, actor, at)
  if (!lead) return answering
  const doing =
    returned?.act === lead.id
      ? item('returned', lead, `${returned.withdrawn ? '已撤回' : '退回修改'}：${returned.reason}`)
      : item('act', lead, lead.effect)
  return [...answering, doing]
}

/** Steps of publicity that wait for this person's part, never their own. */
async function publicityItems(tx: Tx, actor: Actor, at: Circumstances): Promise<WorkItem[]> {
  const steps = waitingSteps.filter(({ role }) => actor.roles.includes(role))
  if (steps.length === 0) return []
  const rows = await openDeskRows(tx, at)
  return rows.flatMap((row) => {
    const step = steps.find(({ states }) => states.includes(row.state))
    if (!step) return []
    return [
      {
        kind: 'publicity' as const,
        caseId: row.caseId,
        noticeId: row.id,
        act: step.act,
        actTitle: step.title,
        desk: null,
        atOnce: false,
        caseTitle: `${row.party}${row.cause}案`,
        caseNumber: row.number || null,
        reason: row.stateTitle,
        limit: row.limit,
      },
    ]
  })
}

const waitingSteps: readonly {
  role: Role
  states: readonly string[]
  act: string
  title: string
}[] = [
  {
    role: 'disclosure-collector',
    states: ['waiting', 'returned', 'outdated'],
    act: 'collect',
    title: '采集公示',
  },
  { role: 'disclosure-checker', states: ['collected'], act: 'check', title: '审核公示' },
  { role: 'disclosure-publisher', states: ['checked'], act: 'publish', title: '发布公示' },
  { role: 'disclosure-publisher', states: ['revised'], act: 'withdraw', title: '撤回公示' },
  {
    role: 'agency-head',
    states: ['withholding'],
    act: 'approve-withholding',
    title: '批准不予公开',
  },
]

function waitingOf(file: CaseFile, actor: Actor): MyWork['withOthers'][number] | null {
  const { pending } = file
  if (!pending || pending.proposedBy !== actor.personId) return null
  return {
    caseId: file.id,
    caseTitle: caseTitle(file),
    actTitle: actTitle(file, pending.act),
    awaits: roles[pending.awaits as Role],
    since: pending.proposedAt,
  }
}

function byDue(a: WorkItem, b: WorkItem): number {
  const day = (item: WorkItem) => item.limit?.dueOn ?? '9999-12-31'
  return day(a).localeCompare(day(b)) || a.caseTitle.localeCompare(b.caseTitle)
}

/** What threatens this person's work today. */
function alertsOf(actor: Actor, at: Circumstances): MyWork['alerts'] {
  if (!actor.roles.includes('officer')) return []
  const person = {
    personId: actor.personId,
    name: '您',
    certificates: at.certificatesOf(actor.personId),
  }
  const named = (['行政处罚', '行政检查'] as const).filter((category) =>
    person.certificates.some(({ categories }) => categories.includes(category)),
  )
  // Whoever only inspects, or only punishes, is not warned of what was never theirs.
  const own = named.length === 0 ? (['行政处罚'] as const) : named
  const lacking = own.flatMap((category) => {
    const answer = certificateCovers(person, { at: at.now, category, region: at.rules.region })
    return answer.met ? [] : [{ category, reason: answer.reason }]
  })
  // A certificate that ended, ended for both and is told once.
  return [...Map.groupBy(lacking, ({ reason }) => reason)].map(([text, of]) => ({
    text,
    effect:
      of.length === own.length
        ? '换证之前不能执法，已办的事不受影响。'
        : `换证之前不能承办${of[0]?.category ?? ''}，已办的事不受影响。`,
    href: null,
    tone: 'red',
  }))
}
