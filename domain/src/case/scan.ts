import type { PageCode } from '../paper/page-code.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { StoredFile } from '../shared/stored-file.ts'

/** By how many degrees, clockwise, a sheet has to be turned to stand upright. */
export type Turn = 0 | 90 | 180 | 270

/** One picture, or one page of a PDF, as it was read: the code at its foot, and how it lay. */
export type Sheet = {
  /** Counted from one within the file. */
  readonly sheet: number
  /** Null where none was made out. */
  readonly code: PageCode | null
  readonly turned: Turn
}

/** An uploaded file of the case whose sheets were read. */
export type Scan = {
  readonly file: StoredFile
  readonly sheets: readonly Sheet[]
  /** Why nothing could be read; null when the sheets say it all. */
  readonly problem: string | null
}

/** A sealed paper of the case, as far as its signatures go. */
export type SealedPaper = {
  readonly id: string
  readonly type: string
  readonly title: string
  /** The step of the case that made it. */
  readonly version: number
  readonly on: PlainDate
  readonly pages: number
  readonly voided: boolean
  /** It has to come back signed by hand: one whose party refused in the act that made it says so itself. */
  readonly byHand: boolean
  readonly number: string | null
  /** SHA-256 of its bytes. */
  readonly sha256: string
  /** Its lines to sign. */
  readonly lines: readonly SealedLine[]
  /** What somebody has to write on it with the own hand, in words; null where nothing is. */
  readonly writes: string | null
}

/** One line to sign, by the role before it: 送达人; `name` where it was printed, `dated` where that person has signed. */
export type SealedLine = {
  readonly label: string
  readonly name: string | null
  readonly dated: boolean
}
