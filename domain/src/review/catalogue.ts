import type { PartyKind } from '../case/party.ts'
import type { PenaltyKind } from '../case/penalty.ts'
import { citationText, type Citation } from '../shared/citation.ts'
import type { Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { LicenceFacts, ReviewFacts, ReviewFlag } from './review-facts.ts'

export type { ReviewFacts }

export type Thresholds = Readonly<Record<PartyKind, Fen>>

/**
 * When a ground applies: a predicate over the facts, as data, so that an agency's catalogue can be
 * stored, shown, compared with an older version and tried on past cases.
 */
export type ReviewRule =
  | { readonly kind: 'flag'; readonly flag: ReviewFlag }
  | { readonly kind: 'outcome'; readonly outcomes: readonly ReviewFacts['outcome'][] }
  | { readonly kind: 'penalty-kinds'; readonly anyOf: readonly PenaltyKind[] }
  /** `reaches` counts the threshold itself (达到), `exceeds` does not (不含). */
  | {
      readonly kind: 'fine' | 'confiscation'
      readonly compare: 'reaches' | 'exceeds'
      readonly thresholdFen: Thresholds
    }
  /** Reaches the hearing threshold, which the agency keeps apart from this catalogue. */
  | { readonly kind: 'fine-reaches-hearing' | 'confiscation-reaches-hearing' }
  | { readonly kind: 'licence'; readonly decisions: readonly LicenceFacts['decision'][] }
  | { readonly kind: 'licence-hearing' | 'licence-third-party' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly ReviewRule[] }

/** 重大执法决定法制审核目录: one version of one agency's list. */
export type ReviewCatalogue = {
  readonly version: string
  readonly effectiveFrom: PlainDate
  readonly grounds: readonly CatalogueGround[]
}

export type CatalogueGround = {
  readonly id: string
  readonly scope: '处罚' | '许可' | '强制' | '全部'
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

export function groundBasisText({ basis }: Pick<CatalogueGround, 'basis'>): string {
  return typeof basis === 'string' ? basis : citationText(basis)
}
