/** Filled by the ledger room. */
export type LedgerTables = Record<never, never>
