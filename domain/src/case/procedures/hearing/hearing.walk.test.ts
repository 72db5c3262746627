import { beforeAll, describe, expect, test } from 'vitest'
import { circumstances, franchise, people } from '../../../../test/circumstances.ts'
import {
  heldHearing,
  acceptedAtOnce,
  ordinaryInputs,
  type Inputs,
} from '../../../../test/ordinary-inputs.ts'
import { hourOf, toldFile, serviceOf } from '../../../../test/told-of-hearing.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import { addDays, plainDate, weekdayOf, type PlainDate } from '../../../shared/plain-date.ts'
import type { Act } from '../../case-kernel.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { servePaper } from '../../parts/service/serve-paper.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { actsOf } from '../../procedures.ts'
import { hearing } from './procedure.ts'

type Walk = WalkOf<CaseEvent>

const firstDay = plainDate('2026-11-16')
// The fifth working day after Monday 16 November 2026.
const lastDayToAsk = '2026-11-23'

const dates = (today: PlainDate, days: readonly number[]) =>
  days.map((after) => ({
    heldOn: addDays(today, after),
    startsAt: '9时',
    place: '听证室',
  }))

const hearingInputs: Inputs = {
  'request-hearing': (_file, { today }) => [{ on: today, manner: 'written', reason: '有异议' }],
  'decide-late-hearing-request': ({ hearingRefusals }, { today }) =>
    [true, false]
      .filter((admitted) => admitted || hearingRefusals.length === 0)
      .map((admitted) => ({
        requestedOn: today,
        manner: 'written',
        reason: '有异议',
        cause: 'force-majeure',
        excuse: '洪水断路',
        admitted,
        opinion: admitted ? null : '路已经通了',
      })),
  'make-receipt': () => [],
  'announce-service': () => [],
  'record-returned-post': () => [],
  // Only what the hearing made; the notice of the penalty was served before.
  'serve-paper': (_file, { today }) =>
    ['hearing_notice', 'hearing_no_accept_notice'].map((paper) => serviceOf(paper, today)),
  'refuse-hearing': ({ hearingRefusals }, { today }) =>
    hearingRefusals.length > 0
      ? []
      : ['late', 'not-eligible'].map((ground) => ({ requestedOn: today, ground, reason: '理由' })),
  'name-hearing-agents': (file, { today }) =>
    (file.hearing?.agents.length ?? 0) > 0
      ? []
      : [2, 3].map((count) => ({
          agents: Array.from({ length: count }, () => ({ name: '某律师', authority: '代理' })),
          on: today,
        })),
  'call-hearing': (_file, { today }) =>
    dates(today, [9, 14]).flatMap((date) =>
      [people.reviewer, people.wang].flatMap((host) => [
        { ...date, host: [host], open: true, closedGround: null },
        { ...date, host: [host], open: false, closedGround: 'trade-secret' },
      ]),
    ),
  'adjourn-hearing': (file, { today }) =>
    (file.hearing?.adjourned.length ?? 0) > 0
      ? []
      : dates(today, [8, 15]).map((date) => ({ ...date, ground: 'party-cause', reason: '住院' })),
  'decide-host-recusal': (file) =>
    (file.hearing?.recusedHosts.length ?? 0) > 0
      ? []
      : [
          { reason: '近亲属', granted: true, successor: [people.deputy] },
          { reason: '近亲属', granted: true, successor: [people.chen] },
          { reason: '近亲属', granted: false, successor: null },
        ],
  'hold-hearing': () => [
    heldHearing,
    {
      ...heldHearing,
      attended: 'absent',
      partySide: null,
      agenda: null,
      exhibits: null,
      finalStatement: null,
      signing: null,
      calls: [{ at: '9时', to: '电话', answer: '关机' }],
      waitedUntil: '9时40分',
      cause: '没有说明理由',
    },
  ],
  'report-hearing': () => [{ facts: '事实', disputes: '争议', opinion: '意见' }],
  'withdraw-hearing': (_file, { today }) => [{ on: today, reason: '书面撤回' }],
}

/**
 * The decision and all it waits for; what went before the notice is behind this case. Of the hearing one host on one
 * day: who may hold it and when is walked alone, and here it would be walked once more for every step of the decision.
 */
