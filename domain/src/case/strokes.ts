import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Ink } from '../shared/ink.ts'
import { isPlainObject } from '../kernel/field-problem.ts'

/**
 * What a hand drew on a screen, as data: handwriting can be examined by it later. Places are CSS pixels of the area,
 * times are milliseconds since the first touch, pressure is 0 to 1 where the device knows it.
 */
export type Strokes = {
  readonly version: 1
  /** SHA-256 of the sealed paper that was signed. */
  readonly paper: string
  readonly width: number
  readonly height: number
  readonly pointer: (typeof pointers)[number]
  /** By the clock of the device; what counts is when the server received it. */
  readonly startedAt: string
  readonly strokes: readonly (readonly StrokePoint[])[]
}

export type StrokePoint =
  | readonly [x: number, y: number, ms: number]
  | readonly [x: number, y: number, ms: number, pressure: number]

const pointers = ['touch', 'pen', 'mouse'] as const

/** More than ten minutes of a pen at a hundred points a second would not fit, and nobody signs so long. */
export const maxStrokesLength = 200_000
const maxPoints = 20_000
const maxStrokes = 500
const maxMs = 600_000
const maxSide = 4_000

const broken = '签名的数据不完整，请重签'
const tooLong = '写得太久或者太多，请重签'
const tooLittle = '笔画太少，请签全名'

/** Reads strokes as a device sent them. Each point is looked at once, and anything unknown is refused. */
export function parseStrokes(text: string): Outcome<Strokes, string> {
  if (text.length > maxStrokesLength) return refuse(tooLong)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return refuse(broken)
  }
  if (!isPlainObject(given) || !isShaped(given)) return refuse(broken)
  const problem = strokesProblem(given)
  if (problem !== null) return refuse(problem)
  return saysSomething(given) ? accept(given) : refuse(tooLittle)
}

const keys = ['version', 'paper', 'width', 'height', 'pointer', 'startedAt', 'strokes']

/** Everything but the points. */
function isShaped(given: Record<string, unknown>): given is Strokes {
  const { version, paper, width, height, pointer, startedAt, strokes } = given
  return (
    Object.keys(given).length === keys.length &&
    version === 1 &&
    typeof paper === 'string' &&
    /^[0-9a-f]{64}$/.test(paper) &&
    isWithin(width, 1, maxSide) &&
    isWithin(height, 1, maxSide) &&
    pointers.some((each) => each === pointer) &&
    typeof startedAt === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(startedAt) &&
    !Number.isNaN(Date.parse(startedAt)) &&
    Array.isArray(strokes) &&
    strokes.every(Array.isArray)
  )
}

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

function strokesProblem({ strokes, width, height }: Strokes): string | null {
  if (strokes.length > maxStrokes) return tooLong
  let points = 0
  let now = 0
  for (const stroke of strokes) {
    points += stroke.length
    if (points > maxPoints) return tooLong
    if (stroke.length === 0) return broken
    for (const point of stroke as readonly unknown[]) {
      if (!Array.isArray(point) || point.length < 3 || point.length > 4) return broken
      const [x, y, ms, pressure = 0] = point as readonly unknown[]
      if (!isWithin(x, 0, width) || !isWithin(y, 0, height) || !isWithin(pressure, 0, 1)) {
        return broken
      }
      if (!Number.isInteger(ms) || Number(ms) < 0) return broken
      if (Number(ms) > maxMs) return tooLong
      if (Number(ms) < now) return '笔画的时间倒退，请重签'
      now = Number(ms)
    }
  }
  return null
}

/** A stroke no longer than this much of its own extent is a straight line, and no name. */
const leastBent = 1.3

/** A dot and a short line are no name. Whether what is there is a name, no machine is asked. */
function saysSomething({ strokes, width, height }: Strokes): boolean {
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0)
  if (length < Math.min(width, height) / 2) return false
  if (strokes.length > 1) return true
  const [, , wide, high] = extentOf(strokes)
  return length >= Math.hypot(wide, high) * leastBent
}

function lengthOf(stroke: readonly StrokePoint[]): number {
  let length = 0
  stroke.forEach(([x, y], i) => {
    const [fromX, fromY] = stroke[i - 1] ?? [x, y]
    length += Math.hypot(x - fromX, y - fromY)
  })
  return length
}

function extentOf(strokes: Strokes['strokes']): Ink['box'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of strokes.flat()) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return [left, top, right - left, bottom - top]
}

/** Points nearer to the last one than this add nothing that can be seen. */
const leastStep = 0.8
const margin = 4

/** The strokes as they look, cut to what was drawn. */
export function inkOf({ strokes }: Pick<Strokes, 'strokes'>): Ink {
  const [left, top, wide, high] = extentOf(strokes)
  return {
    box: [
      tenths(left - margin),
      tenths(top - margin),
      tenths(wide + 2 * margin),
      tenths(high + 2 * margin),
    ],
    path: strokes.map(pathOf).join(''),
  }
}

function pathOf(stroke: readonly StrokePoint[]): string {
  const [first] = stroke
  if (!first) return ''
  let last: StrokePoint = first
  let path = `M${tenths(first[0])} ${tenths(first[1])}`
  stroke.forEach((point, i) => {
    const ends = i === stroke.length - 1
    if (!ends && Math.hypot(point[0] - last[0], point[1] - last[1]) < leastStep) return
    path += `L${tenths(point[0])} ${tenths(point[1])}`
    last = point
  })
  return path
}

const tenths = (value: number): number => Math.round(value * 10)

/**
 * How the hand moved, wherever on the area and whenever: two signatures of one person never move alike, so strokes
 * that were used before show by it.
 */
export function movementOf({ strokes }: Pick<Strokes, 'strokes'>): string {
  let last: StrokePoint | undefined
  return strokes
    .map((stroke) =>
      stroke
        .map((point) => {
          const [x, y, ms] = last ?? point
          last = point
          return `${tenths(point[0] - x)},${tenths(point[1] - y)},${point[2] - ms}`
        })
        .join(' '),
    )
    .join('|')
}
