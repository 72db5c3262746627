import type { PartyKind } from './party.ts'

export type PartyPart = { name: string; label: string; optional?: boolean; hint?: string }

const address: PartyPart = { name: 'address', label: '住所' }
const phone: PartyPart = { name: 'phone', label: '联系电话' }
const uscc: PartyPart = {
  name: 'uscc',
  label: '统一社会信用代码',
  hint: '18 位，没有字母 I、O、S、V、Z',
}

/** What is asked of each kind of party (当事人). Codes are checked by the server, beside the field. */
export const partyParts: Record<PartyKind, PartyPart[]> = {
  organisation: [
    { name: 'name', label: '名称' },
    uscc,
    { name: 'legalRepresentative', label: '法定代表人（负责人）' },
    phone,
    address,
  ],
  'sole-trader': [
    { name: 'name', label: '字号名称' },
    uscc,
    { name: 'operator', label: '经营者' },
    { name: 'operatorIdNumber', label: '经营者身份证号', optional: true },
    phone,
    address,
  ],
  'natural-person': [
    { name: 'name', label: '姓名' },
    { name: 'idNumber', label: '身份证号' },
    phone,
    { ...address, label: '住址' },
  ],
}

export const partyKindOf = (value: unknown): PartyKind =>
  value === 'natural-person' || value === 'sole-trader' ? value : 'organisation'