const decisionInputs: Inputs = {
  ...hearingInputs,
  'call-hearing': (_file, { today }) =>
    dates(today, [14]).map((date) => ({
      ...date,
      ...{ host: [people.reviewer], open: true, closedGround: null },
    })),
  'adjourn-hearing': () => [],
  'decide-host-recusal': () => [],
  'name-hearing-agents': () => [],
  'draft-decision': (file, at) =>
    (ordinaryInputs['draft-decision']?.(file, at) ?? []).flatMap((input) =>
      input['outcome'] === 'penalty'
        ? [null, '根据听证笔录'].map((hearingUse) => ({ ...input, hearingUse }))
        : [],
    ),
  ...Object.fromEntries(
    ['submit-review', 'issue-opinion', 'hold-deliberation', 'issue-decision', 'waive-rights'].map(
      (id) => [id, ordinaryInputs[id] ?? (() => [])],
    ),
  ),
}

type Book = { readonly inputs: Inputs; acts(file: CaseFile): readonly Act[] }
const alone: Book = {
  inputs: hearingInputs,
  acts: (file) => [...hearing.acts(file), servePaper],
}
const crossing: Book = {
  inputs: decisionInputs,
  acts: (file) => actsOf(file).map(acceptedAtOnce),
}

function explore({ acts, inputs }: Book, maxDay: number, stopAtFirst = false): Walk {
  return walk(
    { id: 'hearing-walk', title: '听证', always: bindsEveryAct, acts },
    {
      start: toldFile(),
      evolve,
      problems: problemsOf,
      inputs,
      at: (_file, day, act) => actorsOf(act).map((id) => atHour(day, id, act)),
      key: situation,
      forbidden: forbiddenByLaw,
      maxDay,
      stopAtFirst,
      waits: [1, 7],
    },
  )
}

/** Whoever might think the hearing is theirs to host; every other act is the officer's or the reviewer's. */
const actorsOf = ({ by, id }: Pick<Act, 'by' | 'id'>) =>
  ['hold-hearing', 'report-hearing'].includes(id) || !by.includes('officer')
    ? [people.reviewer, people.deputy, people.wang]
    : [people.chen]

const atHour = (day: number, id: string, act: Pick<Act, 'by'>) => ({
  ...circumstances(hourOf(addDays(firstDay, day)), franchise),
  actor: { id, name: id, roles: act.by },
})

const daysSince = (day: string) => Math.round((Date.parse(day) - Date.parse(firstDay)) / 86_400_000)

function situation({ hearing: heard, ...file }: CaseFile, day: number): string {
  return JSON.stringify([
    Math.min(day, 9),
    file.hearingRefusals.map(({ servedOn }) => servedOn !== null),
    file.hearingRight?.waivedOn != null,
    heard && [
      heard.agents.length,
      heard.called && [
        Math.max(-1, day - daysSince(heard.called.heldOn)),
        heard.called.noticeServedOn !== null && [
          workingDaysBetween(heard.called.noticeServedOn, heard.called.heldOn) >= 7,
        ],
        heard.called.host,
        heard.called.open,
      ],
      heard.adjourned.length,
      heard.recusedHosts.length,
      heard.held?.forfeited,
      heard.report !== null,
      heard.withdrawnOn !== null,
    ],
    file.draft?.draft.hearingUse,
    [
      file.draft !== null,
      file.review !== null,
      file.review?.opinion?.outcome,
      file.deliberation?.approved,
    ],
    file.decision !== null,
  ])
}

/** Weekdays strictly between; these weeks have no holidays. */
function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  let count = 0
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) {
    if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) count++
  }
  return count
}

const investigators: readonly string[] = [people.chen, people.wang]

/** 处罚法第63至65条, written apart from the requirements that are meant to hold them. */
function forbiddenByLaw(
  before: CaseFile,
  event: CaseEvent,
  _after: CaseFile,
  at: Circumstances,
): string | null {
  const asked = before.hearing
  switch (event.type) {
    case 'HearingRequested':
      return event.on > lastDayToAsk && event.late === undefined
        ? 'a request taken after the fifth working day'
        : null
    case 'HearingRefused':
      return event.requestedOn <= lastDayToAsk ? 'a request in time refused' : null
    case 'HearingAgentsNamed':
      return event.agents.length > 2 ? 'more than two agents' : null
    case 'HearingCalled':
      if (workingDaysBetween(at.today, event.heldOn) < 7) return 'a day too early for its notice'
      if (investigators.includes(event.host)) return 'a host who investigated'
      return event.open || event.closedGround ? null : 'a hearing closed without a ground'
    case 'HostRecusalDecided':
      return event.granted && (event.successor === null || investigators.includes(event.successor))
        ? 'nobody independent takes the place of a host who stepped aside'
        : null
    case 'HearingHeld':
      if (investigators.includes(event.host)) return 'a hearing held by somebody who investigated'
      if (asked?.recusedHosts.includes(event.host)) return 'a hearing held by a recused host'
      if (!asked?.called) return 'a hearing nobody was called to'
      if (asked.called.heldOn > event.on) return 'a hearing before its day'
      return asked.called.noticeServedOn === null ||
        workingDaysBetween(asked.called.noticeServedOn, asked.called.heldOn) < 7
        ? 'a hearing whose notice came too late'
        : null
    case 'DecisionDrafted':
    case 'DecisionIssued':
      if (!asked || asked.withdrawnOn !== null) return null
      if (!asked.held) return 'a decision while a requested hearing is not held'
      if (asked.held.forfeited) return null
      if (!asked.report) return 'a decision before the record is complete'
      return event.draft.hearingUse ? null : 'a decision that does not rest on the record'
    default:
      // Every other event neither calls, holds, nor follows a hearing.
      return null
  }
}

