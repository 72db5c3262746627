import { describe, expect, test } from 'vitest'
import { compareTexts } from './compare-texts.ts'

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

  test('a character outside the basic plane is not cut in two', () => {
    expect(compareTexts('𠮷某', '某').before[0]).toEqual({ text: '𠮷', changed: true })
  })
})
