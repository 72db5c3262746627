import { describe, expect, test } from 'vitest'
import { inspectionRules } from '../../../test/circumstances.ts'
import { holdsOneOf } from '../../authority/actor.ts'
import type { Role } from '../../authority/roles.ts'
import { approvalsAsked } from '../../kernel/act.ts'
import { mayAnswerProposal, nextToAgree, type Book, type BookAct } from '../../kernel/book.ts'
import { standingOf } from '../../kernel/procedure.ts'
import { record } from '../../kernel/recorded.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { drawFirms, type DrawCandidate } from './draw.ts'
import type { PlanAt } from './plan-at.ts'
import { planBook } from './plan-book.ts'
import type { PlanContent } from './plan-content.ts'
import type { PlanEvent } from './plan-event.ts'
import { evolvePlan, noPlan, standingPlan, type PlanFile } from './plan-file.ts'
import { initialPlanRules } from './plan-rules.ts'
import { taskBook } from './task-book.ts'
import { evolveTask, untouchedTask, type TaskEvent, type TaskFile } from './task.ts'
import { visitOfTaskProblems } from './visit-of-task.ts'

const today = plainDate('2026-12-01')

type Person = { readonly id: string; readonly name: string; readonly roles: readonly Role[] }
const person = (id: string, ...roles: Role[]): Person => ({ id, name: id, roles })

/** Everybody tries everything; two of them hold two offices. */
const everybody = [
  person('officer', 'officer'),
  person('colleague', 'officer'),
  person('department-head', 'department-head'),
  person('officer-and-head', 'officer', 'department-head'),
  person('agency-head', 'agency-head'),
  person('both-heads', 'department-head', 'agency-head'),
  person('supervisor', 'supervisor'),
  person('publisher', 'disclosure-publisher'),
]

const rangeOf = (version: number): DrawCandidate[] =>
  ['free', 'once', 'full', ...(version > 0 ? ['new'] : [])].map((code) => ({
    ...{ code, name: code, risk: null, overlaps: null },
    taken: code === 'full' ? 2 : code === 'once' ? 1 : 0,
  }))
const cap = 2

/** What the world around a plan is: what is published, and how far the register has moved on. */
type World = {
  /** The version that stands in the list; null: none. */
  readonly listed: number | null
  readonly items: boolean
  readonly cap: boolean
  readonly register: number
}
/** Who took part in what is under way, and what this walk remembers to judge by. */
type Situation = {
  readonly plan: PlanFile
  readonly world: World
  /** Everybody who proposed or agreed to the act that just took effect. */
  readonly path: readonly string[]
}

const contentOf = (kind: 'yearly' | 'special') =>
  ({
    ...{ kind, year: 2026, name: '计划', items: [{ code: 'JC-001', name: '预付卡' }] },
    ...{ take: 'all', number: null, ratio: null, drawOfficers: true, until: '2026-12-31' },
    ...{ range: { industries: [], districts: ['铁西区'], risks: [], named: [] } },
    lead: { id: 'd', name: '执法大队' },
  }) as unknown as PlanContent

const digestOf = (register: number) => `register ${register}`

function circumstances({ plan, world }: Situation, actor: Person): PlanAt {
  const standing = standingPlan(plan)
  const candidates = rangeOf(world.register)
  const { lot } = plan
  const known = world.cap ? cap : null
  const drawn =
    lot && known !== null ? drawFirms(candidates, contentOf('yearly'), known, String) : null
  return {
    ...{ now: '2026-12-01T01:00:00.000Z', today, departments: [], register: () => [], tasks: [] },
    ...{ rules: inspectionRules, planRules: initialPlanRules, actor },
    items: world.items
      ? {
          publishedOn: today,
          items: [{ code: 'JC-001', name: '预付卡', basis: '', checkPoints: '' }],
        }
      : null,
    personOf: () => ({ name: '', active: true, department: 'd', certified: true }),
    firmOf: () => null,
    numberOf: () => '1号',
    publishedOn: standing !== null && world.listed === standing.version ? today : null,
    draw: {
      ...{ candidates, digest: digestOf(world.register), cap: known, officers: 2 },
      seed: `seed ${plan.version}`,
      result: drawn && { tasks: drawn.drawn.length, capped: drawn.capped.length, digest: 'tasks' },
    },
  } as unknown as PlanAt
}

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
    const at = circumstances(from, actor)
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
  const at = circumstances(from, actor)
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

