import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Set when the row is made, never again. */
type Fixed<Read, Insert = Read> = ColumnType<Read, Insert, never>

/** Tables of migration 0003_ledger.sql. */
export type LedgerTables = {
  'ledger.opening': {
    kind: Fixed<string>
    public_id: Fixed<string>
    sequence: Fixed<number>
    agency_id: Fixed<string>
    at: Fixed<Date, string>
    salt: ColumnType<Buffer | null, Buffer, null>
    content: ColumnType<string | null, string, null>
    disclosed: Generated<boolean>
  }
  'ledger.pending': { id: GeneratedAlways<number>; leaf: string }
  'ledger.leaf': { idx: Fixed<number>; leaf: Fixed<string> }
  'ledger.tile': { level: Fixed<number>; idx: Fixed<number>; width: number; hashes: Buffer }
  'ledger.checkpoint': {
    size: Fixed<number>
    root: Fixed<Buffer>
    note: Fixed<string>
    signed_at: Fixed<Date, never>
  }
  /** Migration 0418. */
  'ledger.cosignature': {
    size: Fixed<number>
    vkey: Fixed<string>
    line: Fixed<string>
    signed_at: Fixed<Date>
  }
  /** A view of migration 0418: the note with the lines of those who signed it as well. */
  'ledger.cosigned_checkpoint': {
    size: Fixed<number, never>
    root: Fixed<Buffer, never>
    note: Fixed<string, never>
    signed_at: Fixed<Date, never>
  }
  'ledger.log_key': { vkey: Fixed<string>; active_since: Fixed<Date, never> }
}
