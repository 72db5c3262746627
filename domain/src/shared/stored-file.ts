/** A file that was received: evidence of a case, or an attachment of a letter (来信). */
export type StoredFile = {
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** Of a picture or a PDF; absent where there are none or nobody counted them. Since 2026-11-30. */
  readonly pages?: number
  /** As the provider called it: shown, never used as a path. */
  readonly originalName: string
}
