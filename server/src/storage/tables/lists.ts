import type { ColumnType, Generated } from 'kysely'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'

type Instant = ColumnType<Date, string | Date, string | Date>

/** Tables of migrations 0048_list_drafts.sql and 0058_agency_changes_void_papers.sql. */
export type ListTables = {
  'casework.list_draft': {
    agency_id: string
    item: string
    person_id: string
    person_name: string
    version: number
    published: number
    rows: ColumnType<Row[], string, string>
    reason: string
    saved_at: Instant
  }
  'casework.list_review': {
    id: string
    agency_id: string
    item: string
    list_version: number
    trigger: string
    opinion: string
    at: Instant
    by_id: string
    by_name: string
  }
  'casework.agency_change': {
    id: Generated<string>
    agency_id: string
    fact: string
    before: string
    at: Instant
  }
}
