import { describe, expect, test } from 'vitest'
import { readForm } from '../kernel/read-form.ts'
import { partyField } from './case-fields.ts'
import { checkFirmName, nameBeforeText } from './firm-name.ts'
import type { KnownFirm } from './known-firm.ts'
import type { NameBefore, Party } from './party.ts'

const uscc = '91230500MA1B3N1N2M'
const firm = (name: string, nameBefore?: NameBefore): Party => ({
  ...{ kind: 'organisation', name, uscc, legalRepresentative: '孙德昌', address: '一马路1号' },
  ...{ phone: '0434-0000001', ...(nameBefore && { nameBefore }) },
})
const known: KnownFirm = {
  ...{ code: uscc, kind: 'organisation', name: '四平市恒路汽车销售(集团)有限公司' },
  ...{ representative: '孙德昌', address: '一马路1号', otherNames: [], cases: 2, register: null },
}
const knowing = (found: KnownFirm | null) => ({ knownFirmOf: () => found })
const problemsOf = (party: Party, found: KnownFirm | null = known) =>
  checkFirmName(party, knowing(found)).map(({ field, message }) => `${field}: ${message}`)

// One code belongs to one unit (GB 32100).
describe('one code, two names', () => {
  test('is asked of the officer', () => {
    expect(problemsOf(firm('晨曦游泳健身有限公司'))).toEqual([
      'party.nameBefore: 这个代码在本局的案件里登记的名称是“四平市恒路汽车销售(集团)有限公司”，与现在填的“晨曦游泳健身有限公司”不同。请核对营业执照，说明是更名还是有误',
    ])
  })

  test.each<[string, Party, KnownFirm | null]>([
    [
      'a name that only the register knows otherwise',
      firm('晨曦游泳健身有限公司'),
      {
        ...{ ...known, cases: 0 },
        register: { ...known, struckOff: false, newer: true, only: true },
      },
    ],
    ['the same name, in other brackets', firm('四平市恒路汽车销售（集团）有限公司'), known],
    ['a code nobody knows', firm('晨曦游泳健身有限公司'), null],
    [
      'a name that was settled',
      firm('晨曦游泳健身有限公司', { name: known.name, because: 'renamed' }),
      known,
    ],
  ])('is no question for %s', (_, party, found) => {
    expect(problemsOf(party, found)).toEqual([])
  })

  test('what was settled about another name settles nothing', () => {
    const other = firm('晨曦游泳健身有限公司', { name: '远达汽车', because: 'renamed' })
    expect(problemsOf(other)).toHaveLength(1)
  })

  test('the answer is read, kept and told', () => {
    const form = { party: partyField({ label: '当事人' }) }
    const nameBefore: NameBefore = { name: '远达汽车', because: 'mistaken' }
    const read = readForm(form, { party: firm('晨曦公司', nameBefore) })
    expect(read).toMatchObject({ ok: true, value: { party: { nameBefore } } })
    expect(read.ok && nameBeforeText(read.value.party)).toBe(
      '该代码在本局以前的案件中登记为“远达汽车”：以前的案件登记有误，以现在填的为准',
    )
    const unread = readForm(form, {
      party: { ...firm('晨曦公司'), nameBefore: { name: '远达汽车', because: 'x' } },
    })
    expect(unread).toMatchObject({
      ok: false,
      refusal: { fields: [{ field: 'party.nameBefore' }] },
    })
  })
})
