import { limitWords } from '../deadline/limit-words.ts'
import type { Charted } from '../reference/flowchart-types.ts'
import type { ProcedureOutline } from '../reference/procedure-outline.ts'
import { procedureOutlines } from '../reference/procedure-outlines.ts'
import type { Citation } from '../shared/citation.ts'
import type { Procedure } from './case-kernel.ts'
import { procedures } from './procedures.ts'

/** A way out of a step. `to` is the id of a step of the chart, or null where the procedure ends. */
export type ChartExit = {
  readonly to: string | null
  readonly title: string
  readonly when: string
}

/** One box of a flowchart: what is done, within which limits, by which articles, and what follows. */
export type ChartStep = {
  readonly id: string
  readonly title: string
  /** The part of the procedure it belongs to; null where the procedure has no parts. */
  readonly stage: string | null
  /** Limits in words: 告知书送达起 5 个工作日内要求听证. */
  readonly limits: readonly string[]
  readonly basis: readonly Citation[]
  readonly exits: readonly ChartExit[]
}

/** 流程图 as data: the portal draws it, and spells it out as a list for readers who cannot see the drawing. */
export type Flowchart = {
  readonly id: string
  readonly title: string
  readonly charted: Charted
  readonly steps: readonly ChartStep[]
}

/** The chart of a procedure that runs. It is made from the value that decides what officers may do. */
function chartOfProcedure({
  id,
  title,
  chart: charted,
  steps,
}: Pick<Procedure, 'id' | 'title' | 'chart' | 'steps'>): Flowchart {
  const titles = new Map(steps.map((step) => [step.id, step.title]))
  return {
    id,
    title,
    charted,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      stage: step.stage,
      limits: step.limits.map(limitWords),
      basis: step.basis,
      exits: step.leadsTo.map(({ to, when = '' }) => ({ to, title: titles.get(to) ?? to, when })),
    })),
  }
}

/** The chart of a procedure known in outline. Ends that only one of several ways reaches are exits, not boxes. */
function chartOfOutline({ id, title, charted, states, steps, rules }: ProcedureOutline): Flowchart {
  const from = (state: string) => steps.filter((step) => step.from === state)
  const isEnd = (state: string) => {
    const into = steps.filter((step) => step.to === state)
    return from(state).length === 0 && into.length === 1 && from(into[0]?.from ?? '').length > 1
  }
  const ends = new Set(states.filter(isEnd))
  const boxes = states.filter((state) => !ends.has(state))
  // A box in which several ways end comes last, so that it does not interrupt the way through.
  const isCommonEnd = (state: string) =>
    from(state).length === 0 && steps.filter(({ to }) => to === state).length > 1
  const ordered = [
    ...boxes.filter((state) => !isCommonEnd(state)),
    ...boxes.filter((state) => isCommonEnd(state)),
  ]
  return {
    id,
    title,
    charted,
    steps: ordered.map((state) => {
      const rule = rules.find((each) => each.state === state)
      return {
        id: state,
        title: state,
        stage: null,
        limits: rule?.limits.map(limitWords) ?? [],
        basis: rule?.basis ?? [],
        exits: from(state).map(({ to, when }) => ({
          to: ends.has(to) ? null : to,
          title: to,
          when,
        })),
      }
    }),
  }
}

/** Every flowchart; the procedures that run come first. */
export const flowcharts: readonly Flowchart[] = [
  ...procedures.map(chartOfProcedure),
  ...procedureOutlines.map(chartOfOutline),
]

/** The charts of the procedures that a matter of this type (事项类别) goes through, the usual one first. */
export const flowchartsOfMatter = (type: string): Flowchart[] =>
  flowcharts.filter(({ charted }) => charted.matters.some((each) => each === type))
