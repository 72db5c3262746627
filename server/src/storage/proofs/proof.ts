/** How the rows of a table are recorded by themselves (ledger.cover): which columns, and how. */
export type RowsSaid = {
  /**
   * The columns that an entry says as they are; the others are in its digest. Without it everything is said
   * but what is sealed or of many parts (bytea, jsonb, tsvector). For rows that change with each act of a case,
   * and for what people are called.
   */
  readonly said?: readonly string[]
  /** Long texts, of which the entry holds the digest only. */
  readonly digested?: readonly string[]
  /** Columns that no reader sees, each with the reason. */
  readonly unsaid?: Readonly<Record<string, string>>
  /** Why the owner's role writes here beside migrations. Elsewhere what it writes is a finding. */
  readonly owner?: string
}

/**
 * How it is known that the rows of a table are what they were when they were written. Each table says one of
 * these; `verify-log` does what it says.
 */
export type RowProof =
  /** Each change of a row is an entry of its own (`row-change`). */
  | ({ readonly by: 'rows' } & RowsSaid)
  /**
   * A row repeats a fact of the log, and ledger/fact-sources.ts says the fact again from it. Columns beyond these,
   * agency_id aside, are recorded like rows.
   */
  | ({
      readonly by: 'facts'
      readonly repeats: readonly string[]
    } & RowsSaid)
  /** Worked out from other rows; ledger/derived-rows.ts works them out again. */
  | {
      readonly by: 'derived'
      readonly from: string
      /** Columns that are not worked out, each with the reason. */
      readonly unsaid?: Readonly<Record<string, string>>
    }
  /** The log itself and what belongs to its entries: the tree and the signatures prove it. */
  | { readonly by: 'log' }
  /** A view: it keeps no rows. */
  | { readonly by: 'view' }
  /** No reader sees it, and nothing a reader sees follows from it. */
  | { readonly by: 'nothing'; readonly because: string }

/** The columns of an event, all of them in its leaf (stream.ts). */
export const eventColumns = (key: string, ...own: readonly string[]) => [
  key,
  'version',
  'type',
  'body',
  'at',
  'by_id',
  'by_name',
  ...own,
]
