import { describe, expect, test } from 'vitest'
import { partyField } from '../case/case-fields.ts'
import * as form from './form.ts'
import { readForm } from './read-form.ts'

const asked = {
  on: form.date({ label: '日期' }),
  at: form.instant({ label: '时刻' }),
  fineFen: form.money({ label: '罚款' }),
  officers: form.people({ label: '人员', role: 'officer' }),
  party: partyField({ label: '当事人' }),
}
const right = {
  on: '2026-02-28',
  at: '2026-02-28T09:30:00+08:00',
  fineFen: 500_000,
  officers: ['a'],
  party: {
    kind: 'organisation',
    name: '四平市旅途汽车销售有限公司',
    uscc: '91350100M000100Y43',
    legalRepresentative: '周某',
    address: '四平市铁西区示例街 777 号',
    phone: '0434-0000777',
  },
}

describe('what was typed is read, or refused at its field', () => {
  test('reads a form in order, instants in UTC', () => {
    expect(readForm(asked, right)).toMatchObject({
      ok: true,
      value: { on: '2026-02-28', at: '2026-02-28T01:30:00.000Z', fineFen: 500_000 },
    })
  })

  test.each([
    ['30 February', { on: '2026-02-30' }, 'on'],
    ['29 February of a common year', { on: '2027-02-29' }, 'on'],
    ['a year of five digits', { on: '20226-01-01' }, 'on'],
    ['a year before the republic', { on: '1926-11-23' }, 'on'],
    ['an instant on 30 February', { at: '2026-02-30T09:30:00Z' }, 'at'],
    ['an instant without zone', { at: '2026-02-28T09:30' }, 'at'],
    ['negative fen', { fineFen: -1 }, 'fineFen'],
    ['half a fen', { fineFen: 0.5 }, 'fineFen'],
    ['more fen than a number holds', { fineFen: 2 ** 53 }, 'fineFen'],
    ['an amount as text', { fineFen: '5000' }, 'fineFen'],
    ['a person of a megabyte', { officers: ['x'.repeat(1_000_000)] }, 'officers'],
    ['a person with half a character', { officers: ['\ud800'] }, 'officers'],
    ['an unknown field of the party', { party: { ...right.party, fine: 1 } }, 'party.fine'],
    ['a wrong 校验码', { party: { ...right.party, uscc: '91350100M000100Y44' } }, 'party.uscc'],
    ['a field every object has', { constructor: 1 }, 'constructor'],
  ])('%s', (_what, wrong, field) => {
    const read = readForm(asked, { ...right, ...wrong })
    expect(read.ok ? [] : read.refusal.fields?.map((each) => each.field)).toEqual([field])
  })
})
