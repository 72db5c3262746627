import { describe, expect, test } from 'vitest'
import {
  cap,
  contentOf,
  digestOf,
  everybody,
  planCircumstances,
  rangeOf,
  today,
  type Person,
  type Situation,
  type World,
} from '../../../test/walk-plan.ts'
import { holdsOneOf } from '../../authority/actor.ts'
import type { Role } from '../../authority/roles.ts'
import { approvalsAsked } from '../../kernel/act.ts'
import { mayAnswerProposal, nextToAgree, type Book, type BookAct } from '../../kernel/book.ts'
import { standingOf } from '../../kernel/procedure.ts'
import { record } from '../../kernel/recorded.ts'
import type { PlanAt } from './plan-at.ts'
import { planBook } from './plan-book.ts'
import type { PlanEvent } from './plan-event.ts'
import { evolvePlan, noPlan, standingPlan, type PlanFile } from './plan-file.ts'

/** What a plan is drafted as: the form itself is asked in plans.test.ts. */
const draftActs = new Set(['draft-plan', 'revise-plan', 'change-plan'])
const inputs: Readonly<Record<string, Record<string, unknown>>> = {
  'government-approval': { authority: '市政府', document: '四政函〔2026〕9号', on: today },
  'end-plan': { reason: '做完' },
}

type Move = { readonly to: Situation; readonly events: readonly PlanEvent[]; readonly by: Person }

function after(from: Situation, events: readonly PlanEvent[], by: Person, called: string): Move {
  const author = { at: '2026-12-01T01:00:00.000Z', by, approvals: [] }
  const plan = record(from.plan.version, events, author).reduce<PlanFile>(evolvePlan, from.plan)
  return { to: { ...from, plan, path: [...from.path, `${by.id}: ${called}`] }, events, by }
}

const decided = (
  act: BookAct<PlanFile, PlanEvent, PlanAt>,
  from: Situation,
  at: PlanAt,
  kind: string,
) =>
  draftActs.has(act.id)
    ? [
        {
          type: 'PlanDrafted' as const,
          number: from.plan.number ?? '1号',
          content: contentOf(kind === 'special' ? 'special' : 'yearly'),
          reason: null,
        },
      ]
    : act.events(from.plan, (inputs[act.id] ?? {}) as never, at)

/** Everything that anybody may do now, by the functions that the use cases call (act-in-book.ts). */
function moves(book: Book<PlanFile, PlanEvent, PlanAt>, from: Situation, kind: string): Move[] {
  return everybody.flatMap((actor): Move[] => {
    const at = planCircumstances(from, actor)
    const acts = book.acts(from.plan).flatMap((act): Move[] => {
      if (!holdsOneOf(actor, act.by) || act.applies?.(from.plan, at) === false) return []
      if (!standingOf(book, act, from.plan, at).can) return []
      const [awaits] = approvalsAsked(act, actor.roles)
      if (awaits !== undefined && from.plan.proposal) return []
      const events: PlanEvent[] =
        awaits === undefined
          ? decided(act, from, at, kind)
          : [{ type: 'ActProposed', act: act.id, input: {}, awaits }]
      return [after(from, events, actor, act.id)]
    })
    return [...acts, ...answers(book, from, actor, kind)]
  })
}

function answers(
  book: Book<PlanFile, PlanEvent, PlanAt>,
  from: Situation,
  actor: Person,
  kind: string,
): Move[] {
  const { proposal } = from.plan
  const act = book.acts(from.plan).find(({ id }) => id === proposal?.act)
  if (!proposal || !act) return []
  const at = planCircumstances(from, actor)
  const back: PlanEvent = { type: 'ActReturned', act: act.id, reason: '退回' }
  const allowed = mayAnswerProposal(actor, proposal).ok
  const returned =
    allowed || proposal.by.id === actor.id ? [after(from, [back], actor, `退回 ${act.id}`)] : []
  if (!allowed || !standingOf(book, act, from.plan, at).can) return returned
  const next = nextToAgree(act.approvals, proposal)
  const agreed: PlanEvent = {
    ...{ type: 'ActAgreed', act: act.id, confirmedBy: 'password' },
    ...(next !== null && { awaits: next }),
  }
  const events = next === null ? [agreed, ...decided(act, from, at, kind)] : [agreed]
  return [...returned, after(from, events, actor, `同意 ${act.id}`)]
}

