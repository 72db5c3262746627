import type { FieldView } from '@zhaofa/contract'
import { describe, expect, test } from 'vitest'
import { sectionsOf } from './form-sections.ts'

const field = (name: string, required = true, section: FieldView['section'] = null): FieldView => ({
  name,
  label: name,
  hint: null,
  required,
  basis: null,
  section,
  when: null,
  control: { kind: 'text', max: 50 },
})

const serve = [field('recipient'), field('place'), field('refusal', false)]

describe('the sections of a form', () => {
  test('what nobody answered comes first, what the case answered is only to be checked', () => {
    const sections = sectionsOf(serve, ['place'], {})
    expect(sections.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
      ['要填的', ['recipient']],
      ['已填好，请核对', ['place']],
      ['选填项', ['refusal']],
    ])
  })

  test('a field asked only under another answer stands beside that one', () => {
    const closed = { ...field('ground'), when: { field: 'open', is: [false] } }
    const sections = sectionsOf([field('host'), field('open'), closed], ['open'], {})
    expect(sections.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
      ['要填的', ['host']],
      ['已填好，请核对', ['open', 'ground']],
    ])
  })

  test('a form that names its sections keeps them in its own order, folded where it says so', () => {
    const fine = { title: '裁量', folded: false }
    const other = { title: '其他处罚', folded: true }
    const fields = [
      field('fineFen', true, fine),
      field('kinds', true, other),
      field('reason', true, fine),
    ]
    const sections = sectionsOf(fields, ['reason', 'kinds'], {})
    expect(
      sections.map(({ title, fields, folded }) => [title, fields.map(({ name }) => name), folded]),
    ).toEqual([
      ['裁量', ['fineFen', 'reason'], false],
      ['其他处罚', ['kinds'], true],
    ])
  })

  test('a field outside every section is still shown', () => {
    const fields = [field('fineFen', true, { title: '裁量', folded: false }), field('contact')]
    expect(sectionsOf(fields, [], {}).map(({ title }) => title)).toEqual(['裁量', '其他'])
  })

  test('what has to be filled in is never folded away', () => {
    const other = { title: '其他处罚', folded: true }
    const fields = [field('reason', true, other), field('terms', false, other)]
    expect(sectionsOf(fields, [], {}).map(({ folded }) => folded)).toEqual([false])
    expect(sectionsOf(fields, ['reason'], {}).map(({ folded }) => folded)).toEqual([true])
  })

  test('fields of which one is enough stand with what has to be filled in', () => {
    const either = { names: ['recording', 'reason'], message: '' }
    const fields = [
      { ...field('recording', false), either },
      { ...field('reason', false), either },
      field('note', false),
    ]
    expect(
      sectionsOf(fields, [], {}).map(({ title, note, fields }) => [title, note, fields.length]),
    ).toEqual([
      ['要填的', '还有 1 项', 2],
      ['选填项', '1 项', 1],
    ])
  })
})
