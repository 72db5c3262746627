import type { AgencyLevel } from '../authority/agency-level.ts'
import type { PartyKind } from '../case/party.ts'
import type { PenaltyKind } from '../case/penalty.ts'
import { citationText, type Citation } from '../shared/citation.ts'
import type { Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { enforcementActs, type EnforcementAct } from './enforcement-acts.ts'
import type { LicenceDecision, ReviewFacts, ReviewFlag, ProposedOutcome } from './review-facts.ts'

export type { ReviewFacts }

/**
 * 起点 by kind of party. Null says that the ground is not for this kind (不适用); a kind that is left out has not
 * been thought of, and nothing can be judged for it.
 */
export type Thresholds = Readonly<Partial<Record<PartyKind, Fen | null>>>

/** The sums a catalogue may compare, and of which acts they are facts. */
export const reviewAmounts = {
  fine: { title: '拟罚款', acts: ['penalty'] },
  confiscated: { title: '拟没收的违法所得、非法财物价值', acts: ['penalty'] },
  seized: { title: '拟查封、扣押财物的价值', acts: ['coercion'] },
  paid: {
    title: '给付、奖励、征收、征用的金额',
    acts: ['payment', 'reward', 'levy', 'requisition'],
  },
} as const satisfies Record<string, { title: string; acts: readonly EnforcementAct[] }>

export type ReviewAmount = keyof typeof reviewAmounts

/** `reaches` counts the threshold itself (达到), `exceeds` does not (不含). */
export const comparisons = { reaches: '达到', exceeds: '超过' } as const

/**
 * When a ground applies: a predicate over the facts, as data, so that an agency's catalogue can be
 * stored, shown, compared with an older version and tried on past cases. Each kind is bound to facts that every
 * case has, so a rule that cannot be evaluated cannot be written.
 */
export type ReviewRule =
  /** Every act of the ground's kinds, without another condition. */
  | { readonly kind: 'always' }
  | { readonly kind: 'flag'; readonly flag: ReviewFlag }
  | { readonly kind: 'outcome'; readonly outcomes: readonly ProposedOutcome[] }
  | { readonly kind: 'penalty-kinds'; readonly anyOf: readonly PenaltyKind[] }
  | { readonly kind: 'party'; readonly anyOf: readonly PartyKind[] }
  /** One of the matters of the case is one of these. */
  | { readonly kind: 'matter'; readonly codes: readonly string[] }
  /** 领域: one of the matters is a rule of one of these instruments. */
  | { readonly kind: 'field'; readonly laws: readonly string[] }
  | { readonly kind: 'level'; readonly anyOf: readonly AgencyLevel[] }
  | {
      readonly kind: 'amount'
      readonly amount: ReviewAmount
      readonly compare: keyof typeof comparisons
      readonly thresholdFen: Thresholds
    }
  /** Reaches the hearing threshold, which the agency keeps apart from this catalogue. */
  | { readonly kind: 'reaches-hearing'; readonly amount: 'fine' | 'confiscated' }
  | { readonly kind: 'licence'; readonly decisions: readonly LicenceDecision[] }
  | { readonly kind: 'licence-hearing' | 'licence-third-party' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly ReviewRule[] }

/** 重大执法决定法制审核目录: one version of one agency's list. */
export type ReviewCatalogue = {
  readonly version: string
  readonly effectiveFrom: PlainDate
  readonly grounds: readonly CatalogueGround[]
  /** The grounds as that version keeps them, where that is another form: digests of drafts in hand are of it. */
  readonly asStored?: unknown
}

/** Of which acts a ground speaks. `every` also means the kinds of act that are named later. */
export type GroundActs = 'every' | readonly EnforcementAct[]

export type CatalogueGround = {
  readonly id: string
  readonly acts: GroundActs
  readonly text: string
  readonly basis: Citation | string
  /** Set by statute or by the State Council's opinion; an agency cannot switch it off. */
  readonly mandatory: boolean
  readonly enabled: boolean
  readonly rule: ReviewRule
  /** How sure the source is (T, S, K) and where it was seen. */
  readonly source: string
  readonly note: string
}

/**
 * The grounds that count, in order. Desk, portal, open data, booklet and command line all ask here, so that all of
 * them show and count the same: a ground kept in reserve is in none of them, a mandatory one in all.
 */
export function groundsInForce({
  grounds,
}: Pick<ReviewCatalogue, 'grounds'>): readonly CatalogueGround[] {
  return grounds.filter(({ mandatory, enabled }) => mandatory || enabled)
}

export function groundBasisText({ basis }: Pick<CatalogueGround, 'basis'>): string {
  return typeof basis === 'string' ? basis : citationText(basis)
}

/** 行政处罚、行政强制; 各类行政执法行为. */
export function actsText(acts: GroundActs): string {
  return acts === 'every' ? '各类行政执法行为' : acts.map((act) => enforcementActs[act]).join('、')
}
