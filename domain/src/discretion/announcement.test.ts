import { expect, test } from 'vitest'
import { penaltyOf } from '../case/penalty-fields.ts'
import { isHeavier, penaltyText } from '../case/penalty.ts'
import { getPenaltyMatter } from '../reference/matters.ts'
import { isAnnounced } from './announcement.ts'

test.each([
  // 特许经营条例第24条第1款: …并予以公告.
  ['CF-009-01', '一般', true],
  // 第25条: 逾期仍不备案的…并予以公告.
  ['CF-011-01', '责令限期备案', false],
  ['CF-011-01', '逾期仍不备案', true],
  // 第26条: 情节严重的…并予以公告.
  ['CF-012-01', '一般', false],
  ['CF-012-01', '情节严重', true],
  // 可向社会公告 is for the officer to propose.
  ['CF-036-01', '一般', false],
  ['CF-034-03', '一般', false],
])('%s in the tier %s is announced: %s', (code, tier, announced) => {
  expect(isAnnounced(getPenaltyMatter(code), tier)).toBe(announced)
})

test('what is announced says so wherever the penalty is told, and is the heavier', () => {
  const input = {
    kinds: ['fine' as const],
    ...{ fineFen: 100_000, confiscatedFen: 0, confiscatedGoods: null, terms: null },
  }
  const told = penaltyOf(input, getPenaltyMatter('CF-012-01'), '一般')
  const announced = penaltyOf(input, getPenaltyMatter('CF-012-01'), '情节严重')
  expect(penaltyText(told)).toBe('罚款 1,000.00 元')
  expect(penaltyText(announced)).toBe('罚款 1,000.00 元，予以公告')
  expect(isHeavier(announced, told)).toBe(true)
  expect(isHeavier(told, announced)).toBe(false)
})