/** What happens around the plan: lists are published and taken back, a firm is registered. */
function turns(from: Situation): Situation[] {
  const { world, plan } = from
  const now = (changed: Partial<World>, called: string): Situation => ({
    ...from,
    world: { ...world, ...changed },
    path: [...from.path, called],
  })
  const standing = standingPlan(plan)
  return [
    ...(standing ? [now({ listed: standing.version }, 'list published')] : []),
    now({ listed: null }, 'list taken back'),
    now({ items: !world.items }, 'items'),
    now({ cap: !world.cap }, 'cap'),
    ...(world.register === 0 ? [now({ register: 1 }, 'a firm is registered')] : []),
  ]
}

/** What must never happen, judged by what is written here and not by the rules that are walked. */
function forbidden(before: Situation, { events, by, to }: Move): string | null {
  const { plan, world } = before
  const { proposal } = plan
  const people = [
    ...(proposal ? [proposal.by.id, ...proposal.agreed.map(({ id }) => id)] : []),
    by.id,
  ]
  const standing = plan.filed.at(-1)
  for (const event of events) {
    if (plan.ended) return `${event.type} after the plan ended`
    switch (event.type) {
      case 'PlanApproved':
        if (new Set(people).size < 2 || !isHead(by, 'agency-head'))
          return 'approved by one person alone'
        if (new Set(people).size < people.length) return 'approved by somebody twice'
        break
      case 'PlanFiled':
        if (!isHead(by, 'supervisor')) return 'filed by somebody else than the supervisor'
        if (people.length !== 2 || people[0] === by.id) return 'filed by one person alone'
        if (plan.draft?.approved !== true) return 'filed without the approval of both heads'
        if (plan.draft.content.kind === 'special' && plan.draft.government === null)
          return 'a special plan filed without the government'
        if (!world.items) return 'filed with an item that is not published'
        break
      case 'LotCommitted':
        if (plan.lot?.digest === digestOf(world.register)) return 'a seed was replaced'
        break
      case 'TasksMade': {
        if (standing?.version !== event.planVersion) return 'tasks of a plan that was not filed'
        if (world.listed !== standing.version || plan.draft !== null)
          return 'tasks of a plan that is not public'
        if (plan.lot?.digest !== digestOf(world.register))
          return 'drawn from others than the log says'
        const free = rangeOf(world.register).filter(({ taken }) => taken < cap).length
        if (!world.cap || event.tasks > free) return 'a task above the cap'
        break
      }
      case 'PlanEnded':
        if (new Set(people).size < 2) return 'ended by one person alone'
        break
      case 'ActProposed':
        if (plan.proposal) return 'a second proposal beside the first'
        break
      case 'ActAgreed':
        if (people.slice(0, -1).includes(by.id)) return 'agreed to by somebody twice'
        break
      case 'PlanDrafted':
        if (plan.proposal) return 'changed under the hands of who agrees'
        break
      case 'GovernmentApproved':
      case 'ActReturned':
        break
    }
  }
  return to.plan.filed.length < plan.filed.length ? 'a filed version was lost' : null
}

const isHead = ({ roles }: Person, role: Role) => roles.includes(role)

const keyOf = ({ plan, world }: Situation): string =>
  JSON.stringify([
    plan.draft && [plan.draft.version, plan.draft.approved, plan.draft.government !== null],
    plan.filed.length,
    plan.lot && plan.lot.digest,
    plan.made.map(({ planVersion }) => planVersion),
    plan.ended !== null,
    plan.proposal && [
      ...[plan.proposal.act, plan.proposal.awaits, plan.proposal.by.id],
      ...plan.proposal.agreed.map(({ id }) => id),
    ],
    world,
  ])

type Walked = {
  readonly states: number
  readonly moves: number
  readonly reached: ReadonlySet<string>
  readonly violations: ReadonlySet<string>
}

/** Two versions are enough: the third is like the second. */
const maxVersions = 2

