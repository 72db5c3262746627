import { z } from 'zod'

/** How many rows of a list to show; a list that is longer says how many it leaves out. */
export const ShownQuery = z.strictObject({
  shown: z.coerce.number().int().min(1).max(5_000).optional(),
})
export type ShownQuery = z.infer<typeof ShownQuery>

/** Rows that are not shown. What somebody still has to do is always among the shown ones. */
export const Left = z.int().min(0)
