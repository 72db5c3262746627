import type { BenchmarkCircumstance, TierFactor } from '../discretion/factors.ts'
import type { Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/**
 * 处罚事项: one kind of violation by one violated rule and one penalty rule. What a text says of article,
 * amount or order of correction is here once; papers, notices and lists are made from it.
 */
export type Matter = {
  readonly code: string
  readonly type: string
  readonly name: string
  /** The code this was part of in the catalogue before, in which one code covered several rules. */
  readonly formerCode: string
  /** 违反的规定; usually one, two where a rule fills in a law. Empty only in the catalogue of before. */
  readonly violates: readonly Provision[]
  /** 罚则. */
  readonly punishedBy: readonly Provision[]
  /** As papers print them, exactly: 《…》（国务院令第485号）第七条第二款. */
  readonly violationBasis: string
  readonly penaltyBasis: string
  /** What the penalty rule provides, in one line. */
  readonly penaltyText: string
  readonly fine: FineRule
  /** How the rule stands to 责令改正: before any penalty, together with it, or only by 处罚法第28条. */
  readonly correction: CorrectionOrder
  /** 先责令改正，拒不改正才罚. */
  readonly mustOrderCorrectionFirst: boolean
  /** Whether the rule itself takes 违法所得, or 处罚法第28条第2款 does. */
  readonly confiscation: Confiscation
  /** 警告 beside or instead of the fine. */
  readonly warning: Warning
  /** 裁量阶次 the agency has published for this matter (处罚法第34条); empty where it published none. */
  readonly tiers: readonly DiscretionTier[]
  readonly tierSource: string
  /** Circumstances that the benchmark weighs within its tiers; absent in benchmarks that name none. */
  readonly benchmarkCircumstances?: readonly BenchmarkCircumstance[]
  /** What the statute adds to the fine, in words: 吊销许可证件, 情节严重的责令停业整顿. */
  readonly otherPenalties: readonly string[]
  /** Kinds the rule imposes beside the fine without leaving a choice. */
  readonly imposes?: readonly ImposedKind[]
  /** 予以公告: always, or in the stage of this name; absent where the rule leaves it open or does not say it. */
  readonly announced?: 'always' | { readonly stage: string }
  readonly responsiblePersonFine: FineRange | null
  readonly legalReviewRequired: boolean
  /** The rule punishes only what somebody concerned has reported (特许经营条例第28条). */
  readonly onlyOnReport?: true
  /** 查封、扣押 of what the matter is about; absent where no law or regulation is named for it. */
  readonly coercivePower?: CoercivePower
  /** Who may act: 县级以上商务主管部门. */
  readonly level: string
  readonly usable: Usability
  /** The legal unit's comparison with the official text; null while it has not been made. */
  readonly textConfirmed: TextConfirmation | null
  /** What is open about the text, in words for the officer. */
  readonly uncertain: string
  readonly source: string
}

/**
 * One place of one instrument, as papers cite it. `text` are its words, line by line; empty where the text
 * was not seen, and whoever shows the place says so.
 */
export type Provision = {
  readonly law: string
  /** Null where not even the number is known. */
  readonly article: number | null
  readonly paragraph?: number
  readonly item?: number
  readonly text: readonly string[]
}

export type ImposedKind = 'confiscate-goods' | 'revoke-licence'
export type CorrectionOrder = 'first' | 'with' | 'none'
export type Confiscation = 'required' | 'general' | 'none'
/** `or`: either the warning or the fine, never both; `must`: always; `may`: at discretion. */
export type Warning = 'none' | 'or' | 'may' | 'must'

/**
 * Whether a case may rest on the matter: at once; after the legal unit compared it with the official text;
 * not at all, because the rule is repealed, its text unknown, or the power another authority's.
 */
export type Usability =
  | { readonly kind: 'yes' }
  | { readonly kind: 'check-first' }
  | { readonly kind: 'no'; readonly reason: string }

export type TextConfirmation = {
  readonly name: string
  readonly on: PlainDate
  /** Where the official text was read: 国家规章库，2026年12月1日查阅. */
  readonly source: string
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
/** `written`: what is written in it, since no form was seen; `online`: the system in which it is made. */
export type Application = { readonly written: string } | { readonly online: string }

export type ServiceMatter = {
  readonly code: string
  readonly type: '行政许可' | '行政备案' | '行政检查' | '行政强制'
  readonly name: string
  readonly legalBasis: string
  readonly level: string
  readonly timeLimit: string
  /** What the rule asks an applicant to hand in, in its words; empty where no rule that was seen says so. */
  readonly materials: string
  /** How an application is made, as far as a rule that was seen says so; null where none does. */
  readonly application: Application | null
  readonly inspectionRatio: string
  readonly frequency: string
  readonly content: string
  readonly source: string
  readonly note: string
}

export type FineRange = { readonly minFen: Fen; readonly maxFen: Fen }

/** How the statute sets the fine. `gains` are 违法所得. */
export type FineRule =
  | { readonly kind: 'none' }
  /** The statute allows a fine, but its amounts were not checked: no fine may be set yet. */
  | { readonly kind: 'to-verify' }
  | { readonly kind: 'range'; readonly minFen: Fen; readonly maxFen: Fen }
  /** 对企业事业单位 and 对其他生产经营者 apart; `forParty` says which of the two holds. */
  | {
      readonly kind: 'by-party'
      readonly organisation: FineRange
      readonly others: FineRange
    }
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
  /** The condition as facts with their values; absent in tiers whose condition is words alone. */
  readonly factors?: readonly TierFactor[]
  /** Whether all factors have to hold or one is enough; all where it is not said. */
  readonly need?: 'all' | 'any'
  /** The place of the tier in the benchmark: 第三条第二项, 附表第12行. */
  readonly article?: string
  readonly minFen: Fen
  readonly maxFen: Fen
  /** Set where the tier is a multiple of the gains; the amounts hold where there are none. */
  readonly minTimes?: number
  readonly maxTimes?: number
  readonly other: string
  /** Where the fine differs by kind of party: whom the tier is for. */
  readonly forParty?: 'organisation' | 'others'
}
