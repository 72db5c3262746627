import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { ReadBefore, SignedList } from '../../drawn-signature.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'
import type { Turn } from '../../scan.ts'

/** 签名: what came back of the papers that were signed by hand or on a screen, or that somebody would not sign. */
export type SigningSlice = {
  readonly signings: readonly PaperSigning[]
  readonly countersignings: readonly Countersigning[]
  /** Steps whose papers need not come back any more: printed to be filled by hand, and not used. */
  readonly spare: readonly number[]
}

export const nothingSigned: SigningSlice = { signings: [], countersignings: [], spare: [] }

/** 会签: the colleague whose name a paper of the agency bears signed it in the program. */
export type Countersigning = {
  readonly papers: readonly SealedReference[]
  /** What was on its way to the heads; null where nothing was. */
  readonly forms: SubmittedForms | null
  readonly by: PersonId
  readonly name: string
  readonly on: PlainDate
}

/** Forms of an act that was submitted: the step of the case that submitted it, which the signature is bound to, and their titles. */
export type SubmittedForms = { readonly at: number; readonly titles: readonly string[] }

/** A sealed paper as whoever signed it saw it: bound by its digest. */
export type SealedReference = SignedPaper & SealedAs

/** The words of a sealed paper as they were: their number, day, pages and digest. */
export type SealedAs = {
  readonly number: string | null
  readonly on: PlainDate
  readonly pages: number
  readonly digest: string
}

/** The paper that was signed: what was sealed stays as it is, beside its signed version. */
export type SignedPaper = {
  readonly id: string
  readonly type: string
  readonly title: string
  /** The step of the case that made it. */
  readonly madeIn: number
}

/** Somebody who signed, and on which day. */
export type Signer = {
  readonly name: string
  readonly relation: string | null
  readonly signedOn: PlainDate
  /** One of the agency's own people, whose name the paper bears in print and which is no secret. */
  readonly inside?: true
}

export type PaperSigning = {
  readonly paper: SignedPaper
  /** The day on which the first signer signed: on a 送达回证 it is the day of service. */
  readonly on: PlainDate
  /** The first: for whom the paper is. */
  readonly signer: string
  readonly relation: string | null
  /** Who signed beside them, each on the own day. */
  readonly others: readonly Signer[]
  /** 拒绝签名: the reason in their words, and by what it is proved; null when it was signed. */
  readonly refusal: SignatureRefusal | null
  /** What came back on paper. */
  readonly pages: readonly SignedPage[]
  /** 现场签名: what was drawn on the screen; null where it was signed with ink. */
  readonly onScreen: OnScreen | null
}

/** The signatures of one sealed paper, bound to its digest. */
export type OnScreen = {
  /** The step of the case that made the 签名页. */
  readonly madeIn: number
  readonly digest: string
  readonly signers: readonly ScreenSigner[]
}

/** One of those who signed on the screen. */
export type ScreenSigner = {
  readonly name: string
  readonly relation: string | null
  /** When the server received the signature. */
  readonly at: string
  readonly drawn: DrawnStrokes
  /** What they wrote with the own hand beside the name: 以上笔录我看过……; null where nothing was asked. */
  readonly words: DrawnStrokes | null
  /** As of `Signer`. */
  readonly inside?: true
  /** Where it was drawn before the paper was made. */
  readonly before?: ReadBefore
  /** 一并签名: the list of papers below which it was drawn. */
  readonly list?: SignedList
}

/** Strokes by the id under which the server keeps them, and as a stored file. */
export type DrawnStrokes = { readonly id: string; readonly file: StoredFile }

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

/** Everybody who signed, the first before the others. */
export const signersOf = ({ signer, relation, on, others }: PaperSigning): readonly Signer[] => [
  { name: signer, relation, signedOn: on },
  ...others,
]

/** All strokes of a signing on the screen, those of its words among them. */
export const strokesOf = ({ onScreen }: PaperSigning): readonly DrawnStrokes[] =>
  (onScreen?.signers ?? []).flatMap(({ drawn, words }) => (words ? [drawn, words] : [drawn]))
