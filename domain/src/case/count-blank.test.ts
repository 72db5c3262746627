import { describe, expect, test } from 'vitest'
import { countBlank, type CountedField } from './count-blank.ts'

const field = (name: string, more: Partial<CountedField> = {}): CountedField => ({
  name,
  required: true,
  control: { kind: 'text' },
  ...more,
})

describe('how many inputs wait', () => {
  test('an empty text and an empty list wait; zero and false are answers', () => {
    const fields = [field('a'), field('b'), field('c'), field('d'), field('e', { required: false })]
    expect(countBlank(fields, { a: [], b: ' ', c: 0, d: false })).toBe(2)
  })

  test('a party counts by its parts, of which one may be known', () => {
    const party = field('party', { control: { kind: 'party' } })
    expect(countBlank([party], {})).toBe(5)
    expect(countBlank([party], { party: { kind: 'organisation', name: '远达汽车' } })).toBe(4)
    expect(countBlank([party], { party: { kind: 'natural-person', name: '王某' } })).toBe(3)
  })

  test('a table counts by its cells; without a row it shows one', () => {
    const columns = [field('question'), field('answer'), field('note', { required: false })]
    const rows = field('rows', { control: { kind: 'rows', columns } })
    expect(countBlank([rows], {})).toBe(2)
    expect(
      countBlank([rows], { rows: [{ question: '问', answer: '答' }, { question: '问' }] }),
    ).toBe(1)
  })

  test('of fields of which one is enough, all together are one', () => {
    const either = { names: ['recording', 'reason'], message: '' }
    const fields = [
      field('recording', { required: false, either }),
      field('reason', { required: false, either }),
    ]
    expect(countBlank(fields, {})).toBe(1)
    expect(countBlank(fields, { reason: '设备故障' })).toBe(0)
  })

  test('what is not asked does not wait', () => {
    const fields = [field('open'), field('ground', { when: { field: 'open', is: [false] } })]
    expect(countBlank(fields, { open: true })).toBe(0)
    expect(countBlank(fields, { open: false })).toBe(1)
  })
})
