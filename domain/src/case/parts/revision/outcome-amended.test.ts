import { describe, expect, test } from 'vitest'
import { amended, amending, on, problems, versionOf } from '../../../../test/amending.ts'
import { mainCourse as wholeCourse } from '../../../../test/sample-course.ts'
import type { Sample } from '../../../../test/sample-facts.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { explainLimit } from '../../../deadline/explain-limit.ts'
import { dueOf, statusOf } from '../../../deadline/limit-instance.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { foldCase } from '../../evolve.ts'
import { actsOf, limitsOf } from '../../procedures.ts'
import { notAmendedBecause } from '../amendment/amendable-row.ts'
import { limitChangeText } from '../amendment/changes.ts'

type Revised = Extract<CaseEvent, { type: 'DecisionRevised' }>

// Its order of correction was never served.
const mainCourse = wholeCourse.filter(([, { type }]) => !type.startsWith('Correction'))
const closed = mainCourse.slice(
  0,
  mainCourse.findIndex(([, { type }]) => type === 'CaseClosed') + 1,
)
const document = {
  organ: '四平市人民政府',
  number: '四政复决字〔2026〕12号',
  decidedOn: plainDate('2026-12-20'),
  receivedOn: plainDate('2026-12-21'),
}
const revoked: Revised = {
  ...{ type: 'DecisionRevised', source: 'review', effect: 'revoked', ground: 'facts' },
  ...{ reason: '主要事实不清。', penalty: null, remake: true },
  ...{ remakeBy: plainDate('2027-02-19'), document },
}
const fileOf = (event: Revised, ...later: Sample[]): CaseFile =>
  foldCase('c1', 'a1', [
    ...recordedCourse([
      ...closed,
      ['2026-12-18', { type: 'DecisionPublished', noticeId: 'n1', on: plainDate('2026-12-18') }],
      ['2026-12-22', event],
      ...later,
    ]),
  ])
const file = fileOf(revoked)
const at = on('2026-12-28')
const judged: Revised = {
  ...revoked,
  source: 'court',
  document: { ...document, effectiveOn: plainDate('2026-12-21') },
}
const act = (of: CaseFile) => amending(of, 'DecisionRevised')
const lastDay = (of: CaseFile, title: string) =>
  limitsOf(of, at).flatMap((each) => {
    const due = each.title === title ? dueOf(each.instance, at.calendar, at.today) : null
    return due?.known ? [due.on] : []
  })[0]

describe('what was recorded of 复议 or a judgment is put right', () => {
  test('its number, and nothing but its number', () => {
    const number = '四政复决字〔2026〕21号'
    const { file: after } = amended(file, act(file), { number }, at)
    expect(after.amendments[0]?.changes).toEqual([
      { label: '文书号', before: document.number, after: number },
    ])
    const reads = after.history.find(({ event }) => event.type === 'DecisionRevised')?.event
    expect(reads).toEqual({ ...revoked, document: { ...document, number } })
    expect(after.revisions).toEqual(file.revisions)
  })

  test('its days, and with them what counts from them', () => {
    const change = { decidedOn: '2026-12-18', receivedOn: '2026-12-19' }
    const { file: after } = amended(file, act(file), change, at)
    expect(after.revisions[0]?.since).toBe('2026-12-19')
    expect(after.amendments[0]?.limits.map(limitChangeText)).toEqual([
      '撤回公示由 2026-12-24 改为 2026-12-23 届满',
    ])
  })

  test.each<[string, CaseFile, Record<string, unknown>, string]>([
    ['received before it was made', file, { receivedOn: '2026-12-19' }, '不能早于文书作出之日'],
    ['received in the future', file, { receivedOn: '2026-12-30' }, '不能晚于今天'],
    ['复议 with a day of taking effect', file, { effectiveOn: '2026-12-22' }, '自送达生效'],
    ['a judgment without one', fileOf(judged), { effectiveOn: null }, '须填写生效日期'],
    ['a day before the paper', file, { remakeBy: '2026-12-20' }, '须晚于文书作出之日'],
    [
      'a day for a decision that nobody ordered',
      fileOf({ ...revoked, remake: false, remakeBy: null }),
      { remakeBy: '2027-01-20' },
      '没有责令重新作出决定',
    ],
  ])('%s is refused', (_, of, change, message) => {
    expect(problems(of, act(of), change, at)).toMatchObject([
      { message: expect.stringContaining(message) as string },
    ])
  })

  test('both heads agree, because limits count from its days', () => {
    expect(act(file).approvals).toEqual(['department-head', 'agency-head'])
  })

  test('the agency’s own decision is no slip, and says so', () => {
    const own = fileOf({ ...revoked, source: 'agency', document: null, remakeBy: null })
    const place = versionOf(own, 'DecisionRevised')
    expect(actsOf(own).some(({ amends }) => amends === place)).toBe(false)
    expect(notAmendedBecause({ ...revoked, source: 'agency', document: null })).toContain(
      '负责人批准的决定',
    )
    expect(notAmendedBecause(revoked)).toBeNull()
  })
})

describe('the day by which the decision is to be made anew (复议法第64条)', () => {
  test('is a limit of the agency’s own, and is late the day after', () => {
    expect(lastDay(file, '重新作出决定')).toBe('2027-02-19')
    const limit = limitsOf(file, at).find(({ title }) => title === '重新作出决定')
    if (!limit) throw new Error('a day was set')
    const standing = (day: string) =>
      statusOf(limit.instance, at.calendar, { now: `${day}T03:00:00.000Z`, today: plainDate(day) })
    expect([standing('2027-02-19'), standing('2027-02-20')]).toEqual(['running', 'breached'])
    expect(explainLimit(limit.instance, at.calendar, at)).toMatchObject({
      rule: '收到责令重新作出决定的文书，2027-02-19前：重新作出决定',
      start: '2026-12-21 收到责令重新作出决定的文书，到期日由文书确定',
    })
  })

  test('moves with the day that is put right', () => {
    const { file: after } = amended(file, act(file), { remakeBy: '2027-02-26' }, at)
    expect(lastDay(after, '重新作出决定')).toBe('2027-02-26')
    expect(after.amendments[0]?.limits.map(limitChangeText)).toEqual([
      '重新作出决定由 2027-02-19 改为 2027-02-26 届满',
    ])
  })

  test('ends with the new decision, and is none where no day was set', () => {
    const decision = mainCourse.find(([, { type }]) => type === 'DecisionIssued')
    if (decision?.[1].type !== 'DecisionIssued') throw new Error('the course is decided')
    const decidedOn = plainDate('2027-01-15')
    const anew = fileOf(revoked, ['2027-01-15', { ...decision[1], decidedOn }])
    expect(
      limitsOf(anew, at).find(({ title }) => title === '重新作出决定')?.instance.ended,
    ).toMatchObject({ how: 'met', on: decidedOn })
    expect(lastDay(fileOf({ ...revoked, remakeBy: null }), '重新作出决定')).toBeUndefined()
  })
})
