import type { ColumnType } from 'kysely'
import type { FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import type { FirmImportEvent } from '@zhaofa/domain/inspection/register/firm-import.ts'
import type {
  FirmKind,
  FirmSource,
  FirmStatus,
  RiskGrade,
} from '@zhaofa/domain/inspection/register/firm.ts'

type Instant = ColumnType<Date, string | Date, never>
type Day = ColumnType<string, string, never>

type Events<E extends { readonly type: string }> = {
  version: number
  agency_id: string
  type: E['type']
  body: ColumnType<E, string, string>
  at: ColumnType<Date, string | Date, string | Date>
  by_id: string
  by_name: string
}

/** What a row of the register, or one of an import, says of a firm. */
export type FirmColumns = {
  agency_id: string
  code: string
  name: string
  kind: FirmKind
  representative: string
  address: string
  /** Latitude and longitude with a comma. */
  position: string | null
  industry: string
  district: string
  risk: RiskGrade | null
  status: FirmStatus
  status_reason: string
  since: Day
  revision: number
}

/** Tables of migration 0428_firms.sql. */
export type FirmTables = {
  /** Written by triggers alone. */
  'inspection.firm': FirmColumns & { source: FirmSource; changed_at: Instant }
  'inspection.firm_event': Events<FirmEvent> & { firm_id: string; code: string }
  'inspection.firm_import_event': Events<FirmImportEvent> & { import_id: string }
  'inspection.firm_file': {
    id: string
    agency_id: string
    sha256: string
    bytes: ColumnType<number, number, never>
    original_name: string
    uploaded_by: string
    at: Instant
    /** Lines with something filled in; of them those with an error, and what the others would do. */
    lines: number
    wrong: number
    added: number
    changed: number
    same: number
  }
  'inspection.imported_firm': FirmColumns & {
    import_id: string
    /** Its line in the file. */
    line: number
    at: Instant
    /** Written by the database. */
    digest: ColumnType<string, string | undefined, never>
  }
  /** View: every state the register has had of a firm. */
  'inspection.firm_state': FirmColumns & {
    source: FirmSource
    at: Instant
    /** Of an import. */
    import_id: string | null
    line: number | null
    /** Of a single change. */
    version: number | null
  }
}
