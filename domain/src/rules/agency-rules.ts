import type { PartyKind } from '../case/party.ts'
import type { LimitId } from '../deadline/limits.ts'
import type { ExemptReason, GroundOutsidePlans, VisitWay } from '../inspection/visit-codes.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'

/**
 * Limits of a case the law leaves open and an agency may set: 核查、告知举报人、组织听证、归档、备案、答复审核意见、补办检查审批、
 * 答复检查异议. Statement and review days have settings of their own.
 */
export const ownLimits = [
  'D-VERIFY-15',
  'D-INFORM-5',
  'D-HEAR-HOLD-20',
  'D-ARCHIVE-30',
  'D-SPOT-FILE',
  'D-LEGAL-REPLY-3',
  'D-INSPECT-APPROVE',
  'D-INSPECT-OBJECT',
] as const satisfies LimitId[]
export type OwnLimit = (typeof ownLimits)[number]

/**
 * What the law leaves to a place or an agency (本局规则), as of one day. Each value has a source that
 * screens can show; none is a constant in a rule.
 */
export type AgencyRules = {
  /** Administrative division code and name: 220300, 四平市. */
  readonly region: string
  readonly regionName: string
  readonly agencyName: string
  /** 机关代字, the agency's part of every 文号: 四商. */
  readonly numberWord: string
  readonly address: string
  readonly phone: string
  /** Working days for 陈述申辩 after the notice (法律未定天数, 通行 5). */
  readonly statementDays: number
  /** Working days for 法制审核, and what may be added with approval. */
  readonly reviewDays: number
  readonly reviewExtensionDays: number
  /** Working days between the publication of a review catalogue and its first day. */
  readonly catalogueNoticeDays: number
  /** 较大数额 for 听证, by kind of party. */
  readonly hearingThresholdFen: Readonly<Record<PartyKind, Fen>>
  /** Whether a hearing asked for late with a good cause goes to the head instead of being refused. */
  readonly lateHearingToHead: boolean
  /** Whether somebody who reviewed the case may host its hearing. */
  readonly reviewerMayHost: boolean
  /** 复议机关 and 法院 printed on every decision. */
  readonly reconsiderationAuthority: string
  readonly court: string
  /** 代收机构 (罚款决定与罚款收缴分离实施办法第7条: 名称、地址). */
  readonly bank: {
    readonly name: string
    readonly address: string
    readonly account: string
    readonly holder: string
  }
  /** Who began legal review before this day is not new to it (处罚法第58条第2款). */
  readonly qualifiedReviewersSince: PlainDate
  /** 学时 a year for officers, and for reviewers; what somebody is who is both counts the greater. */
  readonly officerTrainingHours: number
  readonly reviewerTrainingHours: number
  readonly maskNaturalPersonName: boolean
  readonly soleTraderAs: 'natural-person' | 'organisation'
  /** Whether decisions made on the spot are published like the others (处罚法第48条). */
  readonly publishSummary: boolean
  /** Upon what a visit outside every plan may rest. */
  readonly visitGrounds: readonly GroundOutsidePlans[]
  readonly visitFrequency: FrequencyRule
  /** 五个严禁, 八个不得, the rights of the firm and whom it may tell, as every 检查通知书 prints them. */
  readonly visitProhibitions: readonly string[]
  readonly visitMustNots: readonly string[]
  readonly visitRights: readonly string[]
  readonly visitSupervision: string
  /** From how many metres on the distance to the firm is told with the record. No text makes a distance unlawful. */
  readonly visitFarMetres: number
  /** Where 双公示 is pushed to, at the credit platform; empty while it is handed over as a file. */
  readonly pushAddress: string
  /** Lengths the agency sets itself, of limits the law leaves open, in the limit's own unit. */
  readonly limitDays?: Readonly<Partial<Record<OwnLimit, number>>>
  /** Where each value comes from, by name of the field. */
  readonly sources: Readonly<Record<string, string>>
}

/** How the visits of a firm add up towards the cap of the year. */
export type FrequencyRule = {
  /** Reasons for which a visit may go on above the cap. */
  readonly exempt: readonly ExemptReason[]
  /** Of those, the ones that are listed apart and not added up towards the cap. */
  readonly outsideSum: readonly ExemptReason[]
  /** Ways of inspecting that are added up. */
  readonly ways: readonly VisitWay[]
}

/** Whether nothing of the bank is left empty. */
export function isWholeBank(bank: AgencyRules['bank']): boolean {
  return [bank.name, bank.address, bank.account, bank.holder].every((each) => each.trim() !== '')
}
