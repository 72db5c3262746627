import { expect, test } from 'vitest'
import { drawFirms, drawOfficers, taskLines, tasksOf, type DrawCandidate } from './draw.ts'

/** The lot is the code itself turned round: it can be worked out by hand. */
const lot = (key: string) => [...key].toReversed().join('')

const firm = (code: string, more: Partial<DrawCandidate> = {}): DrawCandidate => ({
  ...{ code, name: `${code} 公司`, risk: null, taken: 0, overlaps: null },
  ...more,
})

// By the lot: c1, b2, a3, d4.
const four = [
  firm('a3', { risk: 'A' }),
  firm('b2', { risk: 'D' }),
  firm('c1', { risk: 'A' }),
  firm('d4'),
]

test.each([
  ['every firm, by code', { take: 'all' as const }, four, ['a3', 'b2', 'c1', 'd4'], []],
  [
    'the highest risk first, the lot within a grade',
    { take: 'number' as const, number: 2 },
    four,
    ['b2', 'c1'],
    [],
  ],
  [
    'firms without a grade last',
    { take: 'number' as const, number: 4 },
    four,
    ['b2', 'c1', 'a3', 'd4'],
    [],
  ],
  ['a share by the lot alone', { take: 'ratio' as const, ratio: 50 }, four, ['c1', 'b2'], []],
  ['a share is rounded up', { take: 'ratio' as const, ratio: 51 }, four, ['c1', 'b2', 'a3'], []],
  [
    'a share of the whole range, also where somebody is left out',
    { take: 'ratio' as const, ratio: 50 },
    [...four.slice(0, 2), firm('c1', { taken: 2 }), firm('d4')],
    ['b2', 'a3'],
    ['c1'],
  ],
  [
    'whose year is full is left out',
    { take: 'all' as const },
    [firm('a3', { taken: 2 }), firm('b2', { taken: 1 })],
    ['b2'],
    ['a3'],
  ],
])('%s', (_name, said, candidates, drawn, capped) => {
  const content = { number: null, ratio: null, ...said }
  const result = drawFirms(candidates, content, 2, lot)
  expect(result.drawn.map(({ code }) => code)).toEqual(drawn)
  expect(result.capped.map(({ code }) => code)).toEqual(capped)
  // The order in which firms are read decides nothing.
  expect(drawFirms(candidates.toReversed(), content, 2, lot).drawn).toEqual(result.drawn)
})

test('two officers are drawn for each firm, by the lot of the firm', () => {
  expect(drawOfficers(['o3', 'o1', 'o2'], 'f', lot)).toEqual(['o1', 'o2'])
})

test('tasks are numbered on, and a line of the digest says all of one', () => {
  const content = {
    ...{
      items: [
        { code: 'JC-001', name: '' },
        { code: 'JC-002', name: '' },
      ],
      way: 'written',
    },
    ...{ from: '2026-12-01', until: '2026-12-31', lead: { id: 'd', name: '' }, drawOfficers: true },
  }
  const tasks = tasksOf([firm('a3', { overlaps: '1号-0007' })], {
    ...{
      number: '检计〔2026〕2号',
      content: content as never,
      officers: ['o1', 'o2'],
      lot,
      after: 9,
    },
  })
  expect(taskLines(tasks)).toBe(
    '10\t检计〔2026〕2号-0010\ta3\ta3 公司\tJC-001,JC-002\twritten\t2026-12-01\t2026-12-31\td\to1,o2\t1号-0007',
  )
})
