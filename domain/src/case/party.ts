import {
  identityPapers,
  paperNamedBy,
  type IdentityPaper,
  type Sex,
} from '../identity-codes/identity-paper.ts'

/** 当事人: who faces the penalty. The kind decides which limits, thresholds and masks apply. */
export type Party = NaturalPerson | SoleTrader | Organisation

type NaturalPerson = {
  kind: 'natural-person'
  name: string
  /** Of what paper the number is, where the number does not say so itself. */
  idPaper?: IdentityPaper
  idNumber: string
  address: string
  phone: string
  /** Of the number, or as the paper shows it; no law asks for what neither says. */
  gender: Sex | null
  /** Of the number, or as the paper shows it. Null in cases from before it was asked for. */
  birthDate: string | null
}

/** Why one code stands under two names. */
export const nameBeforeReasons = {
  renamed: '企业已变更名称，代码没有变',
  mistaken: '以前的案件登记有误，以现在填的为准',
} as const
export type NameBeforeReason = keyof typeof nameBeforeReasons

/** The name a code had in an earlier case, and what the officer found out about it. */
export type NameBefore = { readonly name: string; readonly because: NameBeforeReason }

/** Since one code under two names is settled by the officer; older parties have none. */
type EarlierName = { nameBefore?: NameBefore }

/** 个体工商户: a trade name and the person who runs it. */
type SoleTrader = EarlierName & {
  kind: 'sole-trader'
  name: string
  uscc: string
  operator: string
  operatorIdPaper?: IdentityPaper
  operatorIdNumber: string | null
  address: string
  phone: string
}

/** 法人及非法人组织. */
type Organisation = EarlierName & {
  kind: 'organisation'
  name: string
  uscc: string
  legalRepresentative: string
  address: string
  phone: string
}

export type PartyKind = Party['kind']

export const partyKindTitles: Record<PartyKind, string> = {
  'natural-person': '自然人',
  'sole-trader': '个体工商户',
  organisation: '法人及非法人组织',
}

/** What paper the number of a natural person or of a trader is of. */
export function identityPaperOf(
  party: Pick<NaturalPerson, 'kind' | 'idPaper' | 'idNumber'> | SoleTrader,
): IdentityPaper {
  const [paper, number] =
    party.kind === 'natural-person'
      ? [party.idPaper, party.idNumber]
      : [party.operatorIdPaper, party.operatorIdNumber]
  return paper ?? paperNamedBy(number ?? '') ?? 'id-card'
}

/** What that code is called: 身份证号, 护照号码, 统一社会信用代码. */
export function partyCodeTitle(party: Party): string {
  return party.kind === 'natural-person'
    ? identityPapers[identityPaperOf(party)].number
    : '统一社会信用代码'
}

/** The code that identifies the party everywhere: the number of somebody's papers or 统一社会信用代码. */
export function partyCode(party: Party): string {
  return party.kind === 'natural-person' ? party.idNumber : party.uscc
}
