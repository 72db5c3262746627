import { z } from 'zod'
import { ActOffer, LimitView } from './case.ts'
import { CitationView } from './refusal.ts'

/** GET /api/cases/:caseId/draft-review?act= : by any act of the review; the decision of the case where it is left out. */
export const DraftReviewQuery = z.strictObject({ act: z.string().max(40).optional() })

const ReviewNoteView = z.strictObject({
  part: z.string(),
  title: z.string(),
  quote: z.string().nullable(),
  remark: z.string(),
})

/** The last opinion that was not 同意. */
const RefusedView = z.strictObject({
  outcome: z.string(),
  opinion: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** Whether it was about this very draft. */
  sameDraft: z.boolean(),
  failed: z.array(z.strictObject({ title: z.string(), reason: z.string() })),
  notes: z.array(ReviewNoteView),
})

/** The opinion that holds for what is proposed now, point by point. */
const IssuedOpinion = z.strictObject({
  outcome: z.string(),
  opinion: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  points: z.array(
    z.strictObject({ title: z.string(), answer: z.string(), reason: z.string().nullable() }),
  ),
  notes: z.array(ReviewNoteView),
})

/** What reviewer and officer look at together: what is proposed, what came with it, what was said of it so far. */
export const DraftReviewView = z.strictObject({
  /** The subjects of this case that are or may be reviewed, by the act of their opinion. */
  subjects: z.array(z.strictObject({ act: z.string(), title: z.string(), current: z.boolean() })),
  subject: z.strictObject({
    title: z.string(),
    /** 行政处罚, 行政强制. */
    kind: z.string(),
    digest: z.string().nullable(),
    grounds: z.array(z.string()),
    /** It was sent for review as it is proposed now. */
    sent: z.boolean(),
    /** 复审: the opinion on it was objected to. */
    second: z.boolean(),
    /** The time for the opinion on it; null before it is sent, and while its materials are not complete. */
    limit: LimitView.nullable(),
    /** What the handling unit was asked to supply, and by when; null where nothing is awaited. */
    awaited: z.strictObject({ what: z.string(), by: z.iso.date() }).nullable(),
  }),
  /** The opinion on what is proposed now, once it is issued; null before, and while it is reviewed again. */
  issued: IssuedOpinion.nullable(),
  /** What the reviewer may do, and the act whose paper is being reviewed; null where it is text alone. */
  acts: z.strictObject({
    opinion: ActOffer,
    supplement: ActOffer,
    paper: ActOffer.nullable(),
    /** Whatever else of this review this person may do now: 受理, 停表, 邀请顾问, 指定 … */
    others: z.array(ActOffer),
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
  /** The points of the checklist in order, with their articles and the short reasons that the file itself gives. */
  points: z.array(
    z.strictObject({
      point: z.string(),
      title: z.string(),
      basis: z.array(CitationView),
      offered: z.array(z.string()),
    }),
  ),
  /** 送审材料 as the file answers them now. */
  materials: z.array(
    z.strictObject({
      title: z.string(),
      basis: CitationView,
      state: z.enum(['found', 'missing', 'not-concerned']),
      found: z.array(z.string()),
      /** Why there is none, as the handling unit said when it was sent. */
      reason: z.string().nullable(),
    }),
  ),
  /** What came into the file since it was sent and was not looked at yet. */
  changes: z.array(z.strictObject({ version: z.int(), title: z.string() })),
  counsel: z.array(
    z.strictObject({
      name: z.string(),
      questions: z.string(),
      dueOn: z.iso.date(),
      /** Their opinion, or why they stand aside; null while it is awaited. */
      answer: z.string().nullable(),
      stoodAside: z.boolean(),
    }),
  ),
  /** The review so far, oldest first: sent, returned, accepted, opinions, objection, discussion. */
  history: z.array(
    z.strictObject({
      version: z.int(),
      title: z.string(),
      line: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  refused: RefusedView.nullable(),
  /** What the handling unit objects to in the opinion that is reviewed again; empty in a first review. */
  objections: z.array(z.strictObject({ about: z.string(), reason: z.string() })),
})
export type DraftReviewView = z.infer<typeof DraftReviewView>
