/** A file that was received: evidence of a case, or an attachment of a letter (来信). */
export type StoredFile = {
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** As the provider called it: shown, never used as a path. */
  readonly originalName: string
}
