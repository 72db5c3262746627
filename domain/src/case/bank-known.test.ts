import { describe, expect, test } from 'vitest'
import { circumstances } from '../../test/circumstances.ts'
import { samplePapers } from '../../test/sample-papers.ts'
import type { CaseFile } from './case-file.ts'
import { paperText } from '../paper/paper.ts'
import { bankKnown } from './bank-known.ts'

const at = circumstances('2026-11-23T01:00:00.000Z')
const withoutAddress = { ...at, rules: { ...at.rules, bank: { ...at.rules.bank, address: '' } } }
const drafted = (outcome: 'penalty' | 'no-penalty', fineFen: number) =>
  ({ draft: { draft: { outcome, penalty: { fineFen, confiscatedFen: 0 } } } }) as CaseFile

describe('代收机构 on a decision (罚款决定与罚款收缴分离实施办法第7条)', () => {
  test('a fine is not decided while the address of the bank is unknown', () => {
    expect(bankKnown.check(drafted('penalty', 1_000_000), withoutAddress)).toMatchObject({
      met: false,
      basis: [{ instrument: '罚款决定与罚款收缴分离实施办法', article: 7 }],
    })
    expect(bankKnown.check(drafted('penalty', 1_000_000), at)).toEqual({ met: true })
  })

  test('a decision without money needs no bank', () => {
    expect(bankKnown.check(drafted('penalty', 0), withoutAddress)).toEqual({ met: true })
    expect(bankKnown.check(drafted('no-penalty', 0), withoutAddress)).toEqual({ met: true })
  })

  test('the decision names bank, address, holder and account', () => {
    const decision = samplePapers().find(({ type }) => type === 'penalty_decision')
    expect(decision && paperText(decision)).toContain(
      '示例银行四平分行（地址：四平市铁西区示例街 3 号，户名：四平市财政局，账号：0000）',
    )
  })
})
