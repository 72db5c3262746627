import { z } from 'zod'
import { rangeParts } from '@zhaofa/domain/discretion/explain-range.ts'
import { MatterOption } from './act.ts'
import { BasisView, CitationView } from './refusal.ts'
import { Left } from './shown.ts'

/** Calendar day, 2026-11-23. */
const day = z.iso.date()
const fen = z.int().min(0)
type RangePart = keyof typeof rangeParts
const range = z.strictObject({ minFen: fen, maxFen: fen })

/**
 * What a form has typed and the case does not say yet: another rule, tier, gains, fine, facts or circumstances. What is left
 * out is taken from the case, as it would be with the act that waits for an approval.
 */
export const DiscretionQuery = z.strictObject({
  matter: z.string().max(20).optional(),
  /** Empty: none is chosen. */
  tier: z.string().max(20).optional(),
  gains: z.coerce.number().int().min(0).optional(),
  fine: z.coerce.number().int().min(0).optional(),
  /** 法定情节 by name, with commas between. */
  circumstances: z.string().max(600).optional(),
  /** The factors as the form holds them, in JSON. */
  factors: z.string().max(6_000).optional(),
})
export type DiscretionQuery = z.infer<typeof DiscretionQuery>

/** 幅度的计算: the statute, the benchmark, each fact and circumstance, and what is left. */
export const RangeView = z.strictObject({
  lines: z.array(
    z.strictObject({
      part: z.enum(Object.keys(rangeParts) as [RangePart, ...RangePart[]]),
      text: z.string(),
      range: range.nullable(),
      basis: z.array(BasisView),
      /** The benchmark and the place in it; empty where the line rests on a law. */
      source: z.string(),
    }),
  ),
  statute: range.nullable(),
  tier: range.nullable(),
  /** Where in it the circumstances point to; leaving it asks for nothing, leaving the tier does. */
  suggested: range.nullable(),
  /** Tiers that the facts call for; empty while facts are missing. */
  called: z.array(z.string()),
  mayMitigate: z.boolean(),
  mayForgo: z.boolean(),
})
export type RangeView = z.infer<typeof RangeView>

/** GET /api/cases/:caseId/discretion : the tiers, the scale and the range of one violation, explained. */
export const DiscretionView = z.strictObject({
  matter: MatterOption,
  range: range.nullable(),
  /** The highest fine the procedure may impose, where it is bound tighter than the matter. */
  cap: z
    .strictObject({
      fen: z.int(),
      title: z.string(),
      basis: CitationView,
      /** The act by which more than the cap can lawfully be imposed. */
      instead: z.strictObject({ act: z.string(), title: z.string() }),
    })
    .nullable(),
  tiers: z.array(
    z.strictObject({
      name: z.string(),
      condition: z.string(),
      /** The condition as facts, a line each; empty where it is words alone. */
      factors: z.array(z.string()),
      /** Whether one of them is enough. */
      anyOf: z.boolean(),
      minFen: z.int(),
      maxFen: z.int(),
      other: z.string(),
      chosen: z.boolean(),
    }),
  ),
  /** What the benchmark asks about; a unit where it is counted. */
  asked: z.array(z.strictObject({ fact: z.string(), unit: z.string().nullable() })),
  explained: RangeView,
  /** Every violation of the case that is fined by its own rule, the first of the case first. */
  violations: z.array(
    z.strictObject({ matter: z.string(), name: z.string(), tier: z.string(), fineFen: fen }),
  ),
  hearingThresholdFen: z.int(),
  statementDays: z.int(),
})
export type DiscretionView = z.infer<typeof DiscretionView>

const LikeCaseView = z.strictObject({
  /** Null where the reader has no access to the case, and for an imported one. */
  caseId: z.uuid().nullable(),
  /** An old case that was imported: where it stands, null where the reader has no access; null for a case of this system. */
  imported: z
    .strictObject({
      place: z.strictObject({ importId: z.uuid(), line: z.int() }).nullable(),
    })
    .nullable(),
  /** Whether its fine counts in the spread. */
  compared: z.boolean(),
  number: z.string(),
  decidedOn: day,
  fineFen: fen,
  standing: z.enum(['stands', 'fell', 'unlawful']),
  factors: z.array(z.string()),
  circumstances: z.array(z.string()),
})

/** GET /api/cases/:caseId/like-cases : what was fined on the same matter in the same tier, and where this case lies. */
export const LikeCasesView = z.strictObject({
  matter: z.string(),
  tier: z.string(),
  since: day,
  today: day,
  /** The fine of this case; null while none is proposed. */
  fineFen: fen.nullable(),
  band: range.nullable(),
  spread: z
    .strictObject({
      count: z.int(),
      minFen: fen,
      lowerFen: fen,
      medianFen: fen,
      upperFen: fen,
      maxFen: fen,
    })
    .nullable(),
  outlier: z.enum(['above', 'below']).nullable(),
  /** Where the fine lies, in a sentence; null while none is proposed. */
  position: z.string().nullable(),
  /** By which way of counting, in words. */
  rule: z.string(),
  /** Why the fine lies apart, in the officer's words; null where nobody was asked. */
  reason: z.string().nullable(),
  alike: z.array(z.strictObject({ number: z.string(), fineFen: fen, why: z.string() })),
  /** Newest first. */
  cases: z.array(LikeCaseView),
  left: Left,
})
export type LikeCasesView = z.infer<typeof LikeCasesView>
