import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type JsonValue } from './ledger.ts'

describe('canonical JSON (RFC 8785)', () => {
  test('sorts members by UTF-16 code units and writes no spaces', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\u{1f600}': 5,
      '\u0080': 6,
      '\u00f6': 7,
    }

    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    )
  })

  test.each([
    { value: 333333333.33333329, text: '333333333.3333333' },
    { value: 1e30, text: '1e+30' },
    { value: 4.5, text: '4.5' },
    { value: 2e-3, text: '0.002' },
    { value: 1e-27, text: '1e-27' },
    { value: -0, text: '0' },
    { value: 9007199254740991, text: '9007199254740991' },
  ])('writes the number $text', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test('keeps Chinese as it is and escapes only what JSON must', () => {
    expect(canonicalJson({ 当事人: '甲\u0000\n"\\/𠮷' })).toBe(
      '{"当事人":"甲\\u0000\\n\\"\\\\/𠮷"}',
    )
  })

  test('leaves out undefined members, and refuses what JSON cannot carry', () => {
    expect(canonicalJson({ a: undefined, b: [] })).toBe('{"b":[]}')
    for (const value of [NaN, Infinity, '\ud800', new Date(0), [undefined], () => 1, 1n]) {
      expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError)
    }
  })

  test('depends on the value and not on the order members were added in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reordered = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reordered as JsonValue)).toBe(canonicalJson(value as JsonValue))
        expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(
          JSON.parse(JSON.stringify(value)),
        )
      }),
    )
  })
})
