import { z } from 'zod'
import { GroundChangeBody, ImpactYear } from './review-catalogue.ts'
import { Left } from './shown.ts'
import {
  exemptReasons,
  visitWays,
  type ExemptReason,
  type VisitWay,
} from '@zhaofa/domain/inspection/visit-codes.ts'
import { ruleKinds, type RuleKind as RuleKindName } from '@zhaofa/domain/rules/rule-kinds.ts'
import { ruleProposalStates } from '@zhaofa/domain/rules/rule-proposal.ts'
import { PresentVersion, SeenVersion } from './version.ts'

/** Calendar day, 2026-11-23. */
const day = z.iso.date()
const fen = z.int().min(0)
/** Days of a limit; which of them are lawful the domain says. */
const days = z.int().min(0).max(10_000)
const byParty = z.strictObject({ 'natural-person': fen, 'sole-trader': fen, organisation: fen })

export const RuleKind = z.enum(Object.keys(ruleKinds) as [RuleKindName, ...RuleKindName[]])
export type RuleKind = z.infer<typeof RuleKind>

/** One version of one item of reference data (基础数据与规则). */
export const RuleView = z.strictObject({
  kind: RuleKind,
  /** Year, matter code, `catalogue`, or the name of an agency rule. */
  code: z.string(),
  title: z.string(),
  version: z.int(),
  effectiveFrom: day,
  /** What the kind says; amounts in fen. */
  body: z.unknown(),
  source: z.string(),
  reason: z.string(),
  /** Null for what the agency started with. */
  by: z.string().nullable(),
  /** Who agreed to it; null for what the agency started with, and before changes were agreed to. */
  approvedBy: z.string().nullable(),
  at: z.iso.datetime(),
})
export type RuleView = z.infer<typeof RuleView>

/** Place and words as the official text has them; null: as the catalogue has them. */
const officialText = z.strictObject({
  place: z.string().trim().min(1).max(40).nullable(),
  words: z.string().trim().min(1).max(4_000).nullable(),
})
const labels = z.record(day, z.string().min(1).max(20))
const count = z.int().min(0).max(999_999_999)
const factor = z.union([
  z.strictObject({
    fact: z.string().min(1).max(40),
    unit: z.string().min(1).max(6),
    from: count.optional(),
    below: count.optional(),
  }),
  z.strictObject({ fact: z.string().min(1).max(40), holds: z.boolean() }),
])
const tier = z.strictObject({
  name: z.string().min(1).max(20),
  condition: z.string().max(300),
  /** The condition as facts with their values. */
  factors: z.array(factor).max(12).optional(),
  need: z.enum(['all', 'any']).optional(),
  article: z.string().max(60).optional(),
  minFen: fen,
  maxFen: fen,
  minTimes: z.number().min(0).max(100).optional(),
  maxTimes: z.number().min(0).max(100).optional(),
  other: z.string().max(200),
  forParty: z.enum(['organisation', 'others']).optional(),
})
const text = (max: number) => z.string().trim().min(1).max(max)

const sentences = z.array(z.string().trim().max(3_000)).max(60)
const groundOutsidePlans = z.enum(['report', 'assigned', 'data', 'application'])
const exemptReason = z.enum(Object.keys(exemptReasons) as [ExemptReason, ...ExemptReason[]])
const visitWay = z.enum(Object.keys(visitWays) as [VisitWay, ...VisitWay[]])

/** The values of 本局规则 by name. */
export const AgencyRuleValue = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('regionName'), value: text(40) }),
  z.strictObject({ name: z.literal('statementDays'), value: days }),
  z.strictObject({ name: z.literal('reviewDays'), value: days }),
  z.strictObject({ name: z.literal('reviewExtensionDays'), value: days }),
  z.strictObject({ name: z.literal('officerTrainingHours'), value: z.int32() }),
  z.strictObject({ name: z.literal('reviewerTrainingHours'), value: z.int32() }),
  z.strictObject({ name: z.literal('catalogueNoticeDays'), value: days }),
  z.strictObject({ name: z.literal('hearingThresholdFen'), value: byParty }),
  z.strictObject({ name: z.literal('reconsiderationAuthority'), value: text(80) }),
  z.strictObject({ name: z.literal('court'), value: text(80) }),
  z.strictObject({
    name: z.literal('bank'),
    value: z.strictObject({
      name: text(80),
      address: text(120),
      account: text(40),
      holder: text(80),
    }),
  }),
  z.strictObject({ name: z.literal('maskNaturalPersonName'), value: z.boolean() }),
  z.strictObject({
    name: z.literal('soleTraderAs'),
    value: z.enum(['natural-person', 'organisation']),
  }),
  z.strictObject({ name: z.literal('publishSummary'), value: z.boolean() }),
  z.strictObject({ name: z.literal('lateHearingToHead'), value: z.boolean() }),
  z.strictObject({ name: z.literal('reviewerMayHost'), value: z.boolean() }),
  z.strictObject({ name: z.literal('pushAddress'), value: z.string().trim().max(500) }),
  z.strictObject({ name: z.literal('limitDays'), value: z.record(z.string(), days) }),
  z.strictObject({ name: z.literal('visitGrounds'), value: z.array(groundOutsidePlans).max(4) }),
  z.strictObject({
    name: z.literal('visitFrequency'),
    value: z.strictObject({
      exempt: z.array(exemptReason).max(5),
      outsideSum: z.array(exemptReason).max(5),
      ways: z.array(visitWay).max(3),
    }),
  }),
  z.strictObject({ name: z.literal('visitProhibitions'), value: sentences }),
  z.strictObject({ name: z.literal('visitMustNots'), value: sentences }),
  z.strictObject({ name: z.literal('visitRights'), value: sentences }),
  z.strictObject({ name: z.literal('visitSupervision'), value: text(80) }),
  z.strictObject({ name: z.literal('visitFarMetres'), value: z.int32() }),
])
export type AgencyRuleValue = z.infer<typeof AgencyRuleValue>

