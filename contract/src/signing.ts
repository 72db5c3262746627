import { z } from 'zod'
import { DeviceHourView } from './device-hour.ts'
import { maxStrokesLength } from '@zhaofa/domain/case/strokes.ts'

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
  /** `blank`: printed to be written on at the firm, where nobody has been yet; no signature is missing. */
  state: z.enum(['waiting', 'blank', 'signed', 'refused']),
  /** Who signs it by hand. */
  signers: z.array(z.string()),
  /** Who signed when; why not, and by what that is proved; null while it waits. */
  words: z.string().nullable(),
  sheets: z.array(SignedSheet),
  /** 现场签名: what it takes to sign it on a screen; null where it is signed with ink or signed already. */
  screen: z
    .strictObject({
      /** SHA-256 of the sealed paper: what is drawn is bound to it. */
      digest: z.string(),
      /** Who signs, as far as the case knows. */
      expected: z.array(z.strictObject({ name: z.string(), relation: z.string().nullable() })),
      /** What somebody has to write on it with the own hand; null where nothing is. */
      writes: z.string().nullable(),
    })
    .nullable(),
  /** The 电子签名页 of one that was signed on a screen, and the strokes by their signer; null otherwise. */
  onScreen: z
    .strictObject({
      page: z.uuid().nullable(),
      strokes: z.array(z.strictObject({ no: z.int(), name: z.string() })),
    })
    .nullable(),
})
export type SigningView = z.infer<typeof SigningView>

/** A signature that the server received, as it looks: viewBox and path of one drawing. */
export const DrawnView = z.strictObject({
  id: z.uuid(),
  paper: z.uuid(),
  at: z.iso.datetime(),
  /** 一并签名: the digest of the list of papers below which it was drawn; null for one that was drawn below its paper. */
  list: z.string().nullable(),
  ink: z.strictObject({ box: z.array(z.number()).length(4), path: z.string() }),
})
export type DrawnView = z.infer<typeof DrawnView>

/** POST /api/cases/:caseId/signatures : what was drawn below a sealed paper. It files nothing. */
export const SignatureBody = z.strictObject({
  paper: z.uuid(),
  /** JSON as in domain/case/strokes.ts. */
  strokes: z.string().max(maxStrokesLength),
  /** When it was drawn on a phone without network, over the words of a paper that was not made yet. */
  device: DeviceHourView.optional(),
  /**
   * 一并签名: the papers on the list below which it was drawn, each by what stood there: the digest of its bytes, or of the
   * words that were read before it was made. `paper` is the first; the strokes name the digest of the list.
   */
  list: z
    .array(z.strictObject({ paper: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/) }))
    .min(2)
    .max(12)
    .optional(),
})

/** GET /api/documents/:documentId/pages : a sealed paper to be read on a screen, page by page. */
export const SealedPages = z.strictObject({
  title: z.string(),
  sha256: z.string(),
  pages: z.array(z.string()),
})
export type SealedPages = z.infer<typeof SealedPages>

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
