import type { Generated } from 'kysely'

/** Tables of migrations 0024_scrub.sql and 0182_request_keys.sql. */
export type PlatformTables = {
  'platform.scrub_share': {
    share: number
    begun_at: Date | null
    finished_at: Date | null
    files: number
    findings: unknown
  }
  'platform.request_key': {
    person_id: string
    key: string
    agency_id: string
    attempt: string
    fingerprint: string
    at: Generated<Date>
    status: number | null
    answer: Buffer | null
  }
}
