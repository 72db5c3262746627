import { describe, expect, test } from 'vitest'
import { franchise, prepaidCard } from '../../../../test/circumstances.ts'
import { mainCourse, type Sample } from '../../../../test/sample-course.ts'
import { filesAlong, recordedCourse } from '../../../../test/sample-papers.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { foldCase } from '../../evolve.ts'
import { elementsIn } from './elements.ts'
import { evidenceOf } from './evidence-list.ts'
import { firstSentence } from './evidenced.ts'
import { proofChain, unprovedElements } from './proof-chain.ts'

const after = (type: CaseEvent['type']): CaseFile => {
  const index = mainCourse.findLastIndex(([, event]) => event.type === type)
  return filesAlong(mainCourse.slice(0, index + 1)).at(-1) as CaseFile
}
const without = (types: readonly CaseEvent['type'][]): CaseFile => {
  const course: readonly Sample[] = mainCourse.filter(([, { type }]) => !types.includes(type))
  return foldCase('c1', 'a1', recordedCourse(course.slice(0, course.length - 10)))
}

describe('证据目录 (处罚法第46条)', () => {
  const names = (file: CaseFile) => evidenceOf(file).map(({ name, kind }) => `${kind} ${name}`)

  test('records enter by themselves, beside what was registered', () => {
    const list = names(after('InvestigationConcluded'))
    expect(list).toHaveLength(25)
    expect(list.slice(0, 3)).toEqual([
      'scene-record 现场检查笔录',
      'party-statement 张示例的询问（调查）笔录',
      'electronic 特许经营合同及付款凭证（第1组）',
    ])
    expect(list.at(-1)).toBe('scene-record 整改复查记录')
  })

  test('what the party said, and what it brought to the hearing, follows in the decision', () => {
    expect(names(after('DecisionIssued')).slice(25)).toEqual([
      'party-statement 陈述申辩笔录',
      'document 退款回单二张',
    ])
  })

  test('each says what it proves, from its own record', () => {
    const [inspection] = evidenceOf(after('SiteInspected'))
    expect(inspection?.proves).toContain('检查时看到的情况')
    expect(firstSentence('当事人有两个店。另查明…')).toBe('当事人有两个店')
    expect(firstSentence('很'.repeat(121))).toBe('详见该笔录')
  })

  test('the conclusion may say otherwise, and then the list says that', () => {
    const concluded = after('InvestigationConcluded')
    const { conclusion } = concluded
    if (!conclusion) throw new Error('the course concludes')
    const proofs = [{ evidence: ['e1'], proves: '证明收款账户', elements: ['gains' as const] }]
    const file = {
      ...concluded,
      conclusion: { ...conclusion, findings: { ...conclusion.findings, proofs } },
    }
    expect(evidenceOf(file).find(({ id }) => id === 'e1')).toMatchObject({
      proves: '证明收款账户',
      elements: ['gains'],
    })
  })
})

describe('证据链: by element of the violation (处罚法第40条、第57条)', () => {
  const titles = (file: CaseFile, matter = franchise) =>
    proofChain(file, matter).map(({ title }) => title)

  test('what has to be proved follows from the rule and from what was found', () => {
    expect(titles(after('SiteInspected'))).toEqual(['当事人的主体', '违法行为', '时间、地点'])
    expect(titles(after('InvestigationConcluded'))).toEqual([
      '当事人的主体',
      '违法行为',
      '时间、地点',
      '违法所得',
      '情节和裁量',
    ])
    expect(titles(after('InvestigationConcluded'), prepaidCard)).toContain('责令以后没有改正')
  })

  test('an element without any evidence is a gap', () => {
    const gaps = unprovedElements(after('InvestigationConcluded'), franchise)
    expect(gaps.map(({ title }) => title)).toEqual(['当事人的主体'])
    const bare = without(['CorrectionOrdered', 'CorrectionRechecked', 'EvidenceAdded'])
    expect(unprovedElements(bare, prepaidCard).map(({ element }) => element)).toEqual([
      'subject',
      'uncorrected',
      'gains',
    ])
  })

  test.each([
    ['营业执照复印件，证明当事人的名称、类型和经营范围', ['subject']],
    ['加盟合同，证明当事人以个人名义许可他人经营', ['act']],
    ['收款凭证，证明收取费用的日期', ['time-place', 'gains', 'act']],
    ['销售台账，证明销售的车辆数量和日期', ['time-place', 'circumstances', 'act']],
  ] as const)('an exhibit is offered for what its words speak of: %s', (text, elements) => {
    expect(elementsIn(text)).toEqual(elements)
  })
})
