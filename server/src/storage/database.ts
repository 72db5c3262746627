import type { Transaction } from 'kysely'
import type { LedgerTables } from './tables/ledger.ts'

/**
 * Every table, by schema-qualified name. Each room declares its own tables in tables/ and adds
 * them here.
 */
export type Database = LedgerTables

export type Tx = Transaction<Database>
