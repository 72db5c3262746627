import {
  identityPapers,
  isIdentityPaper,
  numberTells,
  paperNamedBy,
  paperTitles,
  type IdentityPaper,
} from '../identity-codes/identity-paper.ts'
import type { PartyKind } from './party.ts'

export type PartyPart = {
  readonly name: string
  readonly label: string
  readonly optional?: boolean
  readonly hint?: string
  /** Picked rather than typed; text where nothing is said. */
  readonly control?:
    | { readonly kind: 'date' }
    | { readonly kind: 'choice'; readonly options: readonly PartyOption[]; readonly value?: string }
}
type PartyOption = { readonly value: string; readonly label: string }

/** What has been filled in of a party. */
type Filled = Readonly<Record<string, unknown>>

const address: PartyPart = { name: 'address', label: '住所' }
const phone: PartyPart = { name: 'phone', label: '联系电话' }
const uscc: PartyPart = {
  name: 'uscc',
  label: '统一社会信用代码',
  hint: '18 位，没有字母 I、O、S、V、Z',
}

const asOptions = (titles: Readonly<Record<string, string>>): PartyOption[] =>
  Object.entries(titles).map(([value, label]) => ({ value, label }))

/** The kind of paper that was picked, or that the number names; an identity card to begin with. */
function filledPaper(filled: Filled, paper: string, number: string): IdentityPaper {
  const [picked, typed] = [filled[paper], filled[number]]
  if (isIdentityPaper(picked)) return picked
  return (typeof typed === 'string' && paperNamedBy(typed.trim().toUpperCase())) || 'id-card'
}

/** The kind of paper and its number, named after it. */
function paperParts(paper: IdentityPaper, names: { paper: string; number: string }) {
  return {
    paper: {
      name: names.paper,
      label: '证件种类',
      control: { kind: 'choice', options: asOptions(paperTitles), value: paper },
    },
    number: { name: names.number, label: identityPapers[paper].number },
  } as const satisfies Record<string, PartyPart>
}

/** What a paper shows that its number does not say. */
const personParts: readonly PartyPart[] = [
  { name: 'birthDate', label: '出生日期', hint: '以证件所载为准', control: { kind: 'date' } },
  {
    name: 'gender',
    label: '性别',
    optional: true,
    control: { kind: 'choice', options: asOptions({ 男: '男', 女: '女' }) },
  },
]

/**
 * What is asked of each kind of party (当事人), by what has been filled in: no field that the number answers. Codes are
 * checked by the server, beside the field.
 */
export function partyParts(kind: PartyKind, filled: Filled): readonly PartyPart[] {
  switch (kind) {
    case 'organisation':
      return [
        { name: 'name', label: '名称' },
        uscc,
        { name: 'legalRepresentative', label: '法定代表人（负责人）' },
        phone,
        address,
      ]
    case 'sole-trader': {
      const names = { paper: 'operatorIdPaper', number: 'operatorIdNumber' }
      const { paper, number } = paperParts(filledPaper(filled, names.paper, names.number), names)
      return [
        { name: 'name', label: '字号名称' },
        uscc,
        { name: 'operator', label: '经营者' },
        { ...paper, label: '经营者证件种类', optional: true },
        { ...number, label: `经营者${number.label}`, optional: true },
        phone,
        address,
      ]
    }
    case 'natural-person': {
      const named = filledPaper(filled, 'idPaper', 'idNumber')
      const { paper, number } = paperParts(named, { paper: 'idPaper', number: 'idNumber' })
      const typed = filled['idNumber']
      return [
        { name: 'name', label: '姓名' },
        // It always holds an answer: that of the number, or an identity card.
        { ...paper, optional: true },
        number,
        ...(numberTells(named, typeof typed === 'string' ? typed : '') ? [] : personParts),
        phone,
        { ...address, label: '住址' },
      ]
    }
  }
}

export const partyKindOf = (value: unknown): PartyKind =>
  value === 'natural-person' || value === 'sole-trader' ? value : 'organisation'
