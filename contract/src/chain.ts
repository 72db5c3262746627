import { z } from 'zod'

/** What a thing that is published through a chain of steps went through, and the versions it left. */
export const chainView = {
  history: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string(),
      title: z.string(),
      opinion: z.string(),
    }),
  ),
  versions: z.array(z.strictObject({ version: z.int(), on: z.iso.date(), reason: z.string() })),
}
