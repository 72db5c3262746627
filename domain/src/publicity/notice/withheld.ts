import type { Party } from '../../case/party.ts'
import { cite, type Citation } from '../../shared/citation.ts'
import { addMonths, isPlainDate, plainDate, type PlainDate } from '../../shared/plain-date.ts'

/** Why a whole decision is kept back (不予公开), and the article that says so. */
export const withholdingGrounds = {
  'state-secret': {
    title: '依法确定为国家秘密',
    because: cite('政府信息公开条例', 14),
  },
  'forbidden-by-law': {
    title: '法律、行政法规禁止公开',
    because: cite('政府信息公开条例', 14),
  },
  'public-safety': {
    title: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
    because: cite('政府信息公开条例', 14),
  },
  'trade-secret': {
    title: '涉及商业秘密且不能区分处理，公开会对第三方合法权益造成损害',
    because: cite('政府信息公开条例', 15),
  },
  privacy: {
    title: '涉及个人隐私且不能区分处理，公开会对第三方合法权益造成损害',
    because: cite('政府信息公开条例', 15),
  },
  minor: {
    title: '当事人为未成年人',
    because: cite('政府信息公开条例', 15),
  },
  'no-social-impact': {
    title: '不属于具有一定社会影响的行政处罚决定',
    because: cite('行政处罚法', 48, { paragraph: 1 }),
  },
} as const satisfies Record<string, { title: string; because: Citation }>

export type WithholdingGround = keyof typeof withholdingGrounds

/** Grounds a person may propose: that a party is a minor follows from the file. */
export type ProposableGround = Exclude<WithholdingGround, 'minor'>

/** When a decision is published although this ground applies (条例第15条但书); null when it never is. */
export const exceptionsOf: Readonly<Record<ProposableGround, string | null>> = {
  'state-secret': null,
  'forbidden-by-law': null,
  'public-safety': null,
  'trade-secret': '第三方同意公开，或者不公开会对公共利益造成重大影响的，应当公开。',
  privacy: '第三方同意公开，或者不公开会对公共利益造成重大影响的，应当公开。',
  'no-social-impact': null,
}

/** Its words; empty for a ground that no longer exists. */
export function withholdingTitle(ground: string): string {
  return Object.hasOwn(withholdingGrounds, ground)
    ? withholdingGrounds[ground as WithholdingGround].title
    : ''
}

/** What the public sees of a decision that is kept back: that it exists, and the article. */
export type Withheld = {
  readonly kind: 'withheld'
  readonly publicId: string
  readonly agencyName: string
  readonly ground: WithholdingGround
  readonly because: Citation
  /** Month only: together with the matter a day could identify somebody. */
  readonly decidedIn: string
}

export function withhold(
  publicId: string,
  agencyName: string,
  ground: WithholdingGround,
  decidedOn: PlainDate,
): Withheld {
  const { because } = withholdingGrounds[ground]
  const decidedIn = decidedOn.slice(0, 7)
  return { kind: 'withheld', publicId, agencyName, ground, because, decidedIn }
}

/** 未满十八周岁 on that day, which ends with the birthday itself; such a case is never published. */
export function isMinor(party: Party, on: PlainDate): boolean {
  const born = party.kind === 'natural-person' ? birthDateOf(party) : null
  return born !== null && addMonths(born, 18 * 12) >= on
}

function birthDateOf(party: Extract<Party, { kind: 'natural-person' }>): PlainDate | null {
  if (party.birthDate !== null && isPlainDate(party.birthDate)) return party.birthDate
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(party.idNumber) ?? []
  const text = `${year}-${month}-${day}`
  return isPlainDate(text) ? plainDate(text) : null
}
