import { z } from 'zod'
import { FieldProblemView, RefusalView } from './refusal.ts'

/** RFC 9457. `title` is a Chinese sentence that says what to do; the rest is for the screen. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** 422: a sentence beside each field. */
  fields: z.array(FieldProblemView).optional(),
  /** For 409 and 422: every reason against it, each with its basis. */
  refusals: z.array(RefusalView).optional(),
  /** 412, of a case: who saved in between, and what that changed. */
  stale: z
    .strictObject({
      version: z.int(),
      by: z.string(),
      at: z.string(),
      changes: z.array(z.string()),
    })
    .optional(),
  /** 500: what to tell the administrator. */
  reference: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
