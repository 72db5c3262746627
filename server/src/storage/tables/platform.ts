/** Table of migration 0024_scrub.sql. */
export type PlatformTables = {
  'platform.scrub_share': {
    share: number
    begun_at: Date | null
    finished_at: Date | null
    files: number
    findings: unknown
  }
}
