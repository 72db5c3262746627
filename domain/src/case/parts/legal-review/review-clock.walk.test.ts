import { beforeAll, describe, expect, test } from 'vitest'
import { mainCourse } from '../../../../test/sample-course.ts'
import { pointsSaying } from '../../../../test/ordinary-inputs.ts'
import {
  askingRole,
  decide,
  exploreReview,
  only,
  sound,
  tryingPeople,
  without,
  wrongWith,
  wrongsOf,
  type Fault,
} from '../../../../test/review-walk.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { Walk as WalkOf } from '../../../kernel/walk.ts'
import { addDays, plainDate, type PlainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent, CaseEventType } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { reviewActs } from './acts.ts'
import { opinionTime } from './limits.ts'
import { theDecision } from './subject-ref.ts'

type Walk = WalkOf<CaseEvent>

const { chen, wang, reviewer, head, other, lapsed } = tryingPeople

/** Who may bring about what, in words of its own and not by asking the acts. */
const entitled: Readonly<Partial<Record<CaseEventType, readonly PersonId[]>>> = {
  EvidenceAdded: [chen, wang],
  ReviewSubmitted: [chen, wang],
  ReviewReturned: [reviewer, other],
  ReviewAccepted: [reviewer, other],
  // By the head of the unit, or by the head of the agency where nobody of the unit may review.
  ReviewerAssigned: [reviewer, head],
  ReviewPaused: [reviewer, other],
  ReviewResumed: [reviewer, other],
  ReviewExtended: [reviewer, other],
  ReviewChangesSeen: [reviewer, other],
  ReviewOpinionIssued: [reviewer, other],
  DecisionIssued: [head],
}

/** What of a review is its reviewer's alone once somebody took it. */
const ofItsReviewer: ReadonlySet<string> = new Set([
  'ReviewReturned',
  'ReviewPaused',
  'ReviewResumed',
  'ReviewExtended',
  'ReviewChangesSeen',
  'ReviewOpinionIssued',
])

const [evidence] = mainCourse.flatMap(([, event]) =>
  event.type === 'EvidenceAdded' ? [event] : [],
)

/** Officers go on collecting while it is reviewed. */
const collect: Act = act({
  id: 'collect',
  title: '添加证据',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '',
  basis: [],
  form: {},
  papers: [],
  recording: [],
  requires: [],
  applies: ({ review, history }) =>
    review !== null &&
    review.opinion === null &&
    !history.some(({ event }) => event.type === 'EvidenceAdded' && event.evidenceId === 'late'),
  events: () => (evidence ? [{ ...evidence, evidenceId: 'late' }] : []),
})

const walked = [
  'submit-review',
  'return-materials',
  'accept-review',
  'assign-reviewer',
  'pause-review',
  'resume-review',
  'extend-review',
  'see-review-changes',
  'issue-opinion',
]

const acts = (fault: Fault) => (file: CaseFile) =>
  [...reviewActs(file, theDecision).filter(({ id }) => walked.includes(id)), collect, decide]
    .map(fault)
    .map(askingRole)

/** So often time stands still in one review of the walk, or its materials go back. */
const maxStops = 1
const longest = 5

const inputs: Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]> = {
  collect: () => [{}],
  decide: () => [{}],
  'submit-review': () => [{ statement: '请审核。', absent: null }],
  'accept-review': () => [{}],
  'return-materials': ({ review }, { today }) =>
    review && review.pauses.length < maxStops
      ? [0, 1].map((days) => ({
          ...{ materials: ['receipt'], missing: '送达回证', supplyBy: addDays(today, days) },
        }))
      : [],
  'assign-reviewer': ({ review }) =>
    review?.assigned === null
      ? [other, lapsed, wang].map((person) => ({ reviewer: [person], reason: '分工' }))
      : [],
  'pause-review': ({ review }) =>
    review && review.pauses.length < maxStops ? [{ reason: 'inquiry', explanation: '函询' }] : [],
  'resume-review': () => [{ explanation: '已复函' }],
  'extend-review': () => [longest, longest + 1].map((days) => ({ days, reason: '复杂' })),
  'see-review-changes': () =>
    ['goes-on', 'restarts'].map((effect) => ({ effect, remark: '已核对' })),
  'issue-opinion': (file, at) => [
    {
      ...{ points: pointsSaying('pass', file, at), outcome: 'pass', opinion: '同意' },
      notes: null,
    },
  ],
}

