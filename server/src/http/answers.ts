import { z } from 'zod'

/** The answer of a 204: it is done, and there is nothing to say. */
export const nothing = z.undefined()

/** A form with one file in it, as routes `consume` it. */
export const formWithFile = 'multipart/form-data'

/** Bytes are sent as a stream, which no schema reads. */
const bytes: z.ZodType = z.file()

/** The answer of a route that sends the bytes of a file, which has one of these media types. */
export function fileOf(...mediaTypes: readonly string[]) {
  return { content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: bytes }])) }
}
