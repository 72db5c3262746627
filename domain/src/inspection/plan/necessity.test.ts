import { expect, test } from 'vitest'
import { necessityProblem } from './necessity.ts'

const names = ['单用途商业预付卡检查', '2026 年预付卡专项检查', 'JC-001']

test.each([
  ['', '只重复了'],
  ['单用途商业预付卡检查', '只重复了'],
  ['对单用途商业预付卡检查开展专项检查，有必要。', '只重复了'],
  ['根据工作需要，开展2026 年预付卡专项检查工作。', '只重复了'],
  ['为了加强监管', '没有说清'],
  ['投诉很多', '没有说清'],
  ['三季度退卡难的投诉翻倍，日常巡查没有覆盖新开门店。', null],
])('%j: %s', (words, said) => {
  const problem = necessityProblem(words, names)
  if (said === null) expect(problem).toBeNull()
  else expect(problem).toContain(said)
})
