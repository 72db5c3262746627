import { beforeAll, describe, expect, test } from 'vitest'
import { pointsSaying } from '../../../../test/ordinary-inputs.ts'
import {
  askingRole,
  contractUntil,
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
import type { Rulebook } from '../../../kernel/procedure.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { met } from '../../../kernel/requirement.ts'
import type { Walk as WalkOf } from '../../../kernel/walk.ts'
import { addDays } from '../../../shared/plain-date.ts'
import type { CaseEvent, CaseEventType } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { reviewActs } from './acts.ts'
import { reviewPassed } from './requirements.ts'
import { theDecision } from './subject-ref.ts'

type Book = Rulebook<CaseFile, CaseEvent, Circumstances>
type Walk = WalkOf<CaseEvent>

const { chen, wang, reviewer, head, deputy } = tryingPeople
const { other, lapsed, counsel, departmentHead } = tryingPeople

/** Who may bring about what, in words of its own and not by asking the acts. */
const entitled: Readonly<Partial<Record<CaseEventType, readonly PersonId[]>>> = {
  ReviewSubmitted: [chen, wang],
  ReviewAccepted: [reviewer, other],
  ReviewOpinionIssued: [reviewer, other],
  CounselInvited: [reviewer, other],
  CounselOpinionGiven: [counsel],
  CounselStoodAside: [counsel],
  ReviewOpinionAccepted: [chen, wang, departmentHead],
  ReviewObjected: [chen, wang],
  // Writes down what the heads said: no review, so that anybody of the legal unit may.
  ReviewDisputeSettled: [departmentHead, reviewer, other, lapsed, wang],
  DecisionIssued: [head],
}

/** Tuesday to Friday, and Monday to Wednesday of the week after. */
const workingDays = ['11-17', '11-18', '11-19', '11-20', '11-23', '11-24', '11-25'].map(
  (day) => `2026-${day}`,
)
const walked = ['submit-review', 'accept-review', 'issue-opinion', 'accept-opinion']
const disagreeing = ['object-to-opinion', 'settle-review-dispute', 'invite-counsel']
const tries = (act: string) =>
  [...walked, ...disagreeing].includes(act) || act.includes('counsel') || act === decide.id

const book = (fault: Fault): Book => ({
  id: 'review',
  title: '法制审核',
  always: [],
  acts: (file) =>
    [...reviewActs(file, theDecision), decide]
      .filter((each) => tries(each.id))
      .map(fault)
      .map(askingRole),
})

const invite = (person: PersonId, { today }: Circumstances) => ({
  ...{ counsel: [person], questions: '理由是否充分。', readable: ['draft'], evidence: [] },
  dueOn: addDays(today, 5),
})
const inputs = {
  'submit-review': () => [{ statement: '请审核。', absent: null }],
  'accept-review': () => [{}],
  'accept-opinion': () => [{}],
  'object-to-opinion': () => [{ points: [{ about: '裁量', reason: '报告已经写明。' }] }],
  'issue-opinion': (file: CaseFile, at: Circumstances) =>
    ['pass', 'correct'].map((outcome) => ({
      ...{ points: pointsSaying(outcome, file, at), outcome, opinion: '意见', notes: null },
    })),
  'settle-review-dispute': (_file: CaseFile, { today, rules }: Circumstances) =>
    ['follow', 'again'].map((result) => ({
      ...{ heldOn: today, place: rules.address, chair: [head], result, conclusion: '结论' },
      members: [head, deputy].map((person) => ({
        ...{ person: [person], opinion: '意见', agrees: true },
      })),
    })),
  'invite-counsel': (file: CaseFile, at: Circumstances) =>
    file.review?.counsel.length === 0 ? [counsel, wang].map((each) => invite(each, at)) : [],
  decide: () => [{}],
}
/** Acts on an invitation bear its number. */
const inputsOf = new Proxy<
  Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]>
>(inputs, {
  get: (known, name: string) =>
    name.startsWith('give-counsel-opinion~')
      ? () => [{ noConflict: true, opinion: '同意。' }]
      : name.startsWith('stand-aside-as-counsel~')
        ? () => []
        : known[name],
})

/** What happened so far, gathered from the events and not from the program's own file. */
type SoFar = {
  readonly opinions: readonly { by: PersonId; on: string; passed: boolean }[]
  readonly objections: number
  /** Objected to, or to be sent again, and nobody gave an opinion since. */
  readonly open: boolean
}
const nothingSoFar: SoFar = { opinions: [], objections: 0, open: false }

function after(so: SoFar, event: CaseEvent, { actor, today }: Circumstances): SoFar {
  switch (event.type) {
    case 'ReviewOpinionIssued': {
      const said = { by: actor.id, on: today, passed: event.outcome === 'pass' }
      return { ...so, opinions: [...so.opinions, said], open: false }
    }
    case 'ReviewObjected':
      return { ...so, objections: so.objections + 1, open: true }
    case 'ReviewDisputeSettled':
      return { ...so, open: event.result === 'again' }
    default:
      return so
  }
}

