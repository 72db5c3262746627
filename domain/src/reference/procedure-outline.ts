/** One way from one state to another, and on what condition, in words. */
export type OutlineStep = { readonly from: string; readonly to: string; readonly when: string }

/**
 * The outline of a procedure: states and conditions in words, for flowcharts and guides of procedures
 * that have no executable definition yet. 普通程序 runs by procedure/ordinary-penalty.ts.
 */
export type ProcedureOutline = {
  readonly id: string
  readonly title: string
  readonly states: readonly string[]
  readonly steps: readonly OutlineStep[]
}

type Row = readonly [from: string, to: string, when?: string]

/** States are listed in the order in which the steps name them. */
export function outline(id: string, title: string, rows: readonly Row[]): ProcedureOutline {
  const states = [...new Set(rows.flatMap(([from, to]) => [from, to]))]
  return { id, title, states, steps: rows.map(([from, to, when = '']) => ({ from, to, when })) }
}
