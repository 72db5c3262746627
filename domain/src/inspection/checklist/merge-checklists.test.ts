import { expect, test } from 'vitest'
import { askOnce, mergeChecklists } from './merge-checklists.ts'

const line = (id: string, rule: string, lookAt: string) => ({ id, rule, lookAt })
const licence = '《管理办法》第七条'

test('what two items ask by the same rule is asked once', () => {
  const merged = mergeChecklists([
    { code: 'A', lines: [line('A-1', licence, '查看营业执照'), line('A-2', licence, '查看台账')] },
    {
      code: 'B',
      lines: [line('B-1', licence, '查看 营业执照。'), line('B-2', '第八条', '查看台账')],
    },
  ])
  expect(merged.map(({ id, items }) => [id, items])).toEqual([
    ['A-1', ['A', 'B']],
    ['A-2', ['A']],
    // The same look by another rule is another line.
    ['B-2', ['B']],
  ])
})

test('no line is lost, and one item asks each of its lines', () => {
  const lines = [line('A-1', licence, '一'), line('A-2', licence, '二')]
  expect(mergeChecklists([{ code: 'A', lines }])).toHaveLength(2)
  expect(mergeChecklists([])).toEqual([])
})

test('a visit of two items asks a line once, with the first of them, and loses neither item', () => {
  const item = (code: string, lines: readonly ReturnType<typeof line>[]) => ({
    ...{ code, name: `事项${code}`, basis: licence, checklist: 1, lines },
  })
  expect(
    askOnce([
      item('A', [line('A-1', licence, '查看营业执照')]),
      item('B', [line('B-1', licence, '查看营业执照'), line('B-2', '第八条', '查看台账')]),
      item('C', [line('C-1', licence, '查看营业执照')]),
    ]).map(({ code, lines }) => [code, lines]),
  ).toEqual([
    ['A', [{ ...line('A-1', licence, '查看营业执照'), also: ['事项B', '事项C'] }]],
    ['B', [line('B-2', '第八条', '查看台账')]],
    // All it asks is asked already: it is inspected all the same.
    ['C', []],
  ])
})