const sizeOf = ({ states, moves }: Walk, from: number) =>
  `${states} situations, ${moves} moves, ${((performance.now() - from) / 1000).toFixed(1)} s`

describe('every path of 听证', () => {
  let own: Walk
  let withDecision: Walk
  beforeAll(() => {
    const before = performance.now()
    own = explore(alone, 40)
    const between = performance.now()
    withDecision = explore(crossing, 34)
    process.stdout.write(
      `hearing walk: ${sizeOf(own, before)}; with the decision: ${sizeOf(withDecision, between)}\n`,
    )
  })

  test('tries every act but those that bring no situation of their own', () => {
    expect(own.untried).toEqual([])
  })

  test('reaches a refusal, an adjournment, another host, a withdrawal, a record and a report', () => {
    expect([...own.reached.keys()].sort()).toEqual([
      'HearingAdjourned',
      'HearingAgentsNamed',
      'HearingCalled',
      'HearingHeld',
      'HearingRefused',
      'HearingReported',
      'HearingRequested',
      'HearingWithdrawn',
      'HostRecusalDecided',
      'NoticeServed',
    ])
  })

  test('breaks none of the rules of 处罚法第64条', () => {
    expect(own.violations).toEqual([])
  })

  test('crossed with the decision, reaches one, and none before the record (处罚法第65条)', () => {
    expect([...withDecision.reached.keys()]).toEqual(
      expect.arrayContaining(['HearingReported', 'DecisionDrafted', 'DecisionIssued']),
    )
    expect(withDecision.violations).toEqual([])
  })
})

const changed = ({ acts, inputs }: Book, change: (act: Act) => Act): Book => ({
  inputs,
  acts: (file) => acts(file).map(change),
})
const blindTo = (book: Book, of: string, ...fields: string[]) =>
  changed(book, (act) =>
    act.id === of
      ? {
          ...act,
          checks: (file, input, at) =>
            (act.checks?.(file, input, at) ?? []).filter(({ field }) => !fields.includes(field)),
        }
      : act,
  )

describe('a definition broken on purpose is found out', () => {
  test.each([
    ['a request of the sixth working day', 'request-hearing', 'on'],
    ['the refusal of a request in time', 'refuse-hearing', 'requestedOn'],
    ['three agents', 'name-hearing-agents', 'agents'],
    ['a notice six working days before', 'call-hearing', 'heldOn'],
    ['a host who investigated', 'call-hearing', 'host'],
    ['an adjournment without notice again', 'adjourn-hearing', 'heldOn'],
    ['a successor who investigated', 'decide-host-recusal', 'successor'],
  ])('when it lets pass %s', (what, of, field) => {
    expect(explore(blindTo(alone, of, field), 40, true).violations.length, what).toBeGreaterThan(0)
  })

  test('when a hearing need not wait for the service of its notice', () => {
    const careless = changed(alone, (act) => ({
      ...act,
      requires: act.requires.filter(({ id }) => id !== 'hearing-notice-in-time'),
    }))
    expect(explore(careless, 40, true).violations.length).toBeGreaterThan(0)
  })

  test('when a decision need not wait for the hearing and its record', () => {
    const careless = changed(crossing, (act) => ({
      ...act,
      requires: act.requires.filter(({ id }) => id !== 'requested-hearing-held'),
    }))
    expect(explore(careless, 34, true).violations.length).toBeGreaterThan(0)
  })

  test('when a draft need not say how it rests on the record', () => {
    const careless = blindTo(crossing, 'draft-decision', 'hearingUse')
    expect(explore(careless, 34, true).violations.length).toBeGreaterThan(0)
  })
})