/** What happened so far, gathered from the events and not from the program's own file. */
type SoFar = {
  /** The day of complete materials; null before. */
  readonly since: PlainDate | null
  readonly stopped: readonly { readonly from: PlainDate; readonly to: PlainDate }[]
  /** Since when it stands still, and by what. */
  readonly stands: { readonly from: PlainDate; readonly by: 'materials' | 'pause' } | null
  /** Returned before anybody took it: the days have not begun. */
  readonly notBegun: boolean
  readonly extendedBy: number
  readonly taken: PersonId | null
  readonly givenTo: PersonId | null
  readonly unseen: boolean
  readonly passed: boolean
}
const nothingSoFar: SoFar = {
  ...{ since: null, stopped: [], stands: null, notBegun: false, extendedBy: 0 },
  ...{ taken: null, givenTo: null, unseen: false, passed: false },
}

function after(so: SoFar, event: CaseEvent, { actor, today }: Circumstances): SoFar {
  switch (event.type) {
    case 'ReviewSubmitted': {
      if (so.stands === null || so.notBegun) {
        return { ...so, since: today, stands: null, notBegun: false, unseen: false, taken: null }
      }
      const stopped = [...so.stopped, { from: so.stands.from, to: today }]
      return { ...so, stopped, stands: null, unseen: false }
    }
    case 'ReviewReturned':
      return { ...so, stands: { from: today, by: 'materials' }, notBegun: so.taken === null }
    case 'ReviewAccepted':
      return { ...so, taken: actor.id }
    case 'ReviewerAssigned':
      return {
        ...so,
        givenTo: event.reviewer,
        taken: so.taken === event.reviewer ? so.taken : null,
      }
    case 'ReviewPaused':
      return { ...so, stands: { from: today, by: 'pause' } }
    case 'ReviewResumed': {
      const stopped = so.stands ? [...so.stopped, { from: so.stands.from, to: today }] : so.stopped
      return { ...so, stopped, stands: null }
    }
    case 'ReviewExtended':
      return { ...so, extendedBy: event.days }
    case 'ReviewChangesSeen':
      return event.effect === 'goes-on'
        ? { ...so, unseen: false }
        : { ...so, unseen: false, since: today, stopped: [], extendedBy: 0 }
    case 'EvidenceAdded':
      return { ...so, unseen: true }
    case 'ReviewOpinionIssued':
      return { ...so, passed: true }
    default:
      return so
  }
}

/** No holiday lies in these weeks. */
const isWorkingDay = (day: PlainDate) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The last day for the opinion, counted day by day; null while it stands still or has not begun. */
function lastDay({ since, stopped, stands, notBegun, extendedBy }: SoFar): PlainDate | null {
  if (since === null || stands !== null || notBegun) return null
  let left = 5 + extendedBy
  let day = since
  while (left > 0) {
    day = addDays(day, 1)
    const now = day
    if (isWorkingDay(now) && !stopped.some(({ from, to }) => now >= from && now < to)) left--
  }
  return day
}

