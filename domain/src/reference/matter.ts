import type { Fen } from '../shared/money.ts'

/** 执法事项, as the published list (权责清单) has it. */
export type Matter = {
  readonly code: string
  readonly type: string
  readonly name: string
  readonly violationBasis: string
  readonly penaltyBasis: string
  readonly penaltyText: string
  readonly fine: FineRule
  /** 先责令改正，拒不改正才罚. */
  readonly mustOrderCorrectionFirst: boolean
  readonly tiers: readonly DiscretionTier[]
  readonly otherPenalties: readonly string[]
  readonly legalReviewRequired: boolean
  /** Not yet compared with the statute; shown to whoever uses it. */
  readonly toVerify: boolean
  readonly source: string
}

/** How the statute sets the fine. `gains` are 违法所得. */
export type FineRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly minFen: Fen; readonly maxFen: Fen }
  | {
      readonly kind: 'gains-multiple'
      readonly fromGainsFen: Fen
      readonly minTimes: number
      readonly maxTimes: number
      readonly otherwise: { readonly minFen: Fen; readonly maxFen: Fen }
    }
  | {
      readonly kind: 'gains-cap'
      readonly maxTimes: number
      readonly capFen: Fen
      readonly withoutGainsMaxFen: Fen
    }

/** 裁量阶次. Where two tiers share an end, the amount belongs to the lower one. */
export type DiscretionTier = {
  readonly name: string
  readonly condition: string
  readonly minFen: Fen
  readonly maxFen: Fen
  /** Set instead of amounts where the tier is a multiple of the gains. */
  readonly minTimes?: number
  readonly maxTimes?: number
  readonly other: string
}