/** Tasks: who changes them, and when a visit may begin from one. */
describe('a task, everybody trying', () => {
  type Task = { readonly task: TaskFile; readonly path: readonly string[] }
  const at = (actor: Person) =>
    circumstances(
      { plan: noPlan, path: [], world: { listed: null, items: true, cap: true, register: 0 } },
      actor,
    )

  /** How a visit begins from it, is done or called off: the visit's own acts are walked in inspection.walk.test.ts. */
  const visits = ({ task }: Task): TaskEvent[] => {
    const named = {
      state: task.state,
      firmCode: 'f',
      firmName: 'f',
      items: ['JC-001', ...task.added],
    }
    const asked = { taskNo: '四商检计〔2026〕1号-0001', firmCode: 'f', items: named.items }
    return [
      ...(visitOfTaskProblems(named, asked).length === 0
        ? [{ type: 'VisitBegun' as const, caseId: 'visit' }]
        : []),
      ...(task.state === 'begun'
        ? [
            { type: 'VisitDone' as const, caseId: 'visit' },
            { type: 'VisitCalledOff' as const, caseId: 'visit' },
          ]
        : []),
    ]
  }

  function walkTask(broken: Book<TaskFile, TaskEvent, PlanAt>, begins = visits) {
    const queue: Task[] = [{ task: untouchedTask, path: [] }]
    const seen = new Set<string>()
    const violations = new Set<string>()
    for (let i = 0, from = queue[0]; from; from = queue[++i]) {
      const { task } = from
      const step = (events: readonly TaskEvent[], by: Person) => {
        const people = [...(task.proposal ? [task.proposal.by.id] : []), by.id]
        for (const { type } of events) {
          if (type === 'TaskDropped' && new Set(people).size < 2)
            violations.add('dropped by one person alone')
          if (type === 'TaskDropped' && task.state !== 'open')
            violations.add('dropped while it is not open')
          if (type === 'VisitBegun' && task.state !== 'open')
            violations.add('a visit without a task that is open')
          if (type === 'OfficersAssigned' && task.state !== 'open')
            violations.add('given to others while it is not open')
        }
        const author = { at: '2026-12-01T01:00:00.000Z', by, approvals: [] }
        const to = record(task.version, events, author).reduce<TaskFile>(evolveTask, task)
        const key = JSON.stringify([
          to.state,
          to.officers,
          to.proposal && [to.proposal.act, to.proposal.by.id],
        ])
        if (seen.has(key)) return
        seen.add(key)
        queue.push({ task: to, path: [...from.path, events.map(({ type }) => type).join()] })
      }
      for (const actor of everybody) {
        for (const act of broken.acts(task)) {
          if (!holdsOneOf(actor, act.by) || act.applies?.(task, at(actor)) === false) continue
          const input = { officers: ['officer', 'colleague'], reason: '停业' }
          const [awaits] = approvalsAsked(act, actor.roles)
          if (awaits !== undefined && task.proposal) continue
          step(
            awaits === undefined
              ? act.events(task, input as never, at(actor))
              : [{ type: 'ActProposed', act: act.id, input, awaits }],
            actor,
          )
        }
        const act = broken.acts(task).find(({ id }) => id === task.proposal?.act)
        if (!act || !task.proposal || !mayAnswerProposal(actor, task.proposal).ok) continue
        if (act.applies?.(task, at(actor)) === false) continue
        const agreed = { type: 'ActAgreed' as const, act: act.id, confirmedBy: 'password' as const }
        step([agreed, ...act.events(task, task.proposal.input as never, at(actor))], actor)
      }
      for (const event of begins(from)) step([event], person('officer', 'officer'))
    }
    return { states: seen.size, violations }
  }

  const plantedTask = (id: string, change: object): Book<TaskFile, TaskEvent, PlanAt> => ({
    ...taskBook,
    acts: (file) => taskBook.acts(file).map((act) => (act.id === id ? { ...act, ...change } : act)),
  })

  test('it is dropped by two while it is open, and a visit begins from an open one alone', () => {
    const { states, violations } = walkTask(taskBook)
    expect([...violations]).toEqual([])
    expect(states).toBeGreaterThan(10)
  })

  test.each<[string, () => ReturnType<typeof walkTask>, string]>([
    [
      'a head drops it alone',
      () =>
        walkTask(
          plantedTask('drop', { by: ['department-head'], inBothCapacities: 'department-head' }),
        ),
      'dropped by one person alone',
    ],
    [
      'it may be dropped while somebody is there',
      () => walkTask(plantedTask('drop', { applies: () => true })),
      'dropped while it is not open',
    ],
    [
      'it may be given away while somebody is there',
      () => walkTask(plantedTask('assign', { applies: () => true })),
      'given to others while it is not open',
    ],
    [
      'a visit begins from any task',
      () => walkTask(taskBook, () => [{ type: 'VisitBegun', caseId: 'another' }]),
      'a visit without a task that is open',
    ],
  ])('finds it when %s', (_name, walked, what) => {
    expect([...walked().violations]).toContain(what)
  })
})