function forbidden(so: SoFar, event: CaseEvent, at: Circumstances): string | null {
  const { actor, today } = at
  if (!(entitled[event.type] ?? []).includes(actor.id)) {
    return `${event.type} by somebody ${wrongWith(actor.id)}`
  }
  const whose = so.taken ?? so.givenTo
  if (ofItsReviewer.has(event.type) && whose !== null && whose !== actor.id) {
    return `${event.type} in a review of another's`
  }
  const stands = so.stands?.by ?? null
  switch (event.type) {
    case 'ReviewAccepted':
      if (stands === 'materials') return 'taken although materials are missing'
      return so.givenTo !== null && so.givenTo !== actor.id ? 'taken from whom it was given' : null
    case 'ReviewerAssigned':
      return [lapsed, wang].includes(event.reviewer)
        ? `given to somebody ${wrongWith(event.reviewer)}`
        : null
    case 'ReviewReturned':
      if (stands !== null) return 'returned while it stands still'
      return event.supplyBy <= today ? 'materials asked for by a day that is over' : null
    case 'ReviewPaused':
      if (so.taken === null) return 'a pause of what nobody took'
      return stands === null ? null : 'a pause of what stands still'
    case 'ReviewResumed':
      return stands === 'pause' ? null : 'a resumption of what runs'
    case 'ReviewExtended': {
      if (so.extendedBy > 0) return 'a second extension'
      if (event.days > longest) return 'an extension longer than the agency gives'
      const last = lastDay(so)
      return last !== null && today > last ? 'an extension of time that is over' : null
    }
    case 'ReviewChangesSeen':
      return so.unseen ? null : 'changes seen that nobody made'
    case 'ReviewOpinionIssued':
      if (so.taken === null) return 'an opinion on what nobody took'
      if (stands !== null) return 'an opinion while it stands still'
      return so.unseen ? 'an opinion without the changes' : null
    case 'DecisionIssued':
      return so.passed ? null : 'a decision that no review agreed to'
    default:
      return null
  }
}

/** The program's last day, where it knows one, is the one counted by hand. */
function wrongDay(so: SoFar, { review }: CaseFile, at: Circumstances): string | null {
  if (review === null || review.opinion !== null) return null
  const limit = opinionTime(review, at)
  const due = limit && dueOf(limit.instance, at.calendar, at.today)
  const counted = lastDay(so)
  if (counted === null) return null
  return due?.known && due.on === counted ? null : 'a last day that is not the counted one'
}

const explore = (fault: Fault, sought: string | null = null): Walk =>
  exploreReview<SoFar>(
    { id: 'review-clock', title: '法制审核', always: [], acts: acts(fault) },
    {
      ...{ nothingSoFar, after },
      forbidden: (so, event, at, { file, now }) =>
        forbidden(so, event, at) ?? wrongDay(now, file, at),
      key: (so, file, day) => JSON.stringify([so, file.decision !== null, day]),
    },
    { inputs, maxDay: 9, waits: [3], sought },
  )

describe('分派、退回、停表、延长 and 核对变化 with everybody trying every act (处罚法第58条)', () => {
  let done: Walk
  beforeAll(() => {
    done = explore(sound)
  }, 120_000)

  test('only who may does what, and the last day is the one counted by hand', () => {
    expect(wrongsOf(done)).toEqual([])
    expect(done.untried).toEqual([])
    expect(done.states).toBeGreaterThan(2_000)
  })

  test('and whatever may happen did', () => {
    const expected = Object.keys(entitled)
    expect(expected.filter((type) => !done.reached.has(type as CaseEventType))).toEqual([])
  })

  test('days are counted by hand as a calendar shows them', () => {
    const from = plainDate('2026-11-17')
    const since = { ...nothingSoFar, since: from }
    expect(lastDay(since)).toBe('2026-11-24')
    const asked = { from: plainDate('2026-11-18'), to: plainDate('2026-11-20') }
    expect(lastDay({ ...since, stopped: [asked] })).toBe('2026-11-26')
    expect(lastDay({ ...since, extendedBy: 5 })).toBe('2026-12-01')
  })
})

const opensToAll: Fault = (each) => ({ ...each, checks: () => [] })