function forbidden(so: SoFar, event: CaseEvent, { actor, today }: Circumstances): string | null {
  const last = so.opinions.at(-1)
  if (!(entitled[event.type] ?? []).includes(actor.id)) {
    return `${event.type} by somebody ${wrongWith(actor.id)}`
  }
  switch (event.type) {
    case 'ReviewObjected': {
      if (so.objections > 0) return 'a second objection'
      const days = workingDays.filter((day) => last && day > last.on && day <= today).length
      // A Saturday after the third of them is late, one after the second is not.
      const late = days > 3 || (days === 3 && !workingDays.includes(today))
      return late ? 'an objection after the third working day' : null
    }
    case 'ReviewOpinionIssued':
      return event.round === 2 && actor.id === last?.by
        ? 'a second review by the same person'
        : null
    case 'CounselOpinionGiven':
      return today > contractUntil ? 'an opinion of counsel whose contract ended' : null
    case 'DecisionIssued':
      if (so.open) return 'a decision in the middle of a dispute'
      return last?.passed ? null : 'a decision that no review agreed to'
    default:
      return null
  }
}

const explore = (fault: Fault, sought: string | null = null): Walk =>
  exploreReview<SoFar>(
    book(fault),
    {
      ...{ nothingSoFar, after, forbidden },
      key: ({ opinions, objections, open }, file, day) => {
        const { review } = file
        const said = opinions.slice(-1).map(({ by, on, passed }) => [by, on, passed])
        const seen = [said, objections, open, file.decision !== null, day]
        return JSON.stringify([
          seen,
          review && [
            review.accepted?.by,
            review.opinion?.outcome,
            review.acceptedOpinionOn !== null,
          ],
          review && [review.dispute?.result, review.toSendAgain, review.first !== null],
          review?.counsel.map(({ counsel: who, answer }) => [who, answer?.kind]),
        ])
      },
    },
    { inputs: inputsOf, maxDay: 6, waits: [1, 3], sought },
  )

describe('法制审核 with everybody trying every act, a disagreement and counsel among them (处罚法第58条)', () => {
  let done: Walk
  beforeAll(() => {
    done = explore(sound)
  }, 120_000)

  test('only who may does what, once and in time', () => {
    expect(wrongsOf(done)).toEqual([])
    expect(done.untried).toEqual([])
    expect(done.states).toBeGreaterThan(700)
  })

  test('and whatever may happen did', () => {
    const expected = Object.keys(entitled).filter((type) => type !== 'CounselStoodAside')
    expect(expected.filter((type) => !done.reached.has(type as CaseEventType))).toEqual([])
  })
})

/** One rule of one act is left out or gets wrong; the walk says what then happens. */
const faults: readonly (readonly [fault: string, plant: Fault, found: string])[] = [
  [
    'an objection on the fourth day',
    only(['object-to-opinion'], without('may-object')),
    'an objection after the third working day',
  ],
  ['a second objection', only(['object-to-opinion'], without('may-object')), 'a second objection'],
  [
    'the same reviewer gives the second review',
    only(['accept-review', 'issue-opinion'], without('another-reviewer')),
    'a second review by the same person',
  ],
  [
    'nobody asks for the review before the decision',
    only(['decide'], without(reviewPassed.id)),
    'a decision that no review agreed to',
  ],
  [
    'a dispute holds up no decision',
    only(['decide'], without(reviewPassed.id)),
    'a decision in the middle of a dispute',
  ],
  [
    'counsel whose contract ended gives an opinion',
    only(['give-counsel-opinion'], without('counsel-engaged')),
    'an opinion of counsel whose contract ended',
  ],
  [
    'the opinion of counsel takes the place of the review',
    only(['decide'], (each) => ({
      ...each,
      requires: [
        {
          ...reviewPassed,
          check: (file, at) =>
            file.review?.counsel.some(({ answer }) => answer?.kind === 'opinion')
              ? met
              : reviewPassed.check(file, at),
        },
      ],
    })),
    'a decision that no review agreed to',
  ],
  [
    'counsel signs the opinion of the review',
    only(['accept-review', 'issue-opinion'], (each) => ({
      ...each,
      by: [...each.by, 'legal-counsel' as const],
    })),
    'ReviewOpinionIssued by somebody legal-counsel',
  ],
  [
    'counsel who was not invited answers',
    only(['give-counsel-opinion'], (each) => ({
      ...without('counsel-invited-in-person')(each),
      applies: () => true,
    })),
    'CounselOpinionGiven by somebody legal-counsel',
  ],
  [
    'a reviewer who investigated reviews',
    only(['accept-review', 'issue-opinion'], without('reviewer-is-independent')),
    'ReviewOpinionIssued by somebody who investigated',
  ],
  [
    'a reviewer whose term ended yesterday reviews',
    only(['accept-review', 'issue-opinion'], without('reviewer-is-qualified')),
    'ReviewOpinionIssued by somebody whose term ended',
  ],
  [
    'a reviewer objects in the place of the officers',
    only(['object-to-opinion'], (each) => ({
      ...each,
      by: [...each.by, 'legal-reviewer' as const],
    })),
    'ReviewObjected by somebody legal-reviewer',
  ],
  [
    'an officer writes down what the heads said of the dispute',
    only(['settle-review-dispute'], (each) => ({ ...each, by: [...each.by, 'officer' as const] })),
    'ReviewDisputeSettled by somebody officer',
  ],
]

describe('a fault planted in one rule is caught', () => {
  test.each(faults)(
    '%s',
    (_, plant, found) => {
      expect(wrongsOf(explore(plant, found)).join('\n')).toContain(found)
    },
    120_000,
  )
})
