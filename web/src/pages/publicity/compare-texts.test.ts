import { describe, expect, test } from 'vitest'
import { compareTexts, mergeChanges } from './compare-texts.ts'

describe('the original beside the public text', () => {
  test('marks exactly what was not made public', () => {
    const { before, after } = compareTexts(
      '法定代表人：周启明（身份证号220302）',
      '法定代表人：周启明',
    )
    expect(before).toEqual([
      { text: '法定代表人：周启明', changed: false },
      { text: '（身份证号220302）', changed: true },
    ])
    expect(after).toEqual([{ text: '法定代表人：周启明', changed: false }])
  })

  test('marks what stands in its place', () => {
    const { before, after } = compareTexts('收银员林晓月的笔录', '某工作人员的笔录')
    expect(before.filter(({ changed }) => changed).map(({ text }) => text)).toEqual([
      '收银',
      '林晓月',
    ])
    expect(after.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['某工作人'])
  })

  test('equal texts have no marks', () => {
    expect(compareTexts('四平市', '四平市').before).toEqual([{ text: '四平市', changed: false }])
  })

  test('of a text that has become another one the beginning and the end are still shared', () => {
    const many = (from: number) =>
      Array.from({ length: 3_000 }, (_, i) => String.fromCodePoint(from + (i % 500))).join('')
    const { before, after } = compareTexts(`头${many(0x4e00)}尾`, `头${many(0x6e00)}尾`)
    expect(before.map(({ text, changed }) => [text.length, changed])).toEqual([
      [1, false],
      [3_000, true],
      [1, false],
    ])
    expect(after.at(-1)).toEqual({ text: '尾', changed: false })
  })

  test('a character outside the basic plane is not cut in two', () => {
    expect(compareTexts('𠮷某', '某').before[0]).toEqual({ text: '𠮷', changed: true })
  })
})

describe('both texts in one', () => {
  test('show at each place first what went, then what came', () => {
    const { before, after } = compareTexts('取本档中间值', '取该档的中间值')
    expect(mergeChanges(before, after)).toEqual([
      { text: '取', kind: 'same' },
      { text: '本', kind: 'gone' },
      { text: '该', kind: 'new' },
      { text: '档', kind: 'same' },
      { text: '的', kind: 'new' },
      { text: '中间值', kind: 'same' },
    ])
  })

  test('lose nothing when one is empty', () => {
    const { before, after } = compareTexts('', '新写的')
    expect(mergeChanges(before, after)).toEqual([{ text: '新写的', kind: 'new' }])
  })
})
