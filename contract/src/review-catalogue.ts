import { z } from 'zod'
import { agencyLevels } from '@zhaofa/domain/authority/agency-level.ts'
import { partyKindTitles } from '@zhaofa/domain/case/party.ts'
import { penaltyKinds } from '@zhaofa/domain/case/penalty.ts'
import { comparisons, reviewAmounts, type ReviewRule } from '@zhaofa/domain/review/catalogue.ts'
import { enforcementActs } from '@zhaofa/domain/review/enforcement-acts.ts'
import {
  licenceDecisions,
  reviewFlags,
  proposedOutcomes,
} from '@zhaofa/domain/review/review-facts.ts'
import { Left } from './shown.ts'

const day = z.iso.date()
const keys = <K extends string>(titles: Readonly<Record<K, unknown>>) =>
  Object.keys(titles) as [K, ...K[]]
const some = <T extends z.ZodType>(each: T, max = 60) => z.array(each).max(max)
const fen = z.int().min(0)
const threshold = fen.nullable().optional()

const party = z.enum(keys(partyKindTitles))

/** By kind of party; null: 不适用. One that is left out is told before proposing. */
const Thresholds = z.strictObject({
  'natural-person': threshold,
  'sole-trader': threshold,
  organisation: threshold,
})

/** A condition that is bound to facts every case has. */
const Condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('flag'), flag: z.enum(keys(reviewFlags)) }),
  z.strictObject({ kind: z.literal('outcome'), outcomes: some(z.enum(keys(proposedOutcomes))) }),
  z.strictObject({ kind: z.literal('penalty-kinds'), anyOf: some(z.enum(keys(penaltyKinds))) }),
  z.strictObject({ kind: z.literal('party'), anyOf: some(party) }),
  z.strictObject({ kind: z.literal('matter'), codes: some(z.string().max(20), 100) }),
  z.strictObject({ kind: z.literal('field'), laws: some(z.string().max(80), 40) }),
  z.strictObject({ kind: z.literal('level'), anyOf: some(z.enum(keys(agencyLevels))) }),
  z.strictObject({
    kind: z.literal('amount'),
    amount: z.enum(keys(reviewAmounts)),
    compare: z.enum(keys(comparisons)),
    thresholdFen: Thresholds,
  }),
  z.strictObject({
    kind: z.literal('reaches-hearing'),
    amount: z.enum(['fine', 'confiscated']),
  }),
  z.strictObject({ kind: z.literal('licence'), decisions: some(z.enum(keys(licenceDecisions))) }),
  z.strictObject({ kind: z.literal('licence-hearing') }),
  z.strictObject({ kind: z.literal('licence-third-party') }),
])

const group = <T extends z.ZodType>(of: T) =>
  z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(of).max(8) })

/** Groups stand at most three deep, so that a rule can be read and its ways be gone through. */
const Innermost = z.union([Condition, group(Condition)])
const Rule = z.union([Innermost, group(Innermost)])
export const ReviewRuleBody = Rule as unknown as z.ZodType<ReviewRule>

export const OwnGroundBody = z.strictObject({
  acts: z.union([z.literal('every'), z.array(z.enum(keys(enforcementActs))).max(20)]),
  text: z.string().trim().min(1).max(60),
  basis: z.string().trim().min(1).max(200),
  rule: ReviewRuleBody,
  note: z.string().trim().max(300).default(''),
})

/** One change of the catalogue: a ground of the agency's own is added, written anew, started or stopped. */
export const GroundChangeBody = z.union([
  z.strictObject({ add: OwnGroundBody }),
  z.strictObject({
    id: z.string().max(10),
    enabled: z.boolean().optional(),
    thresholdFen: Thresholds.optional(),
    source: z.string().trim().min(1).max(200).optional(),
    ground: OwnGroundBody.optional(),
  }),
])
export type GroundChangeBody = z.infer<typeof GroundChangeBody>

/** POST /api/review-catalogue/impact: changes of this version, not yet proposed. */
export const ImpactRequest = z.strictObject({
  after: z.int32().min(1),
  changes: z.array(GroundChangeBody).min(1).max(60),
})
export type ImpactRequest = z.infer<typeof ImpactRequest>

const count = z.int().min(0)
export const ImpactYear = z.strictObject({
  year: z.int(),
  judged: count,
  hits: count,
  /** Caught by nothing before, and not reviewed. */
  newHits: count,
  /** Caught before and by nothing any more. */
  dropped: count,
})

/** 影响测算. `digest` is proposed together with the changes it was worked out for. */
export const CatalogueImpact = z.strictObject({
  digest: z.string(),
  /** Milliseconds. */
  took: z.int(),
  years: z.array(ImpactYear),
  judged: count,
  openHits: count,
  /** Open cases without a proposal, of which nothing can be said yet. */
  notYetProposed: count,
  unjudged: count,
  hits: z.array(
    z.strictObject({
      caseId: z.uuid(),
      on: day,
      open: z.boolean(),
      isNew: z.boolean(),
      grounds: z.array(z.string()),
      /** Null where this person may not see the case. */
      title: z.string().nullable(),
      number: z.string().nullable(),
      step: z.string().nullable(),
      /** What changes for the case. */
      effect: z.string(),
    }),
  ),
  hitsLeft: Left,
  sentences: z.array(z.strictObject({ id: z.string(), text: z.string(), sentence: z.string() })),
  /** What keeps the changes from being proposed. */
  problems: z.array(z.strictObject({ reason: z.string(), basis: z.array(z.string()) })),
  /** Nothing in five years: may be proposed with a reason. */
  catchesNothing: z.boolean(),
})
export type CatalogueImpact = z.infer<typeof CatalogueImpact>

const Named = z.strictObject({ value: z.string(), title: z.string() })

/** GET /api/review-catalogue: the catalogue, what is under way with it, and what slots offer. */
export const CatalogueDesk = z.strictObject({
  /** The version that counts today. */
  inForce: z.strictObject({ version: z.int(), since: day }),
  /** The newest approved one, against which changes are written. */
  newest: z.int(),
  grounds: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      sentence: z.string(),
      basis: z.string(),
      acts: z.union([z.literal('every'), z.array(z.string())]),
      rule: ReviewRuleBody,
      note: z.string(),
      mandatory: z.boolean(),
      /** Mandatory, or switched on: in the newest version, against which changes are written. */
      counts: z.boolean(),
      /** The same in the version that applies today. */
      countsToday: z.boolean(),
      /** Proposals of this year that it holds for. */
      thisYear: count,
    }),
  ),
  /** How many grounds count here, and how many the public list has; null while none was published. */
  here: count,
  published: z.strictObject({ version: z.int(), on: day, grounds: count }).nullable(),
  /** An approved version that waits to be made public, or for its first day. */
  waiting: z
    .strictObject({ version: z.int(), publishedOn: day.nullable(), from: day.nullable() })
    .nullable(),
  /** Working days between publication and effect, and where the number comes from. */
  notice: z.strictObject({ days: z.int(), source: z.string() }),
  /** Why this person may not propose; null where they may. */
  blocked: z.string().nullable(),
  matters: z.array(Named),
  fields: z.array(Named),
})
export type CatalogueDesk = z.infer<typeof CatalogueDesk>