/** What may be changed, by kind. */
export const RuleBodyChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calendar-year'),
    year: z.int().min(2000).max(2100),
    holidays: labels,
    workedWeekends: labels,
  }),
  z.strictObject({
    kind: z.literal('matter'),
    code: z.string().max(20),
    active: z.boolean(),
    legalReviewRequired: z.boolean(),
    /** 法制机构 confirms that the provision covers the matter, or takes that back; absent: left as it is. */
    coercionConfirmed: z.boolean().optional(),
    /** 法制机构 compared the rules with the official text, whose source stands beside; null takes that back. */
    text: z.strictObject({ violation: officialText, penalty: officialText }).nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal('benchmark'),
    code: z.string().max(20),
    tiers: z.array(tier).min(1).max(12),
    /** What the benchmark weighs within its tiers, each with its place in it. */
    circumstances: z
      .array(
        z.strictObject({
          fact: z.string().min(1).max(40),
          weighs: z.enum(['lighter', 'heavier']),
          article: z.string().min(1).max(60),
        }),
      )
      .max(20)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('review-catalogue'),
    changes: z.array(GroundChangeBody).min(1).max(60),
    /** The digest of the 影响测算 of exactly these changes; absent in proposals of before 2026-12. */
    measured: z.string().max(64).optional(),
    /** Why a ground is wanted that would have caught nothing in five years. */
    whyNone: text(300).optional(),
  }),
  z.strictObject({ kind: z.literal('agency-rule'), rule: AgencyRuleValue }),
])
export type RuleBodyChange = z.infer<typeof RuleBodyChange>

/**
 * POST /api/rule-proposals: what is to change, from when, on what source, why. `after` is the version it was
 * written against. Another person approves it.
 */
export const RuleChange = z.strictObject({
  after: SeenVersion,
  effectiveFrom: day,
  source: text(300),
  reason: text(300),
  change: RuleBodyChange,
})
export type RuleChange = z.infer<typeof RuleChange>

type State = keyof typeof ruleProposalStates

/** 规则变更: one proposal, and what this person may do about it. */
export const RuleProposalView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  kind: RuleKind,
  code: z.string(),
  title: z.string(),
  differences: z.array(
    z.strictObject({ label: z.string(), before: z.string(), after: z.string() }),
  ),
  effectiveFrom: day,
  source: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  /** 影响测算 as proposed; null for kinds that have none. */
  impact: z
    .strictObject({
      years: z.array(ImpactYear),
      openHits: z.int(),
      openNewHits: z.int(),
      notYetProposed: z.int(),
      unjudged: z.int(),
      whyNone: z.string().nullable(),
    })
    .nullable(),
  /** Who checked it; null before that, and where nobody has to. */
  checked: z.strictObject({ by: z.string(), at: z.iso.datetime(), words: z.string() }).nullable(),
  /** Waits for 核对: whether this person may do it, or why not. Null where nothing is to be checked. */
  check: z.strictObject({ blocked: z.string().nullable() }).nullable(),
  state: z.enum(Object.keys(ruleProposalStates) as [State, ...State[]]),
  answered: z.strictObject({ by: z.string(), at: z.iso.datetime(), words: z.string() }).nullable(),
  /** Why this person may not approve it; null where they may. */
  blocked: z.string().nullable(),
  /** Why this person may not send it back; null where they may. */
  returnBlocked: z.string().nullable(),
  /** Proposed by this person, who may take it back. */
  own: z.boolean(),
})
export type RuleProposalView = z.infer<typeof RuleProposalView>

/** GET /api/rule-proposals: those that wait, oldest first, and the last that were answered. */
export const RuleProposalList = z.strictObject({
  open: z.array(RuleProposalView),
  answered: z.array(RuleProposalView),
  /** Earlier ones; the versions of each item tell of them. */
  answeredLeft: Left,
})
export type RuleProposalList = z.infer<typeof RuleProposalList>

/** POST /api/rule-proposals/:proposalId/approval */
export const ApproveRuleBody = z.strictObject({
  version: PresentVersion,
  opinion: z.string().trim().max(300).default(''),
  /** The code or password of whoever signs. */
  confirmation: z.string().max(256).optional(),
})

/** POST /api/rule-proposals/:proposalId/check */
export const CheckRuleBody = z.strictObject({ version: z.int32().min(1), opinion: text(300) })

/** POST /api/rule-proposals/:proposalId/return, …/withdrawal */
export const AnswerRuleBody = z.strictObject({ version: PresentVersion, reason: text(300) })
