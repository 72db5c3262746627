import type { PlainDate } from '../../../shared/plain-date.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'
import type { Turn } from '../../scan.ts'

/** 签名: what came back of the papers that were signed by hand, or that somebody would not sign. */
export type SigningSlice = { readonly signings: readonly PaperSigning[] }

export const nothingSigned: SigningSlice = { signings: [] }

/** The paper that was signed: what was sealed stays as it is, beside its signed version. */
export type SignedPaper = {
  readonly id: string
  readonly type: string
  readonly title: string
  /** The step of the case that made it. */
  readonly madeIn: number
}

export type PaperSigning = {
  readonly paper: SignedPaper
  /** The day written on it by hand. */
  readonly on: PlainDate
  readonly signer: string
  readonly relation: string | null
  /** 拒绝签名: the reason in their words, and by what it is proved; null when it was signed. */
  readonly refusal: SignatureRefusal | null
  readonly pages: readonly SignedPage[]
}

export type SignatureRefusal = {
  readonly reason: string
  readonly witness: string | null
  readonly recording: string | null
}

/** One page of the signed version: the stored file as it came, and which of its sheets. */
export type SignedPage = {
  readonly page: number
  readonly file: StoredFile
  readonly sheet: number
  readonly turned: Turn
}

/** How the paper stands: signed, refused, or not back yet (null). A later signature replaces a refusal. */
export function signingOf({ signings }: SigningSlice, paper: string): PaperSigning | null {
  const of = signings.filter((each) => each.paper.id === paper)
  return of.find(({ refusal }) => refusal === null) ?? of.at(-1) ?? null
}
