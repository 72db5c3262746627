import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Never = never
/** PostgreSQL's bigint: read as text by the driver. */
type BigIntColumn = ColumnType<string, number, Never>

/** Tables of migration 0003_ledger.sql. */
export type LedgerTables = {
  'ledger.opening': {
    kind: string
    public_id: string
    sequence: BigIntColumn
    agency_id: string
    at: ColumnType<Date, string, Never>
    salt: Buffer | null
    content: string | null
    disclosed: Generated<boolean>
  }
  'ledger.pending': { id: GeneratedAlways<string>; leaf: string }
  'ledger.leaf': { idx: BigIntColumn; leaf: string }
  'ledger.tile': { level: number; idx: BigIntColumn; width: number; hashes: Buffer }
  'ledger.checkpoint': {
    size: BigIntColumn
    root: Buffer
    note: string
    signed_at: Generated<Date>
  }
  'ledger.log_key': { vkey: string; active_since: Generated<Date> }
}
