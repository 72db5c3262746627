import type { ChartExit, ChartStep, Flowchart } from '@zhaofa/domain/case/flowchart.ts'
import type { Citation } from '@zhaofa/domain/shared/citation.ts'
import { wrapText } from '../frame/wrap-text.ts'

/** Sizes of a drawing, in units of the drawing. `side` is the room for a title beside the text; 0 puts it above. */
export type ChartFormat = {
  readonly width: number
  readonly side: number
  readonly titleSize: number
  readonly textSize: number
}

export const chartFormats = {
  narrow: { width: 340, side: 0, titleSize: 16, textSize: 13.5 },
  wide: { width: 660, side: 148, titleSize: 18, textSize: 14.5 },
} satisfies Record<string, ChartFormat>

/** A line of a box. Exits also say which way they leave; `first` is true on the first line of an exit. */
export type BoxLine = {
  readonly kind: 'title' | 'limit' | 'basis' | 'exit'
  readonly y: number
  readonly text: string
  readonly citations?: readonly Citation[]
  readonly exit?: ChartExit
  readonly way?: 'on' | 'back' | 'out'
  readonly first?: boolean
}

export type Box = {
  readonly step: ChartStep
  readonly y: number
  readonly height: number
  readonly lines: readonly BoxLine[]
  /** The condition of going straight on to the next box; null when no arrow leads down. */
  readonly down: readonly string[] | null
  readonly stage: string | null
}

/** A line beside the boxes, from exits to the box they lead to. */
export type Rail = {
  readonly way: 'on' | 'back'
  readonly lane: number
  readonly from: readonly number[]
  readonly to: number
}

export type ChartLayout = {
  readonly format: ChartFormat
  readonly left: number
  readonly right: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly rails: readonly Rail[]
}

const laneWidth = 9
const margin = 14
const gap = 34
/** The arrow down is drawn at the left, so that its condition has room beside it. */
export const arrowIndent = 74
export const conditionSize = 13

/**
 * Boxes one under the other; what does not lead to the next box leaves by a rail at the side: forward
 * on the right, back on the left.
 */
export function layChart({ steps }: Flowchart, format: ChartFormat): ChartLayout {
  const order = new Map(steps.map(({ id }, i) => [id, i]))
  // The number of lanes depends on the heights only a little: laid out once to count them.
  const trial = layBoxes(steps, order, format, 60)
  const lanes = railsOf(trial, order)
  const room = (way: Rail['way']) => {
    const used = lanes.filter((rail) => rail.way === way).map(({ lane }) => lane + 1)
    return used.length === 0 ? 2 : margin + Math.max(...used) * laneWidth
  }
  const left = room('back')
  const right = format.width - room('on')
  const boxes = layBoxes(steps, order, format, format.width - (right - left))
  const last = boxes.at(-1)
  const height = last ? last.y + last.height + 2 : 0
  return { format, left, right, height, boxes, rails: railsOf(boxes, order) }
}

/** Where a rail runs: lane 0 is next to the boxes. */
export function laneX({ left, right }: ChartLayout, { way, lane }: Rail): number {
  const away = margin + lane * laneWidth
  return way === 'on' ? right + away : left - away
}

function layBoxes(
  steps: readonly ChartStep[],
  order: ReadonlyMap<string, number>,
  format: ChartFormat,
  rails: number,
): Box[] {
  const boxes: Box[] = []
  let y = 2
  let stage: string | null = null
  steps.forEach((step, i) => {
    const wayOf = ({ to }: ChartExit): 'down' | 'on' | 'back' | 'out' => {
      const target = to === null ? undefined : order.get(to)
      if (target === undefined) return 'out'
      return target === i + 1 ? 'down' : target > i ? 'on' : 'back'
    }
    const down = step.exits.find((exit) => wayOf(exit) === 'down')
    const aside = step.exits.flatMap((exit) => {
      const way = wayOf(exit)
      return way === 'down' ? [] : [{ exit, way }]
    })
    const newStage = step.stage === stage ? null : step.stage
    stage = step.stage
    if (i === 0 && newStage !== null) y += 22
    const { lines, height } = layLines(step, aside, format, rails)
    const condition = down
      ? wrapText(down.when, (format.width - rails - arrowIndent - 12) / conditionSize)
      : null
    boxes.push({ step, y, height, lines, down: condition, stage: newStage })
    y += height + Math.max(gap, 16 + (condition?.length ?? 0) * 18)
  })
  return boxes
}