/** One rule of one act is left out or gets wrong; the walk says what then happens. */
const faults: readonly (readonly [fault: string, plant: Fault, found: string])[] = [
  [
    'a reviewer who investigated sends it back',
    only(['return-materials'], without('reviewer-is-independent')),
    'ReviewReturned by somebody who investigated',
  ],
  [
    'a reviewer whose term ended stops the clock',
    only(['accept-review', 'pause-review'], without('reviewer-is-qualified')),
    'ReviewPaused by somebody whose term ended',
  ],
  [
    'an officer stops the clock of the reviewer',
    only(['pause-review'], (each) => ({
      ...without('reviewer-is-independent', 'accepted-by-actor')(each),
      by: ['officer' as const],
    })),
    'ReviewPaused by somebody officer',
  ],
  [
    'another reviewer stops the clock',
    only(['pause-review'], without('accepted-by-actor')),
    "ReviewPaused in a review of another's",
  ],
  [
    'another reviewer lets it run again',
    only(['resume-review'], without('accepted-by-actor', 'assigned-to-actor')),
    "ReviewResumed in a review of another's",
  ],
  [
    'another reviewer looks at the changes',
    only(['see-review-changes'], without('accepted-by-actor')),
    "ReviewChangesSeen in a review of another's",
  ],
  [
    'another takes what was given to somebody',
    only(['accept-review'], without('assigned-to-actor')),
    'taken from whom it was given',
  ],
  [
    'it is taken although materials are missing',
    only(['accept-review'], without('materials-complete')),
    'taken although materials are missing',
  ],
  [
    'it is given to somebody whose term ended',
    only(['assign-reviewer'], opensToAll),
    'given to somebody whose term ended',
  ],
  [
    'any reviewer gives it away',
    only(['assign-reviewer'], (each) => ({ ...each, by: ['legal-reviewer' as const] })),
    'ReviewerAssigned by somebody legal-reviewer',
  ],
  [
    'materials are asked for by today',
    only(['return-materials'], opensToAll),
    'materials asked for by a day that is over',
  ],
  [
    'it is sent back while it stands still',
    only(['return-materials'], without('clock-runs')),
    'returned while it stands still',
  ],
  [
    'it stands still before anybody took it',
    only(['pause-review'], (each) => ({
      ...without('review-accepted')(each),
      applies: collectable,
    })),
    'a pause of what nobody took',
  ],
  [
    'a clock that stands is stopped again',
    only(['pause-review'], (each) => ({ ...without('clock-runs')(each), applies: collectable })),
    'a pause of what stands still',
  ],
  [
    'a clock that runs is set going',
    only(['resume-review'], (each) => ({ ...without('clock-stands')(each), applies: collectable })),
    'a resumption of what runs',
  ],
  [
    'it is extended twice',
    only(['extend-review'], (each) => ({ ...without('not-extended')(each), applies: collectable })),
    'a second extension',
  ],
  [
    'it is extended for longer than the agency gives',
    only(['extend-review'], opensToAll),
    'an extension longer than the agency gives',
  ],
  [
    'it is extended after its last day',
    only(['extend-review'], opensToAll),
    'an extension of time that is over',
  ],
  [
    'changes are seen that nobody made',
    only(['see-review-changes'], (each) => ({
      ...without('something-changed')(each),
      applies: collectable,
    })),
    'changes seen that nobody made',
  ],
  [
    'an opinion is given while another organ is asked',
    only(['issue-opinion'], without('clock-runs')),
    'an opinion while it stands still',
  ],
  [
    'an opinion is given on what changed unseen',
    only(['issue-opinion'], without('changes-seen')),
    'an opinion without the changes',
  ],
  [
    'an opinion is given by whoever took nothing',
    only(['issue-opinion'], without('review-accepted')),
    'an opinion on what nobody took',
  ],
]

/** A review of the draft in hand is under way. */
function collectable({ review }: CaseFile): boolean {
  return review !== null && review.opinion === null
}

describe('a fault planted in one rule is caught', () => {
  test.each(faults)(
    '%s',
    (_, plant, found) => {
      expect(wrongsOf(explore(plant, found)).join('\n')).toContain(found)
    },
    120_000,
  )
})
