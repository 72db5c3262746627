import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import {
  mayBeginReviewing,
  mayHostHearing,
  mayReview,
  mayStillReview,
  notRecused,
} from './separation.ts'

describe('no one judges their own work', () => {
  test('an investigator cannot review the case, another person can (处罚法第58条)', () => {
    expect(mayReview('chen', ['chen', 'wang'])).toMatchObject({
      met: false,
      reason: '您承办过本案，不能审核本案',
      basis: [{ instrument: '行政处罚法', article: 58 }],
    })
    expect(mayReview('zhao', ['chen', 'wang'])).toEqual({ met: true })
  })

  test('an investigator cannot host the hearing (处罚法第64条第4项)', () => {
    expect(mayHostHearing('wang', ['chen', 'wang'])).toMatchObject({
      met: false,
      basis: [{ article: 64, item: 4 }],
    })
    expect(mayHostHearing('zhao', ['chen', 'wang'])).toEqual({ met: true })
  })

  test('whoever was recused takes no further part, and what they did before stands (处罚法第43条)', () => {
    const person = { personId: 'chen', name: '陈立新' }
    const recused = [{ person: 'chen', since: '2026-11-23T02:00:00.000Z' }]
    expect(notRecused(person, recused, '2026-11-23T10:00:00+08:00')).toMatchObject({
      met: false,
      reason: '陈立新已经决定回避，不能再办理本案',
      basis: [{ article: 43 }],
    })
    expect(notRecused(person, recused, '2026-11-23T09:59:00+08:00')).toEqual({ met: true })
    expect(
      notRecused({ personId: 'wang', name: '王晓雯' }, recused, '2026-11-23T10:00:00+08:00'),
    ).toEqual({ met: true })
  })
})

describe('who is new to legal review (处罚法第58条第2款)', () => {
  const since = plainDate('2018-01-01')
  const nobody = { name: '赵国栋', legalQualificationNo: null, firstReviewOn: null }

  test.each([
    { when: 'has no qualification and has never reviewed', person: nobody, met: false },
    {
      when: 'has a qualification',
      person: { ...nobody, legalQualificationNo: 'A20152203030001' },
      met: true,
    },
    { when: 'has an empty number', person: { ...nobody, legalQualificationNo: ' ' }, met: false },
    {
      when: 'reviewed on the last day before the requirement',
      person: { ...nobody, firstReviewOn: plainDate('2017-12-31') },
      met: true,
    },
    {
      when: 'began on the day of the requirement',
      person: { ...nobody, firstReviewOn: plainDate('2018-01-01') },
      met: false,
    },
  ])('who $when may review: $met', ({ person, met }) => {
    expect(mayBeginReviewing(person, since).met).toBe(met)
  })
})

describe('who is appointed to review (处罚法第58条第2款)', () => {
  const today = plainDate('2026-11-23')
  const reviewer = { name: '刘文静', reviewUntil: null }
  const from = (day: string) => ({ ...reviewer, reviewFrom: plainDate(day) })
  const until = (day: string) => ({ ...reviewer, reviewUntil: plainDate(day) })

  test.each([
    { when: 'until further notice', person: reviewer, reason: null },
    { when: 'until today', person: until('2026-11-23'), reason: null },
    { when: 'until yesterday', person: until('2026-11-22'), reason: '2026-11-22 已经期满' },
    { when: 'from today', person: from('2026-11-23'), reason: null },
    { when: 'from tomorrow', person: from('2026-11-24'), reason: '从 2026-11-24 起才' },
  ])('appointed $when: $reason', ({ person, reason }) => {
    const answer = mayStillReview(person, today)
    expect(answer.met ? null : answer.reason).toEqual(
      reason === null ? null : expect.stringContaining(reason),
    )
  })
})
