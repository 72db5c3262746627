import { describe, expect, test } from 'vitest'
import { circumstances, franchise } from '../../test/circumstances.ts'
import { decidedEvents, organisation } from '../../test/decided-case.ts'
import type { CaseEvent, RecordedEvent } from '../case/case-event.ts'
import { foldCase } from '../case/evolve.ts'
import type { Matter, Provision } from '../reference/matter.ts'
import { penaltyMatters } from '../reference/matters.ts'
import { plainDate } from '../shared/plain-date.ts'
import { composePaper } from './papers.ts'
import { paperText } from './paper.ts'

const penalty = {
  kinds: ['fine' as const, 'confiscate-gains' as const],
  fineFen: 1_000_000,
  confiscatedFen: 300_000,
  confiscatedGoods: null,
  terms: null,
}

const tried: CaseEvent[] = [
  {
    type: 'CorrectionOrdered',
    violation: '查明的行为。',
    requirements: '停止并改正。',
    deadline: plainDate('2026-10-20'),
    officers: ['p1', 'p2'],
  },
  {
    type: 'CorrectionRechecked',
    checkedOn: plainDate('2026-10-21'),
    status: 'not',
    findings: '改正期限届满，仍没有改正。',
    officers: ['p1', 'p2'],
  },
]

/** The course of a case on this matter, up to its decision. */
function courseOf(matter: Matter): CaseEvent[] {
  const told = { party: organisation, penalty, facts: '查明的事实。' }
  return decidedEvents(told).flatMap((event): CaseEvent[] => {
    switch (event.type) {
      case 'CaseFiled':
        return [
          { ...event, matterCode: matter.code, cause: matter.name },
          ...(matter.correction === 'first' ? tried : []),
        ]
      case 'InvestigationConcluded':
        return [
          { ...event, findings: { ...event.findings, tier: '' } },
          {
            type: 'AdvanceNoticeIssued',
            penalty,
            facts: '查明的事实。',
            reason: '情节一般。',
            statementDays: 5,
            hearingOffered: true,
          },
        ]
      default:
        return [event]
    }
  })
}

/** The text of a paper, made by the event of this type. */
function textOf(matter: Matter, type: string, madeBy: CaseEvent['type']): string {
  const course = courseOf(matter)
  const upTo = course.findIndex((event) => event.type === madeBy)
  const events = course.slice(0, upTo + 1).map((event, i): RecordedEvent => ({
    version: i + 1,
    at: `2026-11-18T0${i}:00:00.000Z`,
    by: { id: 'p1', name: '王海' },
    approvals: [],
    event,
  }))
  const recorded = events.at(-1)
  if (!recorded) throw new Error(`no ${madeBy} in the course`)
  const paper = composePaper(type, {
    file: foldCase('c1', 'a1', events),
    recorded,
    events,
    // What was the matter before the act is somebody else's: a paper must not be made from it.
    at: {
      ...circumstances(recorded.at, franchise),
      matterOf: (code) => penaltyMatters.find((each) => each.code === code) ?? null,
    },
    sealed: [],
    number: null,
    verifyUrl: null,
    draft: true,
  })
  if (!paper) throw new Error(`no ${type}`)
  return paperText(paper)
}

const papers = [
  ['case_filing_approval', 'CaseFiled'],
  ['penalty_advance_notice', 'AdvanceNoticeIssued'],
  ['hearing_right_notice', 'AdvanceNoticeIssued'],
  ['penalty_decision', 'DecisionIssued'],
] as const

/** The words of a rule without the number of their article, which the citation names. */
/** What a rule orders in words of its own; all others order that the violation be put right. */
const orders: ReadonlyMap<string, string> = new Map([
  ['CF-010-01', '责令你单位停止非法经营活动。'],
  ['CF-011-01', '责令你单位限期备案。'],
])

const wordsOf = ({ text }: Provision) =>
  text.join('').replace(/^第[零一二三四五六七八九十百千]{1,7}条\s{1,4}/, '')

const usable = penaltyMatters.filter(({ usable }) => usable.kind === 'yes')

describe.each(usable.map((matter) => [matter.code, matter] as const))('%s', (_, matter) => {
  test.each(papers)('%s cites both rules exactly and says their words', (type, madeBy) => {
    const text = textOf(matter, type, madeBy)
    expect(text).toContain(matter.violationBasis)
    expect(text).toContain(matter.penaltyBasis)
    for (const place of [...matter.violates, ...matter.punishedBy]) {
      expect(text).toContain(wordsOf(place))
    }
    expect(text).not.toContain('未见原文')
    expect(text).not.toMatch(/条等|条款未见/)
  })

  test('the decision orders correction before it punishes, on the rule that says so (处罚法第28条)', () => {
    const text = textOf(matter, 'penalty_decision', 'DecisionIssued')
    const order = text.indexOf(orders.get(matter.code) ?? '改正上述违法行为')
    const punished = text.indexOf('给予如下行政处罚')
    expect(order).toBeGreaterThan(0)
    expect(punished).toBeGreaterThan(order)
    const said = text.slice(text.lastIndexOf('依据', order), order)
    expect(said).toContain('《中华人民共和国行政处罚法》第二十八条第一款')
    expect(said.includes(matter.penaltyBasis)).toBe(matter.correction === 'with')
    expect(text.slice(0, order).includes('作出责令改正通知书')).toBe(matter.correction === 'first')
    expect(text.includes('仍没有改正')).toBe(matter.correction === 'first')
  })

  test('what is confiscated rests on the rule itself, or on 处罚法第28条第2款', () => {
    const text = textOf(matter, 'penalty_decision', 'DecisionIssued')
    expect(text.includes('第二十八条第二款')).toBe(matter.confiscation !== 'required')
  })

  test('no tier is named that nobody published (处罚法第34条)', () => {
    const text = textOf(matter, 'penalty_decision', 'DecisionIssued')
    expect(text).not.toMatch(/“[^”]{1,6}”档/)
  })
})
