import { inColumn, leftSide, rightSide, type Beside } from './name-context.ts'
import type { NameShape } from './name-shape.ts'
import { nameShapes } from './name-shapes.ts'
import type { Reading } from './reading.ts'
import type { TableCell } from './table-cells.ts'

/** A shape with what stands beside it. */
export type Candidate = NameShape & {
  readonly left: Beside
  readonly right: Beside
  readonly column: Beside
  /** It begins inside a word of the dictionary. */
  readonly cut: boolean
}

/** A candidate that counts as a name: how surely, and what the checker is told. */
export type Name = NameShape & { readonly said: Beside }

/** Everything that could be a name, with all that speaks for and against it. */
export const nameCandidates = (reading: Reading): Candidate[] =>
  nameShapes(reading).map((shape) => ({
    ...shape,
    left: leftSide(reading, shape.from),
    right: rightSide(reading, shape.from, shape.to),
    column: columnOf(reading.cellAt(shape.from), shape),
    cut: reading.wordAt(shape.from).from < shape.from,
  }))

/** Only a name that fills its cell is what the heading promises. */
function columnOf(cell: TableCell | undefined, { from, to }: NameShape): Beside {
  const beside = inColumn(cell)
  const fills = cell?.from === from && cell.to === to
  return beside.score > 0 && !fills ? inColumn(undefined) : beside
}

/** Words announce a name so surely that the dictionary's cut before it counts for less. */
const cutBonus = 1.5

/** All that speaks for a name. */
export const total = ({ score, left, right, column, cut }: Candidate): number =>
  score + left.score + right.score + column.score + (cut && left.score >= 3 ? cutBonus : 0)

export function named(candidate: Candidate, extra = 0): Name {
  const { from, to, form, left, right, column } = candidate
  const strongest = [column, left, right].reduce((one, other) =>
    other.score > one.score ? other : one,
  )
  const kind = left.kind !== 'name' ? left.kind : column.kind
  const said = { ...strongest, kind, acts: left.acts ?? right.acts ?? column.acts }
  return { from, to, form, score: total(candidate) + extra, said }
}

/** The best names that do not overlap, in order. */
export function apart(names: readonly Name[]): Name[] {
  const taken = new Set<number>()
  // 才让卓玛 before 卓玛: of transcribed names the longer one.
  const weight = ({ score, form, from, to }: Name) =>
    score + (form === 'transcribed' && to - from > 3 ? 1 : 0)
  const sorted = names.toSorted((a, b) => weight(b) - weight(a) || b.to - b.from - (a.to - a.from))
  const kept = sorted.filter(({ from, to }) => {
    const places = Array.from({ length: to - from }, (_, i) => from + i)
    if (places.some((at) => taken.has(at))) return false
    for (const at of places) taken.add(at)
    return true
  })
  return kept.sort((a, b) => a.from - b.from)
}
