import { describe, expect, test } from 'vitest'
import { circumstances } from '../../test/circumstances.ts'
import { decidedEvents, fileOf } from '../../test/decided-case.ts'
import { draft, party } from '../../test/sample-facts.ts'
import { getPenaltyMatter } from '../reference/matters.ts'
import { checkAmount } from './penalty-checks.ts'
import type { PenaltyKind } from './penalty.ts'

const file = fileOf(decidedEvents({ party, penalty: draft.penalty, facts: draft.facts }))

function said(code: string, kinds: readonly PenaltyKind[], deviationReason: string | null = null) {
  const proposed = {
    ...{ kinds, fineFen: 0, confiscatedFen: 0, terms: '吊销对外劳务合作经营资格证书' },
    confiscatedGoods: kinds.includes('confiscate-goods') ? '前照灯总成18只' : null,
  }
  const at = circumstances('2026-11-18T02:00:00.000Z', getPenaltyMatter(code))
  return checkAmount(proposed, { file, at, gainsFen: null, tier: '', deviationReason }).map(
    ({ field, message }) => `${field} ${message}`,
  )
}

describe('what a rule imposes without leaving a choice', () => {
  // 劳务合作条例第40条: …由商务主管部门吊销其对外劳务合作经营资格证书.
  test('is not left out unsaid', () => {
    expect(said('CF-018-01', ['warning'])).toContainEqual(
      expect.stringMatching(/^kinds 本条规定了吊销许可证件，没有选/),
    )
    expect(said('CF-018-01', ['revoke-licence'])).toEqual([])
  })

  // 报废机动车回收管理办法第21条: …没收报废机动车“五大总成”和其他零部件.
  test('may be left out with a reason: nothing is left to confiscate', () => {
    expect(said('CF-015-03', ['suspend-business'])).toContainEqual(
      expect.stringMatching(/^kinds 本条规定了没收非法财物，没有选/),
    )
    expect(said('CF-015-03', ['suspend-business'], '涉案零部件已经全部售出。')).toEqual([])
    expect(said('CF-015-03', ['confiscate-goods'])).toEqual([])
  })
})
