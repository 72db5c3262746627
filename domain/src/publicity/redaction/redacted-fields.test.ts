import { describe, expect, test } from 'vitest'
import { Redactor } from './redact-text.ts'
import { withoutDictionary } from './tagger.ts'
import { freeTextsOf, redactFields, withChoice, type FieldChoice } from './redacted-fields.ts'

const facts = '证人王芳（电话13904340003）称配方为面粉三成。'
const place = (text: string, words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const choose = (words: string, redact: boolean, kind: FieldChoice['kind'] = null): FieldChoice => ({
  field: 'facts',
  ...place(facts, words),
  redact,
  kind,
})
const redact = (choices: readonly FieldChoice[] = []) =>
  redactFields(
    freeTextsOf({ facts, cause: '王芳案', terms: null }),
    new Redactor([{ kind: 'name', value: '王芳' }], withoutDictionary),
    choices,
  )

describe('the free texts of a publication', () => {
  test('a person has one mask in all of them, and an empty one stays away', () => {
    const { texts } = redact()
    expect(texts).toEqual({
      cause: '王某案',
      facts: '证人王某（电话［依法不予公开］）称配方为面粉三成。',
    })
  })

  test('what is only thought possible waits for a person (商业秘密，处罚法第50条)', () => {
    const { undecided, kept } = redact()
    expect(undecided).toMatchObject([
      { field: 'facts', kind: 'trade-secret', ...place(facts, '配方为面粉三成') },
    ])
    expect(kept).toEqual([])
  })

  test('chosen to be taken out, it is; chosen to be kept, it stays; neither waits any more', () => {
    const out = redact([choose('配方为面粉三成', true)])
    expect(out.texts.facts).toBe('证人王某（电话［依法不予公开］）称［依法不予公开］。')
    expect(out.undecided).toEqual([])
    const kept = redact([choose('配方为面粉三成', false)])
    expect(kept.texts.facts).toContain('配方为面粉三成')
    expect(kept.undecided).toEqual([])
    expect(kept.kept).toMatchObject([{ kind: 'trade-secret' }])
  })

  test('a detected number may be kept, a known person never', () => {
    const { texts } = redact([choose('13904340003', false), choose('王芳', false)])
    expect(texts.facts).toContain('证人王某（电话13904340003）')
  })

  test('a person may mark what nothing found, with its kind', () => {
    const { texts, redactions } = redact([choose('面粉三成', true, 'trade-secret')])
    expect(texts.facts).toContain('配方为［依法不予公开］。')
    expect(redactions).toContainEqual(
      expect.objectContaining({ source: 'marked', kind: 'trade-secret' }),
    )
  })

  test('a mark outside the text takes nothing out', () => {
    const { texts } = redact([
      { field: 'facts', start: 5, end: 900, redact: true, kind: null },
      { field: 'facts', start: 5, end: 5, redact: true, kind: null },
    ])
    expect(texts).toEqual(redact().texts)
  })

  test('the last word about a place counts', () => {
    const choices = [choose('配方为面粉三成', true), choose('配方为面粉三成', false)]
    expect(choices.reduce<readonly FieldChoice[]>(withChoice, [])).toEqual([choices[1]])
  })
})
