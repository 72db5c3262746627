import type { FineRule, Matter } from '../matter.ts'
import { penaltyRuleText } from '../penalty-rule-text.ts'
import { provisionsText } from '../provision-words.ts'

type Derived =
  | 'type'
  | 'formerCode'
  | 'violationBasis'
  | 'penaltyBasis'
  | 'penaltyText'
  | 'mustOrderCorrectionFirst'
  | 'tiers'
  | 'tierSource'
  | 'textConfirmed'

type Defaults = Pick<
  Matter,
  | 'confiscation'
  | 'warning'
  | 'otherPenalties'
  | 'responsiblePersonFine'
  | 'legalReviewRequired'
  | 'usable'
  | 'uncertain'
>

const defaults: Defaults = {
  confiscation: 'general',
  warning: 'none',
  otherPenalties: [],
  responsiblePersonFine: null,
  legalReviewRequired: false,
  usable: { kind: 'yes' },
  uncertain: '',
}

/** The text was not seen whole, or not in an official place. */
export const checkFirst = { kind: 'check-first' } as const

/** 违法所得在5万元以上的，并处2倍以上5倍以下；不足5万元或者没有的，并处5万元以上10万元以下. */
export const twoToFiveTimes: FineRule = {
  kind: 'gains-multiple',
  fromGainsFen: 5_000_000,
  minTimes: 2,
  maxTimes: 5,
  otherwise: { minFen: 5_000_000, maxFen: 10_000_000 },
}

/** 有违法所得的，3倍以下最高不超过3万元；没有的，1万元以下. */
export const upToThreeTimes: FineRule = {
  kind: 'gains-cap',
  maxTimes: 3,
  capFen: 3_000_000,
  withoutGainsMaxFen: 1_000_000,
}

/** A row says what differs from the usual matter; what papers print is made from it. */
export function penaltyMatter(
  row: Omit<Matter, Derived | keyof Defaults> & Partial<Defaults>,
): Matter {
  const { code, correction, violates, punishedBy } = row
  const matter = { ...defaults, ...row }
  return {
    ...matter,
    type: '行政处罚',
    formerCode: code.slice(0, 'CF-000'.length),
    violationBasis: provisionsText(violates),
    penaltyBasis: provisionsText(punishedBy),
    penaltyText: penaltyRuleText(matter),
    mustOrderCorrectionFirst: correction === 'first',
    tiers: [],
    tierSource: '',
    textConfirmed: null,
  }
}
