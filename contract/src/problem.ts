import { z } from 'zod'
import { UnmetView } from './case.ts'

/** RFC 9457. `title` is a Chinese sentence that says what to do; the rest is for the screen. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** 422: a sentence beside each field. */
  fields: z
    .array(z.strictObject({ field: z.string(), message: z.string(), basis: z.string().nullable() }))
    .optional(),
  /** 409: what the law still asks for. */
  unmet: z.array(UnmetView).optional(),
  /** 412: who saved in between, and what that changed. */
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
