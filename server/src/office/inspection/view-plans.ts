import type {
  ChecklistList,
  MyWork,
  PlanLine,
  PlanList,
  PlanView,
  TaskCounts,
} from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import {
  checklistBook,
  checklistIn,
  noChecklist,
} from '@zhaofa/domain/inspection/checklist/checklist-book.ts'
import { planBook } from '@zhaofa/domain/inspection/plan/plan-book.ts'
import { planKinds } from '@zhaofa/domain/inspection/plan/plan-content.ts'
import {
  asSupervised,
  newestContent,
  noPlan,
  planState,
  planStates,
  type PlanFile,
  standingPlan,
} from '@zhaofa/domain/inspection/plan/plan-file.ts'
import { planLists } from '@zhaofa/domain/inspection/plan/published-plans.ts'
import { mayAnswerProposal } from '@zhaofa/domain/kernel/book.ts'
import { plainDate, yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { idleItems, taskCounts } from '../../storage/plan-store.ts'
import { find } from '../../storage/stream.ts'
import { checklistsOf } from '../../storage/streams/checklist-stream.ts'
import { planStream, plansOf, type StoredPlan } from '../../storage/streams/plan-stream.ts'
import type { World } from '../../world.ts'
import { bookOffers, keptBookView } from '../desk/book-offers.ts'
import { agenciesOf, agencyNames, inAgency } from '../desk/in-agency.ts'
import {
  loadPlanCircumstances,
  planChoices,
  publicationOf,
  publicSince,
} from './plan-circumstances.ts'
import { planHistory, planChanges, planLines, saidOfChecklist, saidOfPlan } from './plan-words.ts'

/** Who reads plans: whoever draws them up, agrees to them, carries them out or supervises. */
export const planReaders: readonly Role[] = [
  'officer',
  'department-head',
  'legal-reviewer',
  'legal-head',
  'agency-head',
  'supervisor',
]

/** @throws ForbiddenError */
export function requirePlanReader(actor: Actor): void {
  if (holdsOneOf(actor, planReaders)) return
  throw new ForbiddenError(`检查计划由${planReaders.map((role) => roles[role]).join('、')}查看`)
}

/** Items nobody was inspected for in so many years are shown for cleaning up. Ours; no text with a number was seen. */
const idleYears = 5

export const noTasks: TaskCounts = { open: 0, begun: 0, done: 0, dropped: 0, merged: 0 }

/** Every plan this person may read, what waits for them first. @throws ForbiddenError */
export function listPlans(world: World, actor: Actor): Promise<PlanList> {
  requirePlanReader(actor)
  return inAgency(world, actor, async (tx) => {
    const supervises = actor.roles.includes('supervisor')
    const stored = await plansOf(tx, await agenciesOf(tx, actor))
    const lines = await planLinesOf(tx, actor, supervises ? supervised(stored) : stored)
    const plans = lines.toSorted((a, b) => Number(b.mine) - Number(a.mine))
    if (supervises) return { plans, offers: [], idle: null }
    const { agencyId } = actor
    const choices = await planChoices(tx, agencyId, { ranges: false })
    const at = await loadPlanCircumstances(tx, world, actor, {
      ...{ agencyId, planId: null, file: noPlan, act: '', input: null },
    })
    const book = planBook(choices)
    const items = choices.items?.items ?? []
    const since = plainDate(
      `${yearOf(at.today) - idleYears}${at.today.slice(4)}`.replace('02-29', '02-28'),
    )
    const codes = items.map(({ code }) => code)
    // An officer sees the visits they worked on, and so cannot say what nobody was inspected for.
    const seesAll = holdsOneOf(actor, [
      'department-head',
      'legal-reviewer',
      'legal-head',
      'agency-head',
    ])
    // What a plan that runs is about is not idle, though nobody has been there yet.
    const planned = new Set(
      stored.flatMap(({ file }) => {
        const content = file.ended === null ? standingPlan(file)?.content : undefined
        return content && content.until >= at.today ? content.items.map(({ code }) => code) : []
      }),
    )
    const asked = codes.filter((code) => !planned.has(code))
    const idle = seesAll ? await idleItems(tx, agencyId, { codes: asked, since }) : null
    return {
      plans,
      offers: bookOffers(book, book.acts(noPlan), { file: noPlan, actor, at }),
      idle: idle && {
        years: idleYears,
        items: items
          .filter(({ code }) => idle.includes(code))
          .map(({ code, name }) => ({ code, name })),
      },
    }
  })
}

/** The plans as whoever supervises reads them, with what led to what was reported. */
const supervised = (stored: readonly StoredPlan[]): StoredPlan[] =>
  stored.flatMap((plan) => {
    const file = asSupervised(plan.file)
    if (file === null || file === plan.file) return file === null ? [] : [plan]
    const reported = plan.events.findLastIndex(({ event }) => event.type === 'PlanFiled')
    const events = plan.events.filter(
      ({ event: { type } }, i) => i <= reported || toldAfter.has(type),
    )
    return [{ ...plan, file, events }]
  })

/** What follows from a plan that stands; a change of it is told once it is reported. */
const toldAfter: ReadonlySet<string> = new Set(['LotCommitted', 'TasksMade', 'PlanEnded'])

async function planLinesOf(
  tx: Tx,
  actor: Actor,
  stored: readonly StoredPlan[],
): Promise<PlanLine[]> {
  const counts = await taskCounts(
    tx,
    stored.map(({ id }) => id),
  )
  const names = actor.roles.includes('supervisor') ? await agencyNames(tx) : null
  const published = new Map<string, Awaited<ReturnType<typeof publicationOf>>>()
  for (const agencyId of new Set(stored.map((each) => each.agencyId))) {
    published.set(agencyId, await publicationOf(tx, agencyId))
  }
  return stored.flatMap(({ id, agencyId, file }) => {
    const content = newestContent(file)
    if (!content || file.number === null) return []
    const state = planState(file, published.get(agencyId)?.(file) != null)
    const { name, year, from, until, lead } = content
    return [
      {
        ...{ id, number: file.number, name, year, from, until, lead: lead.name, state },
        kind: planKinds[content.kind],
        stateTitle: planStates[state],
        awaits: file.proposal ? roles[file.proposal.awaits] : null,
        mine: isMine(file, actor),
        agency: names?.get(agencyId) ?? null,
        tasks: { ...noTasks, ...counts.get(id) },
      },
    ]
  })
}

const isMine = ({ proposal }: PlanFile, { personId: id, roles: held }: Actor): boolean =>
  proposal !== null && mayAnswerProposal({ id, roles: held }, proposal).ok

/** One plan: what it says, where it stands, who has it, what changed. @throws NotFoundError, ForbiddenError */
export function viewPlan(world: World, actor: Actor, planId: string): Promise<PlanView> {
  requirePlanReader(actor)
  return inAgency(world, actor, async (tx) => {
    const kept = await find(tx, planStream, planId)
    const supervises = actor.roles.includes('supervisor')
    const [stored] = !kept ? [] : supervises ? supervised([kept]) : [kept]
    const [line] = stored ? await planLinesOf(tx, actor, [stored]) : []
    if (!stored || !line) throw new NotFoundError('没有这个检查计划')
    const { agencyId, file } = stored
    const at = await loadPlanCircumstances(tx, world, actor, {
      ...{ agencyId, planId, file, input: null },
      // The acts of a draw are offered with what they would draw.
      act: line.state === 'published' ? 'make-tasks' : '',
    })
    const book = planBook(await planChoices(tx, agencyId, { ranges: false }))
    const versions = [
      ...file.filed.map((each) => ({ ...each, filedOn: each.on })),
      ...(file.draft ? [{ ...file.draft, filedOn: null }] : []),
    ].map((each) => ({
      version: each.version,
      filedOn: each.filedOn,
      reason: each.reason,
      lines: planLines(each),
    }))
    const [newest, before] = versions.toReversed()
    return {
      line,
      versions: versions.toReversed(),
      changes: newest && before ? planChanges(before.lines, newest.lines) : [],
      publishedOn: at.publishedOn === null ? null : await publicSince(tx, agencyId, file),
      list: planLists[newestContent(file)?.kind ?? 'yearly'],
      ended: file.ended && `${file.ended.on}：${file.ended.reason}`,
      draws: file.made.map(({ seed, digest, firms, capped, tasks, planVersion, cap }) => ({
        ...{ seed, digest },
        words: `第 ${planVersion} 版：范围内 ${firms} 户，上限每年 ${cap} 次、今年已满不抽的 ${capped} 户，生成 ${tasks} 个任务`,
      })),
      departments: at.departments.map((each) => ({ ...each })),
      history: planHistory(stored.events, saidOfPlan),
      kept: keptBookView(book, { file, actor, at }),
    }
  })
}

/** 一表通查清单 of every published item, and of items that were published once. @throws ForbiddenError */
export function listChecklists(world: World, actor: Actor): Promise<ChecklistList> {
  requirePlanReader(actor)
  return inAgency(world, actor, async (tx) => {
    const { agencyId } = actor
    const stored = await checklistsOf(tx, agencyId)
    const at = await loadPlanCircumstances(tx, world, actor, {
      ...{ agencyId, planId: null, file: noPlan, act: '', input: null },
    })
    const items = at.items?.items ?? []
    const former = [...stored.keys()].filter((item) => !items.some(({ code }) => code === item))
    const all = [...items, ...former.map((code) => ({ code, name: code }))]
    return {
      checklists: all.map(({ code, name }) => {
        const found = stored.get(code)
        const file = found?.file ?? noChecklist(code)
        const checklist = checklistIn(file)
        return {
          ...{ item: code, name, published: !former.includes(code) },
          version: checklist?.version ?? null,
          lines: (checklist?.lines ?? []).map((line) => ({ ...line })),
          history: planHistory(found?.events ?? [], saidOfChecklist),
          kept: keptBookView(checklistBook, { file, actor, at }),
        }
      }),
    }
  })
}

/** Plans that wait for this person's answer, and those whose tasks they may make. */
export async function planAlerts(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  if (!holdsOneOf(actor, ['department-head', 'agency-head', 'legal-head', 'supervisor'])) return []
  const plans = await plansOf(tx, await agenciesOf(tx, actor))
  const checklists = actor.roles.includes('legal-head')
    ? [...(await checklistsOf(tx, actor.agencyId)).values()]
    : []
  const waiting = (what: string, by: string, href: string) => ({
    text: `${what}：${by}提请，等您同意`,
    effect: '看过以后同意或者退回。',
    ...{ href, tone: 'amber' as const },
  })
  return [
    ...plans.flatMap(({ id, file }) =>
      isMine(file, actor)
        ? [
            waiting(
              newestContent(file)?.name ?? '检查计划',
              file.proposal?.by.name ?? '',
              `/office/inspection-plans/${id}`,
            ),
          ]
        : [],
    ),
    ...checklists.flatMap(({ file }) =>
      file.proposal &&
      mayAnswerProposal({ id: actor.personId, roles: actor.roles }, file.proposal).ok
        ? [waiting('检查清单', file.proposal.by.name, '/office/inspection-plans/checklists')]
        : [],
    ),
  ]
}
