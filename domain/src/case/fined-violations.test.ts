import { describe, expect, test } from 'vitest'
import { carsBenchmark, withBenchmark } from '../../test/sample-benchmarks.ts'
import { draft, party } from '../../test/sample-facts.ts'
import { decidedEvents, fileOf } from '../../test/decided-case.ts'
import type { CaseFile } from './case-file.ts'
import { finedViolations, isBelowMinimum, leavesItsTier } from './fined-violations.ts'
import type { FurtherViolation } from './further-violation.ts'
import type { Findings } from './proposed-decision.ts'
import { noPenalty } from './penalty-fields.ts'

const yuan = (amount: number) => amount * 100
const decided = fileOf(decidedEvents({ party, penalty: draft.penalty, facts: draft.facts }))

/** The case as its report has it; the first violation is about cars. */
function found(more: Partial<Findings>, fine: number, further: readonly FurtherViolation[] = []) {
  const { conclusion } = decided
  if (!conclusion) throw new Error('the sample is concluded')
  const findings = { ...conclusion.findings, gainsFen: null, deviationReason: null, ...more }
  const file: CaseFile = { ...decided, conclusion: { ...conclusion, findings } }
  const whole = fine + further.reduce((sum, { fineFen }) => sum + fineFen / 100, 0)
  const penalty = { ...noPenalty, kinds: ['fine' as const], fineFen: yuan(whole) }
  return finedViolations(
    file,
    { penalty, further },
    { matter: carsBenchmark, matterOf: withBenchmark },
  )
}

const another = (more: Partial<FurtherViolation>): FurtherViolation => ({
  ...{ matterCode: 'CF-028-01', cause: '没有公开', relation: 'another-act', facts: '…' },
  ...{ tier: '一般', fineFen: yuan(2_000), reason: '按查明的项数确定' },
  ...more,
})
const cars = (amount: number) => [{ fact: '涉及车辆', amount, holds: null }]

describe('whether a case leaves the benchmark (MC15)', () => {
  test.each([
    {
      name: 'within the tier',
      more: { tier: '一般', factors: cars(5) },
      fine: 5_000,
      leaves: [false],
    },
    { name: 'another tier by amount', more: { tier: '一般' }, fine: 8_000, leaves: [true] },
    {
      name: 'the amount fits, but the facts call for another tier',
      more: { tier: '一般', factors: cars(12) },
      fine: 5_000,
      leaves: [true],
    },
    { name: 'facts of both tiers missing', more: { tier: '一般' }, fine: 5_000, leaves: [false] },
  ])('$name', ({ more, fine, leaves }) => {
    expect(found(more, fine).map(leavesItsTier)).toEqual(leaves)
  })

  test('is asked of each violation by its own rule', () => {
    const first = { tier: '一般', factors: cars(5) }
    const inside = found(first, 5_000, [another({})])
    expect(inside.map(leavesItsTier)).toEqual([false, false])
    // 4 500 yuan lie in 严重 of the second rule, whatever the first one does.
    const outside = found(first, 5_000, [another({ fineFen: yuan(4_500) })])
    expect(outside.map(leavesItsTier)).toEqual([false, true])
    expect(outside.map(({ fineFen }) => fineFen)).toEqual([yuan(5_000), yuan(4_500)])
  })

  test('what breaks a second rule by the same act is not fined and compares with nothing', () => {
    const same = another({ relation: 'same-act', fineFen: 0 })
    expect(found({ tier: '一般' }, 5_000, [same])).toHaveLength(1)
  })
})

test('below the minimum counts for each violation as well (MC10)', () => {
  const low = another({ matterCode: 'CF-009-01', tier: '较轻', fineFen: yuan(80_000) })
  expect(found({ tier: '一般' }, 5_000, [low]).map(isBelowMinimum)).toEqual([false, true])
})
