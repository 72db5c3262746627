import type { DeviceHour } from '../kernel/recorded.ts'
import type { Ink } from '../shared/ink.ts'
import type { StoredFile } from '../shared/stored-file.ts'

/** 现场签名: strokes that the server received for one sealed paper of the case, and when. */
export type DrawnSignature = {
  /** The strokes (`strokes.ts`). */
  readonly file: StoredFile
  /** The sealed paper they were drawn for: its id, and the SHA-256 of its bytes at that moment. */
  readonly paper: string
  readonly digest: string
  readonly ink: Ink
  /** By the server's clock. */
  readonly at: string
  /** 一并签名: the list of papers below which it was drawn, `paper` among them; absent where that is all it was drawn for. */
  readonly list?: SignedList
  /** Drawn before the paper was made, over its words alone: by their digest, and when. */
  readonly before?: ReadBefore
}

/** A list of papers that are signed by one drawing: what is drawn is bound to the digest of the list. */
export type SignedList = {
  readonly digest: string
  readonly papers: readonly PaperOnList[]
}

/** A paper as the list names it. */
export type PaperOnList = {
  readonly paper: string
  /** SHA-256 of the sealed bytes. */
  readonly digest: string
  /** SHA-256 of its words (`wordsReadOver`) by which it stood on the list, where it was read before it was made. */
  readonly words?: string
}

/** 现场先签: the words that were read over on a phone without network, and when the hand moved there. */
export type ReadBefore = DeviceHour & {
  /**
   * SHA-256 of the words (`wordsReadOver`), which the paper was found to have when the signature came; of a list, the
   * digest of what stood on it.
   */
  readonly words: string
}
