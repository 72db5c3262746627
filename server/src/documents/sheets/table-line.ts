/** One line of a table file as somebody sees it: its number there, and the text of each cell. */
export type TableLine = {
  readonly line: number
  readonly cells: readonly string[]
  /** Places of cells that are formulas. Formulas are never run; the cell holds the result computed elsewhere. */
  readonly formulas: readonly number[]
}

export type TableLimits = { readonly lines: number; readonly columns: number }
