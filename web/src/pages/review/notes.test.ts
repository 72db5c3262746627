import { describe, expect, test } from 'vitest'
import { markNotes } from './notes.ts'

describe('the notes on a draft', () => {
  test('stand at the passage they quote, in the order of the text', () => {
    const pieces = markNotes('逾期较长，配合调查。', [{ quote: '配合调查' }, { quote: '逾期' }])
    expect(pieces).toEqual([
      { text: '逾期', note: 1 },
      { text: '较长，', note: null },
      { text: '配合调查', note: 0 },
      { text: '。', note: null },
    ])
  })

  test('without a quote, or with one that is no longer in the text, mark nothing', () => {
    const pieces = markNotes('配合调查。', [{ quote: null }, { quote: '逾期' }])
    expect(pieces).toEqual([{ text: '配合调查。', note: null }])
  })

  test('that overlap keep the earlier passage', () => {
    const pieces = markNotes('一二三四', [{ quote: '二三' }, { quote: '三四' }])
    expect(pieces.map(({ text }) => text)).toEqual(['一', '二三', '四'])
  })
})
