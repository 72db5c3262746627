import { describe, expect, test } from 'vitest'
import { circumstances, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { filesAlong } from '../../../../test/sample-papers.ts'
import type { CaseEvent } from '../../case-event.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import { standingOfAct } from '../../procedures.ts'
import { problemsOf } from '../../law-in-force.ts'
import { voidPaper } from './void-paper.ts'

const at = circumstances('2026-11-18T06:00:00.000Z', prepaidCard)
const events = decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' })
/** Decided; the 决定书 is sealed and not yet served. */
const decided = events.slice(0, -1)
const voided: CaseEvent = { type: 'PaperVoided', paper: 'penalty_decision', reason: '主文写错' }
const input = { paper: 'penalty_decision', reason: '主文写错' }

describe('作废 of a sealed paper', () => {
  test('an officer proposes it, the head of the department and the head of the agency agree', () => {
    expect(voidPaper).toMatchObject({
      by: ['officer'],
      approvals: ['department-head', 'agency-head'],
    })
  })

  test('a decision that was not served is undone: the case may be decided again', () => {
    const file = fileOf(decided)
    expect(standingOfAct(voidPaper, file, at).can).toBe(true)
    expect(problemsOf(voidPaper, file, input, at)).toEqual([])
    const after = fileOf([...decided, voided])
    expect(after.decision).toBeNull()
    expect(after.review).toEqual(file.review)
  })

  test('what was served is not voided', () => {
    const served = fileOf(events)
    expect(voidPaper.applies?.(served, at)).toBe(false)
    expect(problemsOf(voidPaper, served, input, at)).toMatchObject([
      { field: 'paper', message: expect.stringContaining('已经送达的不能作废') as string },
    ])
  })

  test('nor a decision that was paid', () => {
    const paid: CaseEvent = {
      type: 'FinePaid',
      paidOn: plainDate('2026-11-18'),
      fen: 100,
      receiptNo: '1',
      surchargeFen: 0,
    }
    expect(problemsOf(voidPaper, fileOf([...decided, paid]), input, at)).toMatchObject([
      { message: '当事人已经缴款，决定书不能作废' },
    ])
  })

  test('an order of correction that was not served is gone, one that was stays', () => {
    const ordered: CaseEvent = {
      type: 'CorrectionOrdered',
      violation: '未备案',
      requirements: '备案',
      deadline: plainDate('2026-11-30'),
      officers: ['p1', 'p2'],
    }
    const undone: CaseEvent = { ...voided, paper: 'correction_order' }
    const file = fileOf([...decided.slice(0, 2), ordered, undone])
    expect(file.corrections).toEqual([])
  })
})

test('the service of a decision is no service of the notice of the hearing before it', () => {
  const files = filesAlong(mainCourse)
  const called = files.find(({ hearing }) => hearing?.called?.noticeServedOn != null)
  const last = files.at(-1)
  expect(last?.served.map(({ paper }) => paper)).toContain('penalty_decision')
  expect(called?.hearing?.called?.noticeServedOn).toBeTypeOf('string')
  expect(last?.hearing?.called?.noticeServedOn).toBe(called?.hearing?.called?.noticeServedOn)
})
