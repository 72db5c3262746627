import { beforeAll, describe, expect, test } from 'vitest'
import { exploreVisit } from '../../../../test/explore-visit.ts'
import { toldWalk, visitUnchecked, visitWithout } from '../../../../test/walk-visit.ts'
import type { Walk } from '../../../kernel/walk.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { Procedure } from '../../case-kernel.ts'
import { inspection } from './procedure.ts'

describe('every path of 行政检查', () => {
  let whole: Walk<CaseEvent>
  beforeAll(() => {
    whole = toldWalk('inspection walk', () => exploreVisit(inspection))
  }, 60_000)

  test('tries every act but those that bring no situation of their own', () => {
    expect(whole.untried).toEqual([])
  })

  test('reaches a result told, a correction, both penalties, a referral and every end', () => {
    expect([...whole.reached.keys()]).toEqual(
      expect.arrayContaining([
        'RecusalDecided',
        'VisitApproved',
        'UrgentVisitBegun',
        'VisitNoticeMade',
        'VisitorsArrived',
        'VisitRecorded',
        'SignatureRefused',
        'VisitResultFound',
        'CorrectionOrdered',
        'NoticeServed',
        'CorrectionRechecked',
        'VisitResultTold',
        'VisitorsLeft',
        'VisitObjected',
        'VisitObjectionAnswered',
        'FindingReferred',
        'CaseFiled',
        'SpotCaseOpened',
        'VisitClosed',
        'VisitCalledOff',
        'CaseArchived',
      ]),
    )
  })

  test('never goes beyond what 处罚法第28、42、55条 and the rules of inspection allow', () => {
    expect(whole.violations).toEqual([])
  })
})

const explored = (broken: Procedure) => exploreVisit(broken, { stopAtFirst: true })

describe('a definition broken on purpose is found out', () => {
  test.each([
    'visit-approved',
    'notice-made',
    'visitors-arrived',
    'somebody-met',
    'visitors-let-in',
    'visit-record-signed',
    'correction-ordered',
    'corrections-rechecked',
    'corrected-in-time',
    'finding-referred',
    'visitors-left',
    'something-found',
    'correction-order-served',
    'result-open',
    'objections-answered',
    'result-not-reopened',
  ])(
    'when the requirement %s is left out',
    (left) => {
      expect(explored(visitWithout(left)).violations.length).toBeGreaterThan(0)
    },
    // What falls only late in a visit is found after ten seconds on an idle machine.
    60_000,
  )

  test.each([
    'approve-visit',
    'begin-urgent-visit',
    'arrive',
    'record-visit',
    'find-result',
    'order-correction',
    'leave-firm',
    'punish-after-visit',
    'answer-objection',
  ])('when %s does not look at what was typed', (of) => {
    expect(explored(visitUnchecked(of)).violations.length).toBeGreaterThan(0)
  })

  // Without an approval nobody is named for the visit either: two rules keep the same door.
  test('when neither the approval nor its two officers are asked for', () => {
    const broken = visitWithout('visit-approved-or-urgent', 'two-inspectors')
    expect(explored(broken).violations.length).toBeGreaterThan(0)
  })

  test('when the result need not be told first', () => {
    expect(explored(visitWithout('result-told')).violations.length).toBeGreaterThan(0)
  })
})
