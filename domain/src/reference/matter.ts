import type { Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'

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
  /** 查封、扣押 of what the matter is about; absent where no law or regulation is named for it. */
  readonly coercivePower?: CoercivePower
  /** Who may act: 县级以上商务主管部门. */
  readonly level: string
  /** Whether the matter still has to be compared with the statute; the screens that use it say so. */
  readonly toVerify: boolean
  readonly source: string
  readonly note: string
}

/**
 * The provision on which 查封、扣押 may rest (强制法第10、22条). Whether it covers the matter is a question of
 * law: until the agency's legal unit has confirmed it, nothing may be seized on it.
 */
export type CoercivePower = {
  /** As papers print it: 《…》（国务院令第503号）第十五条第三项. */
  readonly basis: string
  /** The words of the provision. */
  readonly words: string
  readonly measures: readonly CoerciveMeasure[]
  readonly objects: readonly CoercionObject[]
  readonly confirmedBy: { readonly name: string; readonly on: PlainDate } | null
  /** Where the provision was found, and what is open about it. */
  readonly source: string
}

/** 查封 seals things where they are, 扣押 takes them away (强制法第9条第2、3项). */
export type CoerciveMeasure = 'seal' | 'detain'

/** 场所、设施或者财物 (强制法第23条). */
export type CoercionObject = 'premises' | 'facility' | 'goods'

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
