import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../case-event.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import { circumstances } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { defencePeriodOver } from './requirements.ts'

// Served on Monday 16 November 2026: the five working days are the 17th to the 20th and the 23rd.
const noticed: CaseEvent[] = [
  ...decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' }).slice(0, 4),
  {
    type: 'AdvanceNoticeIssued',
    penalty: fine,
    facts: '未按期备案。',
    reason: '取中间值。',
    statementDays: 5,
    hearingOffered: true,
  },
  {
    type: 'NoticeServed',
    paper: 'penalty_advance_notice',
    method: 'direct',
    servedOn: plainDate('2026-11-16'),
    recipient: '周向东',
    relation: '法定代表人',
    place: '四平市铁西区英雄大路88号',
    refusal: null,
    officers: ['p1', 'p2'],
    announcedOn: null,
  },
]
const on = (day: string) =>
  defencePeriodOver.check(fileOf(noticed), circumstances(`${day}T02:00:00.000Z`))

describe('no decision while the party may ask for a hearing (处罚法第64条第1项)', () => {
  test.each(['2026-11-16', '2026-11-19', '2026-11-20', '2026-11-23'])(
    'not on %s, and the reason names the last day and the article',
    (day) => {
      expect(on(day)).toMatchObject({
        met: false,
        reason: '陈述、申辩和要求听证的期限未满，2026-11-23 届满',
        basis: [{ article: 44 }, { article: 45 }, { article: 64, item: 1 }],
      })
    },
  )

  test('on the day after the last', () => {
    expect(on('2026-11-24')).toEqual({ met: true })
  })
})
