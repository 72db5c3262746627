import { describe, expect, test } from 'vitest'
import { people } from '../../../test/circumstances.ts'
import { mainCourse } from '../../../test/sample-course.ts'
import { papersMade, recordedCourse } from '../../../test/sample-papers.ts'
import { answeredSteps } from '../../case/responsibility.ts'
import type { CaseEvent, RecordedEvent } from '../../case/case-event.ts'
import type { Review } from '../../case/parts/legal-review/slice.ts'
import { theDecision } from '../../case/parts/legal-review/subject-ref.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { sendings, sentText, timeText } from './review-course.ts'

const recordedOn = (day: string, event: CaseEvent, version: number): RecordedEvent => ({
  ...{ version, at: `${day}T02:00:00.000Z`, by: { id: 'chen', name: '陈立新' } },
  ...{ approvals: [], event },
})
const sent = (digest: string): CaseEvent => ({
  ...{ type: 'ReviewSubmitted', digest, grounds: [], statement: '请审核。' },
})
const returned: CaseEvent = {
  ...{ type: 'ReviewReturned', missing: '送达回证', supplyBy: plainDate('2026-11-20') },
}
const settled = (digest: string): CaseEvent => ({
  ...{ type: 'ReviewDisputeSettled', digest, heldOn: plainDate('2026-11-20'), place: '' },
  ...{ chair: 'gao', members: [], result: 'again', conclusion: '' },
})

describe('送审 as the papers tell it', () => {
  const told = (course: readonly (readonly [string, CaseEvent])[]) => {
    const events = course.map(([day, event], i) => recordedOn(day, event, i + 1))
    return sentText(sendings({ events }, { digest: 'this', subject: theDecision }))
  }

  test('once', () => {
    expect(told([['2026-11-17', sent('this')]])).toBe('2026年11月17日')
  })

  test('again with the materials that were missing, and with what the heads concluded', () => {
    expect(
      told([
        ['2026-11-16', sent('another draft')],
        ['2026-11-17', sent('this')],
        ['2026-11-18', returned],
        ['2026-11-19', sent('this')],
        ['2026-11-20', settled('this')],
        ['2026-11-23', sent('this')],
      ]),
    ).toBe('2026年11月17日；2026年11月19日补齐材料；2026年11月23日连同集体讨论结论重新送审')
  })
})

describe('受理和期限', () => {
  const day = (text: string) => plainDate(text)
  const review = (changed: Partial<Review>) =>
    ({
      ...{ sentOn: day('2026-11-17'), runsFrom: day('2026-11-17'), pauses: [], extension: null },
      ...{ accepted: { by: 'zheng', on: day('2026-11-17') }, ...changed },
    }) as Review

  test.each<[Partial<Review>, string]>([
    [{}, '2026年11月17日受理'],
    // It goes on on the 20th, which counts again.
    [
      { pauses: [{ from: day('2026-11-18'), to: day('2026-11-20'), reason: 'inquiry' }] },
      '2026年11月17日受理；2026年11月18日至2026年11月19日征求有关机关意见，不计入',
    ],
    [
      { pauses: [{ from: day('2026-11-18'), to: day('2026-11-19') }] },
      '2026年11月17日受理；2026年11月18日补充材料，不计入',
    ],
    // Asked and answered on one day: every day counts.
    [{ pauses: [{ from: day('2026-11-18'), to: day('2026-11-18') }] }, '2026年11月17日受理'],
    [
      { runsFrom: day('2026-11-19'), extension: { days: 5, on: day('2026-11-24') } },
      '2026年11月17日受理；期限自2026年11月19日的次日起算；2026年11月24日经批准延长5个工作日',
    ],
  ])('%j: %s', (changed, said) => {
    expect(timeText(review(changed))).toBe(said)
  })
})

describe('whoever did an act that others agreed to signed when it was submitted', () => {
  const hoursIn = (type: string, event: CaseEvent['type'], act: string, agreed: string) => {
    const course = mainCourse.slice(0, mainCourse.findIndex(([, each]) => each.type === event) + 1)
    const events = recordedCourse(course)
    const done = events.at(-1)
    if (!done) throw new Error(`no ${event}`)
    const at = (hour: string) => `${done.at.slice(0, 10)}T${hour}:00.000Z`
    const proposal: CaseEvent = {
      ...{ type: 'ActProposed', act, input: {}, awaits: agreed },
    }
    const approvals = [
      { role: agreed, person: people.deputy, name: '孙副局', at: at('06:40'), opinion: '同意' },
    ]
    const [paper] = papersMade([
      ...events.slice(0, -1),
      { ...done, at: at('03:15'), approvals: [], event: proposal },
      { ...done, version: done.version + 1, at: at('06:40'), approvals },
    ]).filter((each) => each.type === type)
    return paper?.blocks.flatMap((block) =>
      block.kind === 'opinion' ? [[block.text.at(-1), block.at?.slice(11, 16)]] : [],
    )
  }

  test('the reviewer before the head of the unit, each with a whole sentence', () => {
    expect(
      hoursIn('legal_review_opinion', 'ReviewOpinionIssued', 'issue-opinion', 'legal-head'),
    ).toEqual([
      ['。', '03:15'],
      ['。', '06:40'],
    ])
  })

  test('and so the one who answers for it', () => {
    const events = recordedCourse(mainCourse)
    const at = events.findIndex(({ event }) => event.type === 'DecisionIssued')
    const done = events[at]
    if (!done) throw new Error('nothing was decided')
    const proposal: CaseEvent = {
      ...{ type: 'ActProposed', act: 'issue-decision', input: {}, awaits: 'agency-head' },
    }
    const submitted: RecordedEvent = {
      ...{ ...done, at: '2026-11-01T00:00:00.000Z', approvals: [], event: proposal },
      confirmedBy: 'password',
    }
    const [step] = answeredSteps([submitted, { ...done, version: done.version + 1 }], {
      nameOf: (person) => person,
    }).filter(({ title }) => title === '作出决定')
    expect(step?.hands[0]).toMatchObject({ at: submitted.at, proof: 'password' })
  })
})
