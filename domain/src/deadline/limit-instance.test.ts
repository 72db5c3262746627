import { describe, expect, test } from 'vitest'
import { calendar2025To2026 as calendar } from '../../test/calendars.ts'
import { plainDate } from '../shared/plain-date.ts'
import { explainLimit } from './explain-limit.ts'
import { chipOf } from './limit-chip.ts'
import {
  dueInstant,
  dueOf,
  endLimit,
  extendLimit,
  pauseLimit,
  resumeLimit,
  startLimit,
  statusOf,
  type LimitInstance,
} from './limit-instance.ts'
import { getLimit, limitIds, type LimitId } from './limits.ts'

const day = plainDate
const today = day('2026-11-23')
const at = (text: string) => ({ today: day(text), now: `${text}T04:00:00.000Z` })

function started(limitId: LimitId, on: string, event = '开始'): LimitInstance {
  return startLimit(limitId, { event, on: day(on), at: `${on}T01:30:00.000Z` })
}

function accepted<T>(outcome: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

describe('the table of limits', () => {
  test('has the 61 limits of the law, one of publishing, two of visits and two of examinations, each with a basis', () => {
    expect(limitIds).toHaveLength(67)
    expect(limitIds.filter((id) => getLimit(id).basis === '')).toEqual([])
  })

  test.each<{ id: LimitId; unit: string; count: number; whose: string }>([
    { id: 'D-DECISION-90', unit: 'day', count: 90, whose: 'agency' },
    { id: 'D-PAY-15', unit: 'day', count: 15, whose: 'party' },
    { id: 'D-HEAR-REQ-5', unit: 'working-day', count: 5, whose: 'party' },
    { id: 'D-SERVE-7', unit: 'working-day', count: 7, whose: 'agency' },
    { id: 'D-REVIEW-60', unit: 'day', count: 60, whose: 'party' },
    { id: 'D-DEMAND-10', unit: 'working-day', count: 10, whose: 'party' },
    { id: 'D-COERCE-24H', unit: 'hour', count: 24, whose: 'agency' },
  ])('$id is $count $unit of the $whose', ({ id, unit, count, whose }) => {
    expect(getLimit(id)).toMatchObject({ length: { unit, count }, whose })
  })
})

// The rows are docs/rules/counting-days.md.
describe('when a limit ends', () => {
  test.each<{ id: LimitId; from: string; on: string; why: string }>([
    {
      id: 'D-DECISION-90',
      from: '2026-02-01',
      on: '2026-05-02',
      why: '90 natural days, not rolled',
    },
    { id: 'D-PAY-15', from: '2026-09-17', on: '2026-10-08', why: "the party's 15 days roll" },
    { id: 'D-PAY-15', from: '2026-03-01', on: '2026-03-16', why: 'no rolling needed' },
    { id: 'D-HEAR-REQ-5', from: '2026-09-23', on: '2026-10-08', why: 'working days' },
    { id: 'D-HEAR-7', from: '2026-11-27', on: '2026-11-17', why: 'counted back' },
    {
      id: 'D-SEIZE-30',
      from: '2026-09-05',
      on: '2026-10-05',
      why: 'an agency limit does not roll',
    },
    { id: 'D-ANNOUNCE-30', from: '2026-09-05', on: '2026-10-05', why: 'not rolled' },
    { id: 'D-LIT-6M', from: '2026-03-31', on: '2026-09-30', why: 'months end' },
    { id: 'D-LIMIT-2Y', from: '2024-02-29', on: '2026-02-28', why: 'years are months' },
    { id: 'D-ANNUAL-0131', from: '2026-12-31', on: '2027-01-31', why: 'a fixed day' },
    { id: 'D-LIC-RENEW-30', from: '2026-12-31', on: '2026-12-01', why: 'natural days back' },
    { id: 'D-COERCE-24H', from: '2026-11-22', on: '2026-11-23', why: 'hours' },
  ])('$id from $from ends on $on: $why', ({ id, from, on }) => {
    expect(dueOf(started(id, from), calendar, today)).toMatchObject({ known: true, on })
  })

  test('six months to sue that end in a year without calendar are unknown, not before the bare day', () => {
    expect(dueOf(started('D-LIT-6M', '2026-08-31'), calendar, today)).toMatchObject({
      known: false,
      notBefore: '2027-02-28',
      missingYear: 2027,
    })
  })

  test('an hour limit ends at an instant', () => {
    expect(dueInstant(started('D-CRIME-24H', '2026-11-22'))).toBe('2026-11-23T01:30:00.000Z')
  })
})

describe('pauses (停表)', () => {
  test('review days that wait for material are not counted', () => {
    const review = started('D-LEGAL-5', '2026-11-16')
    const paused = accepted(pauseLimit(review, { on: day('2026-11-18'), reason: '补充材料' }))
    const resumed = accepted(resumeLimit(paused, day('2026-11-20')))

    // 17, then 23, 24, 25, 26
    expect(dueOf(resumed, calendar, today)).toMatchObject({ on: '2026-11-26' })
    expect(statusOf(paused, calendar, at('2026-11-20'))).toBe('paused')
  })

  test('a limit without excluded time cannot be paused (处罚法第60条)', () => {
    const outcome = pauseLimit(started('D-DECISION-90', '2026-11-02'), {
      on: today,
      reason: '鉴定',
    })

    expect(outcome).toMatchObject({ ok: false, refusal: { basis: [{ article: 60 }] } })
  })

  test('appraisal of seized goods adds natural days (强制法第25条)', () => {
    const seizure = started('D-SEIZE-30', '2026-11-01')
    const paused = accepted(pauseLimit(seizure, { on: day('2026-11-10'), reason: '检测' }))

    expect(dueOf(accepted(resumeLimit(paused, day('2026-11-14'))), calendar, today)).toMatchObject({
      on: '2026-12-06',
    })
  })
})

describe('extensions (延长)', () => {
  const approved = { approver: '张立', approvedOn: day('2026-11-20'), documentNumber: null }

  test('a licence decision may take ten working days more (许可法第42条)', () => {
    const outcome = extendLimit(
      started('D-LIC-20', '2026-11-02'),
      { ...approved, unit: 'working-day', count: 10, basis: '行政许可法第四十二条' },
      calendar,
    )

    // 20 working days end on 30 November, ten more on 14 December
    expect(dueOf(accepted(outcome), calendar, today)).toMatchObject({ on: '2026-12-14' })
  })

  test.each([
    { why: 'more than the law allows', count: 11, basis: '行政许可法第四十二条', on: '2026-11-20' },
    { why: 'no basis is named', count: 10, basis: ' ', on: '2026-11-20' },
    { why: 'the limit has run out', count: 10, basis: '行政许可法第四十二条', on: '2026-12-01' },
  ])('is refused when $why', ({ count, basis, on }) => {
    const licence = started('D-LIC-20', '2026-11-02')
    const extension = {
      ...approved,
      approvedOn: day(on),
      unit: 'working-day',
      count,
      basis,
    } as const

    expect(extendLimit(licence, extension, calendar)).toMatchObject({ ok: false })
  })

  test('ninety days are extended only under a named rule, by any number of days (处罚法第60条)', () => {
    const filed = started('D-DECISION-90', '2026-11-02')
    const extension = { ...approved, unit: 'day', count: 30, basis: '吉林省某规章第十条' } as const

    expect(dueOf(accepted(extendLimit(filed, extension, calendar)), calendar, today)).toMatchObject(
      {
        on: '2027-03-02',
      },
    )
  })

  test("an agency's own length is allowed only where the law leaves it open", () => {
    const own = { event: '收到', on: today, length: { count: 10, source: '四平市规定' } }

    expect(startLimit('D-LEGAL-5', own).length).toEqual({ unit: 'working-day', count: 10 })
    expect(() => startLimit('D-SERVE-7', own)).toThrow('fixed by law')
  })
})

describe('the chip', () => {
  const served = started('D-HEAR-REQ-5', '2026-11-17', '告知书送达')

  test.each([
    { when: '2026-11-17', tone: 'calm', text: '剩 5 个工作日' },
    { when: '2026-11-20', tone: 'half', text: '剩 2 个工作日' },
    { when: '2026-11-23', tone: 'last', text: '剩 1 个工作日' },
    { when: '2026-11-24', tone: 'today', text: '今天到期' },
  ])('on $when says $text ($tone)', ({ when, tone, text }) => {
    expect(chipOf(served, calendar, at(when))).toMatchObject({ tone, text, dueText: '11-24 周二' })
  })

  test('an agency that did not serve in seven working days is late (处罚法第61条第1款)', () => {
    const decided = started('D-SERVE-7', '2026-11-13')

    expect(chipOf(decided, calendar, at('2026-11-26'))).toMatchObject({
      tone: 'overdue',
      text: '逾期 2 天',
      dueText: '11-24 周二',
    })
  })

  test('the time of a party to ask for a hearing is over, not late (处罚法第64条)', () => {
    expect(chipOf(served, calendar, at('2026-11-26'))).toMatchObject({
      tone: 'ended',
      text: '已届满',
    })
  })

  test('20 % of ninety days is near', () => {
    const filed = started('D-DECISION-90', '2026-08-03')

    // 90 days end on 1 November
    expect(chipOf(filed, calendar, at('2026-10-15'))).toMatchObject({
      tone: 'near',
      text: '剩 17 天',
      dueOn: '2026-11-01',
      lastWorkingDay: '2026-10-30',
    })
  })

  test('says which calendar is missing instead of a date', () => {
    expect(chipOf(started('D-PUB-7', '2026-12-28'), calendar, at('2026-12-28'))).toMatchObject({
      tone: 'unknown',
      text: '缺 2027 年日历',
      dueOn: null,
      dueText: '最早 2027-01-04',
    })
  })

  test('keeps apart done in time, done late, waived and stopped', () => {
    const done = (on: string) => endLimit(served, { how: 'met', on: day(on), reason: '提出申请' })
    const waived = endLimit(served, { how: 'waived', on: day('2026-11-18'), reason: '书面放弃' })

    expect(chipOf(done('2026-11-24'), calendar, at('2026-12-01')).text).toBe('按期办结')
    expect(chipOf(done('2026-11-25'), calendar, at('2026-12-01')).text).toBe('逾期办结')
    expect(statusOf(done('2026-11-25'), calendar, at('2026-12-01'))).toBe('breached')
    expect(statusOf(waived, calendar, at('2026-12-01'))).toBe('waived')
  })
})

describe('the explanation opens the sum', () => {
  test('names rule, start, holidays, rolling and article (invariant 6)', () => {
    const payment = started('D-PAY-15', '2026-09-17', '收到决定书')

    expect(explainLimit(payment, calendar, { today })).toMatchObject({
      rule: '自收到决定书起 15 日内：缴纳罚款',
      start: '2026-09-17 收到决定书，当日不计',
      holidays: ['中秋节', '国庆节'],
      rolling: '当事人的期限，末日是休息日，顺延到下一个工作日',
      due: '最后一日 2026-10-08',
      articles: ['行政处罚法第六十七条第三款'],
      source: 'T',
    })
  })

  test('shows hours in China time', () => {
    expect(explainLimit(started('D-CRIME-24H', '2026-11-22'), calendar, { today })).toMatchObject({
      start: '2026-11-22 09:30 开始，按小时连续计算',
      due: '截止 2026-11-23 09:30',
    })
  })

  test('says which year is missing', () => {
    expect(explainLimit(started('D-SERVE-7', '2026-12-28'), calendar, { today }).due).toBe(
      '2027 年放假安排还没有导入，不能推算；最早 2027-01-04',
    )
  })
})
