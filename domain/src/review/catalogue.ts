import type { PartyKind } from '../case/party.ts'
import type { PenaltyKind } from '../case/penalty.ts'
import type { Citation } from '../shared/citation.ts'
import type { Fen } from '../shared/money.ts'

/** What the gate of 法制审核 looks at. Narrower than the case file on purpose. */
export type ReviewFacts = {
  readonly partyKind: PartyKind
  readonly outcome: 'penalty' | 'no-penalty' | 'transfer-criminal' | 'revocation'
  readonly kinds: readonly PenaltyKind[]
  readonly fineFen: Fen
  readonly confiscatedFen: Fen
  readonly publicInterest: boolean
  readonly vitalRights: boolean
  readonly complex: boolean
  readonly socialRisk: boolean
  readonly foreign: boolean
  readonly hearingHeld: boolean
  /** 减轻处罚: below the statutory minimum. */
  readonly mitigated: boolean
  readonly deviatesFromBenchmark: boolean
  readonly matterRequiresReview: boolean
}

/** 重大执法决定法制审核目录: one version of one agency's list. */
export type ReviewCatalogue = {
  readonly version: string
  readonly grounds: readonly CatalogueGround[]
}

export type CatalogueGround = {
  readonly id: string
  readonly text: string
  readonly basis: Citation | string
  /** Set by statute; an agency cannot switch it off. */
  readonly mandatory: boolean
  readonly enabled: boolean
}
