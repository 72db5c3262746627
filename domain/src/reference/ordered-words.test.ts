import { expect, test } from 'vitest'
import { getPenaltyMatter } from './matters.ts'
import { orderedWords } from './ordered-words.ts'

test.each([
  // 特许经营条例第24条第2款、第25条.
  ['CF-010-01', '停止非法经营活动'],
  ['CF-011-01', '限期备案'],
  ['CF-009-01', '改正上述违法行为'],
  // 报废机动车回收管理办法第21条 also says 责令停业整顿, which is a penalty.
  ['CF-015-03', '改正上述违法行为'],
  // Ordered before any penalty, and by 处罚法第28条 with it.
  ['CF-020-01', '改正上述违法行为'],
])('the decision on %s orders: %s', (code, words) => {
  expect(orderedWords(getPenaltyMatter(code))).toBe(words)
})
