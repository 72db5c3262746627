import { z } from 'zod'

/** One thing an examiner would write down. */
export const FileFinding = z.strictObject({
  /** V10, R03. */
  criterion: z.string(),
  words: z.string(),
  veto: z.boolean(),
  /** Points that it costs; 0 for a veto, which costs all. */
  points: z.number(),
  what: z.string(),
  /** The sealed paper or the step of the case it is about; both null where it is the case as a whole. */
  paper: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  step: z.int().nullable(),
  mend: z.string(),
})
export type FileFinding = z.infer<typeof FileFinding>

/** One criterion of the form and how the file stands by it. */
export const CriterionView = z.strictObject({
  id: z.string(),
  words: z.string(),
  points: z.number(),
  /** `people`: data do not answer it. `not-looked`: they could, but something was missing. */
  state: z.enum(['clear', 'found', 'not-concerned', 'not-yet', 'not-looked', 'people']),
  /** What data compare, or why the criterion does not apply or was not looked into. */
  note: z.string(),
})
export type CriterionView = z.infer<typeof CriterionView>

/** GET /api/cases/:caseId/file-review : 案卷评查, as far as data tell. */
export const FileReviewView = z.strictObject({
  caseId: z.uuid(),
  caseTitle: z.string(),
  number: z.string().nullable(),
  /** Vetoes first. */
  findings: z.array(FileFinding),
  groups: z.array(
    z.strictObject({
      title: z.string(),
      points: z.number(),
      deducted: z.number(),
      criteria: z.array(CriterionView),
    }),
  ),
})
export type FileReviewView = z.infer<typeof FileReviewView>
