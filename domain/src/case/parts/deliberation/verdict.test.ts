import { expect, test } from 'vitest'
import { verdictOf, votesOf } from './slice.ts'

test.each([
  [[true, true, true], true, '一致同意拟决定'],
  [[false, false], false, '一致不同意拟决定'],
  [[true, true, false], true, '2人同意、1人不同意，讨论决定同意拟决定'],
  [[true, false, false], false, '1人同意、2人不同意，讨论决定不同意拟决定'],
])('the verdict says what the heads answered: %j, %s', (answers, approved, said) => {
  const votes = votesOf(answers.map((agrees) => ({ agrees })))
  expect(verdictOf({ approved, votes })).toBe(said)
})
