import { describe, expect, it } from 'vitest'
import type { Party } from '../../party.ts'
import type { FilingSlice } from '../filing/slice.ts'
import { carriedFromParty } from './person-in-charge.ts'

const firm: Party = {
  kind: 'organisation',
  name: '四平市某公司',
  uscc: '91220300MA0Y43210X',
  legalRepresentative: '张某',
  address: '四平市铁西区',
  phone: '0434-0000001',
}
const citizen: Party = {
  kind: 'natural-person',
  name: '李某',
  idNumber: '11010519491231002X',
  address: '四平市铁东区',
  phone: '13800000000',
  gender: null,
  birthDate: null,
}
const filed = (party: Party) => ({ filing: { party } }) as FilingSlice
const asked = (inquiree: string) => ({
  inquiree,
  inquireeIdNumber: null,
  inquireePost: null,
  inquireeAddress: null,
  inquireePhone: null,
})

describe('the person who was asked', () => {
  it('has post and telephone of the firm when its legal representative was asked', () => {
    expect(carriedFromParty(filed(firm), asked('张某'))).toEqual({
      ...asked('张某'),
      inquireePost: '四平市某公司法定代表人',
      inquireePhone: '0434-0000001',
    })
  })

  it('has number, address and telephone of the party who was asked', () => {
    expect(carriedFromParty(filed(citizen), asked('李某'))).toEqual({
      ...asked('李某'),
      inquireeIdNumber: '11010519491231002X',
      inquireeAddress: '四平市铁东区',
      inquireePhone: '13800000000',
    })
  })

  it('keeps what was written down, and has nothing of the party when somebody else was asked', () => {
    const written = { ...asked('张某'), inquireePhone: '13900000000' }
    expect(carriedFromParty(filed(firm), written).inquireePhone).toBe('13900000000')
    expect(carriedFromParty(filed(firm), asked('王某'))).toEqual(asked('王某'))
  })
})
