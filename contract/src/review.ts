import { z } from 'zod'
import { ActOffer } from './case.ts'
import { CitationView } from './refusal.ts'

/** GET /api/cases/:caseId/draft-review : the draft as text, the last opinion on it, and what changed since. */
export const DraftReviewView = z.strictObject({
  /** What the reviewer may do, and the act whose paper is being reviewed. */
  acts: z.strictObject({
    opinion: ActOffer,
    supplement: ActOffer,
    decision: ActOffer,
    /** 受理, as long as nobody did. */
    accept: ActOffer.nullable(),
  }),
  parts: z.array(
    z.strictObject({
      part: z.string(),
      title: z.string(),
      text: z.string(),
      /** As it stood in the draft the last opinion was about; null when that is this draft. */
      earlier: z.string().nullable(),
    }),
  ),
  /** The points of the checklist of this review, in their order, with their articles. */
  points: z.array(z.strictObject({ point: z.string(), basis: z.array(CitationView) })),
  /** The last opinion that was not 同意; null when there was none. */
  refused: z
    .strictObject({
      outcome: z.string(),
      opinion: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      /** Whether it was about this very draft. */
      sameDraft: z.boolean(),
      failed: z.array(z.strictObject({ title: z.string(), reason: z.string() })),
      notes: z.array(
        z.strictObject({
          part: z.string(),
          title: z.string(),
          quote: z.string().nullable(),
          remark: z.string(),
        }),
      ),
    })
    .nullable(),
})
export type DraftReviewView = z.infer<typeof DraftReviewView>
