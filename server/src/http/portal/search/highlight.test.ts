import { describe, expect, test } from 'vitest'
import { highlighted, snippet } from './highlight.ts'

describe('marking what was searched for', () => {
  test('marks every place, joins what overlaps, compares without case and escapes the rest', () => {
    expect(highlighted('备案与Ab<备案', ['备案', 'ab']).text).toBe(
      '<mark>备案</mark>与<mark>Ab</mark>&lt;<mark>备案</mark>',
    )
    expect(highlighted('特许经营', ['特许', '许经营', '特许经营']).text).toBe(
      '<mark>特许经营</mark>',
    )
    expect(highlighted('特许经营', ['']).text).toBe('特许经营')
  })

  test('a snippet stands around the first place and says where it was cut', () => {
    const text = `${'前'.repeat(100)}备案${'后'.repeat(100)}`
    const { text: made } = snippet(text, ['备案'], 30)
    expect(made).toMatch(/^…前+<mark>备案<\/mark>后+…$/)
    expect([...made.replace(/<\/?mark>|…/g, '')]).toHaveLength(30)
    expect(snippet('🙂'.repeat(50), ['没有'], 10).text).toBe(`${'🙂'.repeat(10)}…`)
  })
})
