import type { PartyKind } from '../case/party.ts'
import type { Fen } from '../shared/money.ts'

/**
 * What the law leaves to a place about publishing (本局公示规则). Every value is shown with its
 * source; none is a constant in a rule.
 */
export type DisclosureRules = {
  /** 姓+某 for natural persons who were penalised. Others' names are always masked. */
  readonly maskNaturalPersonName: boolean
  /** Whether the operator of a 个体工商户 is named beside its trade name. */
  readonly nameSoleTrader: boolean
  /** 较大数额罚款, from which a fine is 一般 with the long display period. */
  readonly largeFineFen: Readonly<Record<PartyKind, Fen>>
  /** 数额巨大罚款 (严重); null while the authority in charge has not set it. */
  readonly hugeFineFen: Readonly<Record<PartyKind, Fen>> | null
  /** Display of a fine below 较大数额 made by ordinary procedure, in months. */
  readonly smallFineMonths: number
  /** Display of a decision not to penalise, in months. */
  readonly noPenaltyMonths: number
  /** Where each value comes from, by name of the field. */
  readonly sources: Readonly<Record<string, string>>
}

const yuan = (amount: number): Fen => amount * 100

/** Proposed values, until the agency confirms its own. */
export const proposedDisclosureRules: DisclosureRules = {
  maskNaturalPersonName: true,
  nameSoleTrader: false,
  largeFineFen: {
    'natural-person': yuan(10_000),
    'sole-trader': yuan(10_000),
    organisation: yuan(100_000),
  },
  hugeFineFen: null,
  smallFineMonths: 3,
  noPenaltyMonths: 3,
  sources: {
    maskNaturalPersonName: '各地做法不一，默认隐去名；证件号码、住址一律不公开',
    nameSoleTrader: '个体工商户字号、代码公开，经营者姓名按本局规定',
    largeFineFen: '与本局听证“较大数额”标准一致，待司法行政部门核定',
    hugeFineFen: '信用修复管理办法由行业主管部门规定金额，尚未规定',
    smallFineMonths: '信用修复管理办法未写明，按一般失信信息的最短公示期',
    noPenaltyMonths: '不予处罚决定不属于失信信息，本局规定',
  },
}

/** What the agency's own rules say about publishing, over the proposed values. */
export const disclosureRulesOf = ({
  maskNaturalPersonName,
  hearingThresholdFen,
}: {
  readonly maskNaturalPersonName: boolean
  readonly hearingThresholdFen: DisclosureRules['largeFineFen']
}): DisclosureRules => ({
  ...proposedDisclosureRules,
  maskNaturalPersonName,
  largeFineFen: hearingThresholdFen,
})
