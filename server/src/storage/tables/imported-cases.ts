import type { ImportedCase } from '@zhaofa/domain/old-cases/imported-case.ts'
import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, string | Date, never>
type Day = ColumnType<string, string, never>
type Fen = ColumnType<string, number, never>

type ImportedCaseRow = {
  import_id: string
  /** Its line in the file. */
  line: number
  agency_id: string
  number: string
  procedure: ImportedCase['procedure']
  party_name: string
  party_kind: ImportedCase['partyKind']
  party_code: string
  matter_code: string
  cause: string
  filed_on: Day | null
  decided_on: Day
  outcome: ImportedCase['outcome']
  kinds: ColumnType<ImportedCase['kinds'][number][], string[], never>
  fine_fen: Fen
  confiscated_fen: Fen
  reviewed: boolean | null
  review_outcome: string
  hearing: boolean | null
  published: boolean | null
  closed_on: Day | null
  archive_no: string
  retention: ImportedCase['retention']
  pages: number | null
  remarks: string
  /** Written by the database. */
  digest: ColumnType<string, string | undefined, never>
}

export type ImportedCaseTables = {
  'casework.import_file': {
    id: string
    agency_id: string
    /** Of the file as it was given; it lies encrypted (casework.sealed_object). */
    sha256: string
    bytes: ColumnType<number, number, never>
    original_name: string
    uploaded_by: string
    at: Instant
    /** Lines that have something filled in, and how many of them have an error, a warning, something not judged. */
    lines: number
    wrong: number
    warned: number
    unchecked: number
  }
  'casework.imported_case': ImportedCaseRow
  /** View: of imports that were approved and not made void. */
  'casework.standing_imported_case': ImportedCaseRow
  /** View: decisions made here, as they read now, and those of old cases. */
  'casework.counted_decision': {
    agency_id: string
    number: string | null
    matter: string | null
    /** Null for an old case, and where no tier was said. */
    tier: string | null
    outcome: string
    kinds: string[]
    fine_fen: string
    decided_on: Day
    imported: boolean
    /** Of a case of this system. */
    case_id: string | null
    /** Of an old case. */
    import_id: string | null
    line: number | null
  }
}
