/** One stored file; its bytes are named by their SHA-256. */
export type EvidenceFile = {
  sha256: string
  bytes: number
  mediaType: string
  /** As the provider called it: shown, never used as a path. */
  originalName: string
}
