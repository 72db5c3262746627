import type { CellDoubt, FileLine } from '@zhaofa/domain/publicity/lists/rows-from-table.ts'

export type { CellDoubt }

/** One line of a table file as somebody sees it. */
export type TableLine = FileLine

/** The same while it is being read. */
export type Line = {
  readonly line: number
  readonly cells: string[]
  readonly doubts: { readonly column: number; readonly doubt: CellDoubt }[]
}

export type TableLimits = { readonly lines: number; readonly columns: number }