function layLines(
  step: ChartStep,
  aside: readonly { exit: ChartExit; way: 'on' | 'back' | 'out' }[],
  { width, side, titleSize, textSize }: ChartFormat,
  rails: number,
): { lines: BoxLine[]; height: number } {
  const room = (width - rails - side - 26) / textSize
  const pitch = textSize * 1.55
  const lines: BoxLine[] = []
  const titles = wrapText(step.title, (side > 0 ? side - 24 : width - rails - 26) / titleSize - 1.7)
  let y = 10
  for (const text of titles) {
    lines.push({ kind: 'title', text, y: y + titleSize })
    y += titleSize * 1.4
  }
  const titleEnd = y
  if (side > 0) y = 11
  const add = (line: Omit<BoxLine, 'y'>) => {
    lines.push({ ...line, y: y + textSize })
    y += pitch
  }
  for (const limit of step.limits)
    wrapText(limit, room - 1.4).forEach((text, i) => add({ kind: 'limit', text, first: i === 0 }))
  for (const citations of basisLines(step.basis, room)) add({ kind: 'basis', text: '', citations })
  for (const { exit, way } of aside) {
    y += 7
    const words = wrapText(exitText(exit, way), room - 1.4)
    words.forEach((text, i) => add({ kind: 'exit', text, exit, way, first: i === 0 }))
  }
  return { lines, height: Math.max(y, titleEnd) + 9 }
}

function exitText({ title, when }: ChartExit, way: 'on' | 'back' | 'out'): string {
  const goal = way === 'out' ? title : `${way === 'back' ? '回到' : '转到'}“${title}”`
  return when === '' ? goal : `${when}：${goal}`
}

/** Citations that fit one line together; widths are in letters. */
function basisLines(basis: readonly Citation[], room: number): Citation[][] {
  const lines: Citation[][] = []
  let used = Infinity
  for (const citation of basis) {
    const width = citation.instrument.length + 4.5
    if (used + width > room) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(citation)
    used += width
  }
  return lines
}

/** One rail for each box that is led to from afar; short rails stay near the boxes. */
function railsOf(boxes: readonly Box[], order: ReadonlyMap<string, number>): Rail[] {
  const found = new Map<string, { way: 'on' | 'back'; from: number[]; to: number }>()
  for (const box of boxes)
    for (const { exit, way, first, y } of box.lines) {
      if (!first || !exit || exit.to === null || (way !== 'on' && way !== 'back')) continue
      const target = boxes[order.get(exit.to) ?? -1]
      if (!target) continue
      const rail = found.get(way + exit.to) ?? { way, from: [], to: target.y + 20 }
      rail.from.push(box.y + y - 5)
      found.set(way + exit.to, rail)
    }
  const span = ({ from, to }: { from: number[]; to: number }) => {
    const all = [...from, to]
    return { top: Math.min(...all) - 6, end: Math.max(...all) + 6 }
  }
  const placed: (Rail & { top: number; end: number })[] = []
  const short = [...found.values()].sort(
    (a, b) => span(a).end - span(a).top - (span(b).end - span(b).top),
  )
  for (const rail of short) {
    const { top, end } = span(rail)
    const near = placed.filter((each) => each.way === rail.way && each.top < end && top < each.end)
    let lane = 0
    while (near.some((each) => each.lane === lane)) lane++
    placed.push({ ...rail, lane, top, end })
  }
  return placed
}
