import type { Fen } from '../shared/money.ts'

/** 处罚事项, as the published list (权责清单) has it. */
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
  /** 裁量阶次; empty: the default split of the statutory range (demo only). */
  readonly tiers: readonly DiscretionTier[]
  readonly tierSource: string
  /** What the statute adds to the fine: 公告, 没收违法所得, 吊销许可证件. */
  readonly otherPenalties: readonly string[]
  readonly responsiblePersonFine: FineRange | null
  readonly legalReviewRequired: boolean
  /** Who may act: 县级以上商务主管部门. */
  readonly level: string
  /** Whether the matter still has to be compared with the statute; the screens that use it say so. */
  readonly toVerify: boolean
  readonly source: string
  readonly note: string
}

/** 许可, 备案, 检查 and 强制事项. */
export type ServiceMatter = {
  readonly code: string
  readonly type: '行政许可' | '行政备案' | '行政检查' | '行政强制'
  readonly name: string
  readonly legalBasis: string
  readonly level: string
  readonly timeLimit: string
  readonly inspectionRatio: string
  readonly frequency: string
  readonly content: string
  readonly source: string
  readonly note: string
}

export type FineRange = { readonly minFen: Fen; readonly maxFen: Fen }

/** How the statute sets the fine. `gains` are 违法所得. */
type FineRule =
  | { readonly kind: 'none' }
  /** The statute allows a fine, but its amounts were not checked: no fine may be set yet. */
  | { readonly kind: 'to-verify' }
  | { readonly kind: 'range'; readonly minFen: Fen; readonly maxFen: Fen }
  /** Two ranges; the tier of each stage says when it applies. */
  | { readonly kind: 'two-stage'; readonly stages: readonly [FineStage, FineStage] }
  | {
      readonly kind: 'gains-multiple'
      readonly fromGainsFen: Fen
      readonly minTimes: number
      readonly maxTimes: number
      readonly otherwise: FineRange
    }
  | {
      readonly kind: 'gains-cap'
      readonly maxTimes: number
      readonly capFen: Fen
      readonly withoutGainsMaxFen: Fen
    }

type FineStage = FineRange & { readonly name: string; readonly condition: string }

/** 裁量阶次. Where two tiers share an end, the amount belongs to the lower one. */
export type DiscretionTier = {
  readonly name: string
  readonly condition: string
  readonly minFen: Fen
  readonly maxFen: Fen
  /** Set where the tier is a multiple of the gains; the amounts hold where there are none. */
  readonly minTimes?: number
  readonly maxTimes?: number
  readonly other: string
}
