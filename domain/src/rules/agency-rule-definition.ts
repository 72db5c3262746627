import type { SourceTag } from '../deadline/limit-rule.ts'
import type { AgencyRules } from './agency-rules.ts'

/** The rules an agency sets for itself, one by one, each with a source and a day it counts from. */
export type AgencyRuleValues = Pick<
  AgencyRules,
  | 'regionName'
  | 'statementDays'
  | 'reviewDays'
  | 'reviewExtensionDays'
  | 'catalogueNoticeDays'
  | 'hearingThresholdFen'
  | 'lateHearingToHead'
  | 'reviewerMayHost'
  | 'reconsiderationAuthority'
  | 'court'
  | 'bank'
  | 'qualifiedReviewersSince'
  | 'officerTrainingHours'
  | 'reviewerTrainingHours'
  | 'maskNaturalPersonName'
  | 'soleTraderAs'
  | 'publishSummary'
  | 'pushAddress'
  | VisitRuleName
> & { readonly limitDays: NonNullable<AgencyRules['limitDays']> }

export type AgencyRuleName = keyof AgencyRuleValues

/** Those of 涉企行政检查. */
export type VisitRuleName =
  | 'visitGrounds'
  | 'visitFrequency'
  | 'visitProhibitions'
  | 'visitMustNots'
  | 'visitRights'
  | 'visitSupervision'
  | 'visitFarMetres'

export type AgencyRuleDefinition<Name extends AgencyRuleName> = {
  readonly title: string
  /** What the law leaves open, and our reading. */
  readonly question: string
  /** What an agency starts with; its own value replaces it. */
  readonly initial: AgencyRuleValues[Name]
  readonly source: string
  readonly tag: SourceTag
  /** What is wrong with a value, in words; null when it may be used. */
  problem(value: AgencyRuleValues[Name]): string | null
}
