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
  /** Drawn before the paper was made, over its words alone: by their digest, and when. */
  readonly before?: ReadBefore
}

/** 现场先签: the words that were read over on a phone without network, and when the hand moved there. */
export type ReadBefore = DeviceHour & {
  /** SHA-256 of the words (`wordsReadOver`), which the paper was found to have when the signature came. */
  readonly words: string
}
