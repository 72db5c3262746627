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
}
