import type { ColumnType } from 'kysely'
import type { ReportKind } from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'

type Instant = ColumnType<Date, string | Date, string | Date>

export type BatchState = 'waiting' | 'sent' | 'failed' | 'answered'
export type ItemState = 'sent' | 'accepted' | 'rejected'

/** Tables of migrations 0038_reports_and_statistics.sql and 0055_licence_reports.sql. */
export type ReportingTables = {
  'casework.report_endpoint': {
    agency_id: string
    url: string
    sealed: Buffer | null
    set_by: string
    set_at: Instant
  }
  'casework.report_batch': {
    id: string
    agency_id: string
    kind: ReportKind
    manner: 'xlsx' | 'push'
    state: BatchState
    made_at: Instant
    made_by: string
    made_by_name: string
    attempts: ColumnType<number, number | undefined, number>
    next_at: ColumnType<Date | null, string | null | undefined, string | null>
    last_error: ColumnType<string | null, null | undefined, string | null>
    sent_at: ColumnType<Date | null, string | null | undefined, string>
    receipt: ColumnType<string | null, null | undefined, string>
    answered_at: ColumnType<Date | null, null | undefined, string>
  }
  'casework.report_item': {
    batch_id: string
    /** The case of a penalty, the public id of a licence. */
    subject_id: string
    agency_id: string
    number: string
    state: ItemState
    reason: ColumnType<string | null, null | undefined, string | null>
    sha256: ColumnType<string | null, string | null | undefined, string>
  }
  'casework.licence_party': {
    public_id: string
    agency_id: string
    sealed: Buffer
    set_by: string
    set_at: Instant
  }
  'casework.licence_party_read': {
    id: string
    public_id: string
    agency_id: string
    person_id: string
    person_name: string
    at: Instant
  }
  'publication.annual_report': {
    id: string
    agency_id: string
    year: number
    version: number
    body: string
    correction: string | null
    published_on: string
    published_at: Instant
    /** How it was collected, checked and published; null before that took three people. */
    submission_id: string | null
  }
}
