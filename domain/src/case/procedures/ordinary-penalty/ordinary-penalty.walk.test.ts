import { beforeAll, describe, expect, test } from 'vitest'
import { evolve, openFile } from '../../evolve.ts'
import { evidenceOf } from '../../parts/evidence/evidence-list.ts'
import type { CaseEvent } from '../../case-event.ts'
import { problemsOf } from '../../law-in-force.ts'
import type { CaseFile } from '../../case-file.ts'
import { addDays, plainDate } from '../../../shared/plain-date.ts'
import { circumstances, franchise, people, prepaidCard } from '../../../../test/circumstances.ts'
import {
  acceptedAtOnce,
  forbiddenByInvariants,
  ordinaryInputs,
} from '../../../../test/ordinary-inputs.ts'
import {
  anybodyAt,
  forbiddenPeople,
  inputsWithAnybody,
  nobodySoFar,
  peopleAfter,
  type PeopleSoFar,
} from '../../../../test/tempting-people.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import { isDecision } from '../../../paper/catalogue/document-catalogue.ts'
import { ordinaryPenalty } from './procedure.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'

type Walk = WalkOf<CaseEvent>

const firstDay = plainDate('2026-11-02')

const start = openFile('00000000-0000-4000-8000-0000000000aa', 'agency', {
  version: 1,
  at: '2026-11-02T01:00:00.000Z',
  by: { id: people.deputy, name: '登记人' },
  approvals: [],
  event: {
    type: 'ClueRegistered',
    source: 'report',
    receivedAt: '2026-11-02T00:30:00.000Z',
    respondent: '甲商贸有限公司',
    summary: '未备案发卡',
    preliminaryOpinion: '核查',
    named: false,
  },
})

const walked = (procedure: Procedure): Procedure => ({
  ...procedure,
  acts: (file) => procedure.acts(file).map(acceptedAtOnce),
})

function explore(procedure: Procedure, stopAtFirst = false): Walk {
  return walk(walked(procedure), {
    start,
    evolve,
    problems: problemsOf,
    inputs: ordinaryInputs,
    at: (file, day, act) => [
      {
        ...circumstances(hourOf(day), matterOf(file)),
        ...(act.by.includes('legal-reviewer') && {
          actor: { id: people.reviewer, name: '审核人', roles: ['legal-reviewer' as const] },
        }),
      },
    ],
    key: situation,
    forbidden: forbiddenByInvariants,
    maxDay: 40,
    stopAtFirst,
    waits: [1, 7],
  })
}

/** The same walk with everybody trying, for who may act rather than for when (invariant 3). */
function explorePeople(procedure: Procedure, stopAtFirst = false): Walk {
  const histories = new WeakMap<CaseFile, PeopleSoFar>()
  const soFar = (file: CaseFile) => histories.get(file) ?? nobodySoFar
  return walk(walked(procedure), {
    start,
    evolve,
    problems: problemsOf,
    inputs: inputsWithAnybody,
    at: (file, day, act) => anybodyAt(hourOf(day), act, matterOf(file)),
    key: (file, day) => {
      const { investigated, steppedAside } = soFar(file)
      const people = [file.investigators, [...investigated].toSorted(), [...steppedAside.keys()]]
      return JSON.stringify([situation(file, day), people, day <= lastDayOfLapsing])
    },
    forbidden: (before, event, after, at) => {
      histories.set(after, peopleAfter(soFar(before), event, at.now))
      return forbiddenPeople(before, event, at, soFar(before))
    },
    maxDay: 30,
    stopAtFirst,
    waits: [7],
  })
}

const lastDayOfLapsing = 4
const hourOf = (day: number) => `${addDays(firstDay, day)}T02:00:00.000Z`
const matterOf = ({ filing }: CaseFile) =>
  filing === null ? null : filing.matterCode === 'CF-009-01' ? franchise : prepaidCard