function walkPlan(
  book: Book<PlanFile, PlanEvent, PlanAt>,
  kind: string,
  stopAtFirst = false,
): Walked {
  const world = { listed: null, items: true, cap: true, register: 0 }
  const start: Situation = { plan: noPlan, world, path: [] }
  const seen = new Set([keyOf(start)])
  const queue = [start]
  const reached = new Set<string>()
  const violations = new Set<string>()
  let count = 0
  for (let i = 0, from = queue[0]; from; from = queue[++i]) {
    if (stopAtFirst && violations.size > 0) break
    const made = moves(book, from, kind)
    for (const move of made) {
      count++
      for (const { type } of move.events) reached.add(type)
      const what = forbidden(from, move)
      if (what !== null) violations.add(what)
    }
    for (const to of [...made.map((move) => move.to), ...turns(from)]) {
      const key = keyOf(to)
      if (seen.has(key) || (to.plan.draft?.version ?? 0) > maxVersions) continue
      seen.add(key)
      queue.push(to)
    }
  }
  return { states: seen.size, moves: count, reached, violations }
}

const choices = { items: null, departments: [], industries: [], districts: [] }
const book = planBook(choices)

/** The book with one of its acts changed. */
const planted = (
  id: string,
  change: (
    act: BookAct<PlanFile, PlanEvent, PlanAt>,
  ) => Partial<BookAct<PlanFile, PlanEvent, PlanAt>>,
): Book<PlanFile, PlanEvent, PlanAt> => ({
  ...book,
  acts: (file) => book.acts(file).map((act) => (act.id === id ? { ...act, ...change(act) } : act)),
})
const without = (id: string, requirement: string) =>
  planted(id, ({ requires }) => ({ requires: requires.filter((each) => each.id !== requirement) }))

describe('a plan of inspections, everybody trying every act in every state', () => {
  test.each(['yearly', 'special'])('a %s plan', (kind) => {
    const { states, moves: count, reached, violations } = walkPlan(book, kind)
    console.warn(`walk of a ${kind} plan: ${states} situations, ${count} moves`)
    expect([...violations]).toEqual([])
    expect(states).toBeGreaterThan(500)
    expect([...reached].toSorted()).toEqual(
      [
        ...[
          'ActAgreed',
          'ActProposed',
          'ActReturned',
          'LotCommitted',
          'PlanApproved',
          'PlanDrafted',
        ],
        ...['PlanEnded', 'PlanFiled', 'TasksMade'],
        ...(kind === 'special' ? ['GovernmentApproved'] : []),
      ].toSorted(),
    )
  })

  test.each<[string, Book<PlanFile, PlanEvent, PlanAt>, string]>([
    [
      'tasks need no publication',
      without('make-tasks', 'plan-published'),
      'tasks of a plan that is not public',
    ],
    [
      'tasks need no seed of today',
      without('make-tasks', 'lot-committed'),
      'drawn from others than the log says',
    ],
    ['a seed may be replaced', without('commit-lot', 'lot-once'), 'a seed was replaced'],
    [
      'filing needs no government',
      without('file-plan', 'government-approved'),
      'a special plan filed without the government',
    ],
    [
      'filing looks at no list',
      without('file-plan', 'items-still-published'),
      'filed with an item that is not published',
    ],
    [
      'filing needs no approval',
      planted('file-plan', () => ({ applies: ({ draft }) => draft !== null })),
      'filed without the approval of both heads',
    ],
    [
      'the agency files itself',
      planted('file-plan', () => ({ approvals: ['agency-head'] })),
      'filed by somebody else than the supervisor',
    ],
    [
      'a head ends the plan alone',
      planted('end-plan', () => ({ by: ['department-head'], inBothCapacities: 'department-head' })),
      'ended by one person alone',
    ],
    [
      'a plan is approved by whoever drew it up',
      planted('submit-plan', () => ({ by: ['agency-head'], approvals: [] })),
      'approved by one person alone',
    ],
    [
      'a draft changes while it waits',
      without('revise-plan', 'nothing-waits'),
      'changed under the hands of who agrees',
    ],
    [
      'the draw forgets the cap',
      planted('make-tasks', ({ events }) => ({
        events: (file, input, at) =>
          events(file, input, at).map((event) =>
            event.type === 'TasksMade' ? { ...event, tasks: event.firms } : event,
          ),
      })),
      'a task above the cap',
    ],
  ])('finds it when %s', (_name, broken, what) => {
    const kind = what.includes('special') ? 'special' : 'yearly'
    expect([...walkPlan(broken, kind, true).violations]).toContain(what)
  })
})
