import type { LimitId } from '../deadline/limits.ts'
import type { Charted } from './flowchart-types.ts'
import { cite, type Citation } from '../shared/citation.ts'

/** One way from one state to another, and on what condition, in words. */
type OutlineStep = { readonly from: string; readonly to: string; readonly when: string }

/** What the law says of one state: its articles, and the limits that run there. */
type OutlineRule = {
  readonly state: string
  readonly basis: readonly Citation[]
  readonly limits: readonly LimitId[]
}

/**
 * The outline of a procedure: states and conditions in words, for the flowcharts and guides of
 * procedures that do not run yet. A procedure that runs is drawn from its own value.
 */
export type ProcedureOutline = {
  readonly id: string
  readonly title: string
  readonly charted: Charted
  readonly states: readonly string[]
  readonly steps: readonly OutlineStep[]
  readonly rules: readonly OutlineRule[]
}

type Row = readonly [from: string, to: string, when?: string]
type RuleRow = readonly [state: string, articles: readonly number[], ...limits: LimitId[]]

/**
 * States are listed in the order in which the steps name them. `rules` cite articles of one law, the
 * one the procedure comes from.
 *
 * @throws RangeError when a rule names a state no step leads to or from.
 */
export function outline(
  id: string,
  title: string,
  charted: Charted,
  rows: readonly Row[],
  rules: { readonly law: string; readonly states: readonly RuleRow[] } = { law: '', states: [] },
): ProcedureOutline {
  const states = [...new Set(rows.flatMap(([from, to]) => [from, to]))]
  return {
    id,
    title,
    charted,
    states,
    steps: rows.map(([from, to, when = '']) => ({ from, to, when })),
    rules: rules.states.map(([state, articles, ...limits]) => {
      if (!states.includes(state)) throw new RangeError(`${id} has no state ${state}`)
      return { state, basis: articles.map((article) => cite(rules.law, article)), limits }
    }),
  }
}
