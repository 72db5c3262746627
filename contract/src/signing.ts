import { z } from 'zod'

/** One page of a signed version, to be looked at as it came. */
export const SignedSheet = z.strictObject({
  page: z.int(),
  /** By how many degrees, clockwise, the picture stands upright. */
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  mediaType: z.string(),
  /** Which sheet of the file, where the file has several. */
  sheet: z.int(),
})

/** A paper that is signed by hand, and how it stands (签名情况). */
export const SigningView = z.strictObject({
  paper: z.uuid(),
  title: z.string(),
  madeOn: z.iso.date(),
  pages: z.int(),
  state: z.enum(['waiting', 'signed', 'refused']),
  /** Who signs it by hand. */
  signers: z.array(z.string()),
  /** Who signed when; why not, and by what that is proved; null while it waits. */
  words: z.string().nullable(),
  sheets: z.array(SignedSheet),
})
export type SigningView = z.infer<typeof SigningView>

/** POST /api/cases/:caseId/scans : what is on these uploads. Reading them files nothing. */
export const ReadScansBody = z.strictObject({ uploads: z.array(z.uuid()).min(1).max(60) })

export const ScanSorting = z.strictObject({
  papers: z.array(
    z.strictObject({
      paper: z.uuid(),
      title: z.string(),
      pages: z.int(),
      arrived: z.int(),
      /** What is missing, in words; null when the signed version is whole. */
      missing: z.string().nullable(),
    }),
  ),
  /** `lost`: the sheet belongs to nothing that can be filed. */
  notes: z.array(z.strictObject({ text: z.string(), lost: z.boolean() })),
})
export type ScanSorting = z.infer<typeof ScanSorting>