/** Facts and days that the rules look at; texts and identities do not matter here. */
function situation(file: CaseFile, day: number): string {
  const { notice, defence, hearing, draft, review, deliberation, filing } = file
  return JSON.stringify([
    filing ? [filing.matterCode] : file.verification !== null,
    evidenceOf(file).length > 0,
    file.corrections.map(({ servedOn, recheck }) => [servedOn !== null, recheck?.status]).slice(-1),
    file.corrections.length > 0,
    file.conclusion && [
      file.conclusion.findings.outcome,
      file.conclusion.findings.flags.publicInterest,
    ],
    notice && [
      notice.servedOn === null ? null : Math.min(9, day - dayOf(notice.servedOn)),
      notice.hearingOffered,
    ],
    [
      defence.statements.map(({ reviewed }) => reviewed).slice(-1),
      defence.statementWaivedOn !== null,
      defence.hearingWaivedOn !== null,
    ],
    hearing && [
      hearing.called && Math.max(-1, day - dayOf(hearing.called.heldOn)),
      hearing.held !== null,
    ],
    draft && [draft.draft.outcome, draft.draft.penalty.fineFen, draft.grounds.length > 0],
    review && [review.digest === draft?.digest, review.missing !== null, review.opinion?.outcome],
    deliberation && [deliberation.digest === draft?.digest, deliberation.approved],
    file.decision !== null,
    file.served.some(({ paper }) => isDecision(paper)),
    file.payments.length > 0,
    file.ended?.kind,
    file.closedOn !== null,
    file.archive !== null,
  ])
}

const dayOf = (day: string) => Math.round((Date.parse(day) - Date.parse(firstDay)) / 86_400_000)

const sizeOf = ({ states, moves }: Walk) => `${states} situations, ${moves} moves`

describe('every path of 普通程序', () => {
  let whole: Walk
  let people: Walk
  beforeAll(() => {
    whole = explore(ordinaryPenalty)
    people = explorePeople(ordinaryPenalty)
    process.stdout.write(
      `procedure walk: ${sizeOf(whole)}; with everybody trying: ${sizeOf(people)}\n`,
    )
  })

  test('tries every act but those that bring no situation of their own', () => {
    // Records of what was seen and said open and close nothing here; refusals of a hearing have a walk of their own.
    expect(whole.untried).toEqual([
      'confirm-address',
      'decide-late-hearing-request',
      'record-inquiry',
      'record-inspection',
      'refuse-hearing',
    ])
  })

  test('reaches a decision, a dismissal, a transfer, a refusal to file and the archive', () => {
    expect([...whole.reached.keys()], sizeOf(whole)).toEqual(
      expect.arrayContaining([
        'FilingDeclined',
        'ReviewOpinionIssued',
        'DeliberationHeld',
        'DecisionIssued',
        'CaseDismissed',
        'CaseTransferred',
        'CaseClosed',
        'CaseArchived',
      ]),
    )
  })

  test('never decides a major case without review of exactly that draft, nor before the defence was heard (invariants 1 and 2)', () => {
    expect(whole.violations).toEqual([])
  })

  test('is walked by everybody through every act that names officers, a reviewer or a host', () => {
    expect([...people.reached.keys()], sizeOf(people)).toEqual(
      expect.arrayContaining([
        'ClueVerified',
        'CaseFiled',
        'PersonInquired',
        'EvidenceAdded',
        'CorrectionOrdered',
        'CorrectionRechecked',
        'RecusalDecided',
        'InvestigationConcluded',
        'NoticeServed',
        'StatementRecorded',
        'StatementReviewed',
        'ReviewReturned',
        'ReviewOpinionIssued',
        'DecisionIssued',
      ]),
    )
  })

  test('never lets anyone act but two entitled officers, nobody who stepped aside, and no reviewer or host who investigated (invariant 3)', () => {
    expect(people.violations).toEqual([])
  })
})

const changed = (change: (act: Act) => Act): Procedure => ({
  ...ordinaryPenalty,
  acts: (file) => ordinaryPenalty.acts(file).map(change),
})
const withoutRequirement = (left: string) =>
  changed((act) => ({ ...act, requires: act.requires.filter(({ id }) => id !== left) }))
const withoutChecks = (of: string) =>
  changed((act) => (act.id === of ? { ...act, checks: () => [] } : act))

describe('a definition broken on purpose is found out', () => {
  test.each(['review-passed', 'defence-period-over', 'notice-served', 'requested-hearing-held'])(
    'when the requirement %s is left out',
    (left) => {
      expect(explore(withoutRequirement(left), true).violations.length).toBeGreaterThan(0)
    },
  )

  test.each(['two-investigators', 'reviewer-is-independent'])(
    'when the requirement %s is left out, by who acts',
    (left) => {
      expect(explorePeople(withoutRequirement(left), true).violations.length).toBeGreaterThan(0)
    },
  )

  test.each([
    'verify-clue',
    'file-case',
    'record-inquiry',
    'add-evidence',
    'order-correction',
    'recheck-correction',
    'serve-paper',
    'record-statement',
    'review-statement',
  ])('when %s does not look at who acts', (of) => {
    expect(explorePeople(withoutChecks(of), true).violations.length).toBeGreaterThan(0)
  })
})
