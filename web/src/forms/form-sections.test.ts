import type { FieldView } from '@zhaofa/contract'
import { describe, expect, test } from 'vitest'
import { countBlank, sectionsOf } from './form-sections.ts'

const field = (name: string, required = true): FieldView => ({
  name,
  label: name,
  hint: null,
  required,
  basis: null,
  control: { kind: 'text', max: 50 },
})

const serve = [field('recipient'), field('place'), field('refusal', false)]

describe('the sections of a form', () => {
  test('what nobody answered comes first, what the case answered is only to be checked', () => {
    const sections = sectionsOf('serve-paper', serve, ['place'])
    expect(sections.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
      ['要填的', ['recipient']],
      ['已填好，请核对', ['place']],
      ['用得着时再填', ['refusal']],
    ])
  })

  test('a field that no layout names is still shown', () => {
    const sections = sectionsOf('issue-advance-notice', [field('fineFen'), field('contact')], [])
    expect(sections.map(({ title }) => title)).toEqual(['裁量', '其他'])
  })

  test('an empty list and an empty text count as not filled in; zero and false do not', () => {
    const fields = [field('a'), field('b'), field('c'), field('d'), field('e', false)]
    expect(countBlank(fields, { a: [], b: '', c: 0, d: false })).toBe(2)
  })
})
