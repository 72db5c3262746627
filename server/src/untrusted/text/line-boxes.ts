// Where the lines of a picture are: pure geometry over the map of probabilities that the detection model
// makes. A line is a box that may lie askew, because nobody holds a phone quite straight.

/** A box: its centre, its length along the line, its thickness, and how far the line is turned, in radians. */
export type LineBox = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly angle: number
}

export type ProbabilityMap = {
  readonly width: number
  readonly height: number
  /** How likely each point belongs to writing, row by row, 0 to 1. */
  readonly data: Float32Array
}

type Point = readonly [x: number, y: number]
type Run = { readonly y: number; readonly from: number; readonly to: number }
type Rectangle = { readonly centre: Point; readonly sizes: Point; readonly angle: number }

/** From this probability on, a point is writing. */
const writingFrom = 0.3
/** A region less sure than this on the whole is a pattern or a shadow. */
const leastSure = 0.55
/** The model marks the core of a line; the letters reach further by this share of area over circumference. */
const spread = 1.6
const leastThickness = 3
/** Beyond this a box is long enough to say which way the writing runs. */
const tellingRatio = 2.5

/** The lines found in the map, and the direction in which most of the writing of the picture runs. */
export function lineBoxes(map: ProbabilityMap): { boxes: LineBox[]; direction: number } {
  const rectangles = regionsOf(map).flatMap(({ runs, sure }) => {
    const found = sure < leastSure ? null : smallestRectangle(hullOf(cornersOf(runs)))
    return found && Math.min(...found.sizes) >= leastThickness ? [grown(found)] : []
  })
  const direction = writingDirection(rectangles)
  return { boxes: rectangles.map((each) => along(each, direction)), direction }
}

/** Points that hang together, as runs of points in a row. */
function regionsOf({ width, height, data }: ProbabilityMap): { runs: Run[]; sure: number }[] {
  const runs: Run[] = []
  const parent: number[] = []
  const sums: number[] = []
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    parent[index] = root
    return root
  }
  let above: number[] = []
  for (let y = 0; y < height; y++) {
    const row: number[] = []
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? 0) < writingFrom) continue
      const from = x
      let sum = 0
      while (x < width && (data[y * width + x] ?? 0) >= writingFrom)
        sum += data[y * width + x++] ?? 0
      row.push(runs.length)
      parent.push(runs.length)
      sums.push(sum)
      runs.push({ y, from, to: x })
    }
    for (const index of row) {
      for (const other of above) {
        if (touches(runs[index], runs[other])) parent[rootOf(index)] = rootOf(other)
      }
    }
    above = row
  }
  const regions = new Map<number, { runs: Run[]; sum: number; points: number }>()
  for (const [index, run] of runs.entries()) {
    const root = rootOf(index)
    const region = regions.get(root) ?? { runs: [], sum: 0, points: 0 }
    region.runs.push(run)
    region.sum += sums[index] ?? 0
    region.points += run.to - run.from
    regions.set(root, region)
  }
  return [...regions.values()].map(({ runs, sum, points }) => ({ runs, sure: sum / points }))
}

const touches = (one: Run | undefined, other: Run | undefined) =>
  one !== undefined && other !== undefined && one.from <= other.to && other.from <= one.to

const cornersOf = (runs: readonly Run[]): Point[] =>
  runs.flatMap(({ y, from, to }): Point[] => [
    [from, y],
    [to, y],
    [from, y + 1],
    [to, y + 1],
  ])

/** The convex hull, by Andrew's monotone chain. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ax - bx || ay - by)
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length > 1 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

function turnsLeft(a: Point | undefined, b: Point | undefined, [x, y]: Point): boolean {
  if (!a || !b) return true
  return (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0
}

/** One side of the smallest rectangle around a hull lies on a side of the hull. */
function smallestRectangle(hull: readonly Point[]): Rectangle | null {
  let best: (Rectangle & { area: number }) | null = null
  for (const [index, [x, y]] of hull.entries()) {
    const next = hull[(index + 1) % hull.length]
    if (!next) continue
    const angle = Math.atan2(next[1] - y, next[0] - x)
    const turned = hull.map((point) => turnedBy(point, -angle))
    const xs = turned.map(([along]) => along)
    const ys = turned.map(([, across]) => across)
    const [left, right] = [Math.min(...xs), Math.max(...xs)]
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
    const area = (right - left) * (bottom - top)
    if (best && best.area <= area) continue
    const centre = turnedBy([(left + right) / 2, (top + bottom) / 2], angle)
    best = { area, centre, sizes: [right - left, bottom - top], angle }
  }
  return best
}

/** The point turned about the origin. */
export function turnedBy([x, y]: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [x * cos - y * sin, x * sin + y * cos]
}

function grown({ centre, sizes: [long, thick], angle }: Rectangle): Rectangle {
  const more = (long * thick * spread) / (2 * (long + thick))
  return { centre, angle, sizes: [long + 2 * more, thick + 2 * more] }
}

/**
 * Which way the writing runs, between −90° and 90°: what most of the length of long boxes says. A frame or
 * a seal among them does not count, because it is far from the rest.
 */
function writingDirection(rectangles: readonly Rectangle[]): number {
  const telling = rectangles.flatMap(({ sizes: [a, b], angle }) => {
    const [long, thick] = [Math.max(a, b), Math.min(a, b)]
    return long < tellingRatio * thick ? [] : [{ long, at: half(a >= b ? angle : angle + right) }]
  })
  const near = (at: number, one: number) => Math.abs(half(at - one)) < Math.PI / 12
  const weight = (at: number) =>
    telling.filter((each) => near(each.at, at)).reduce((sum, { long }) => sum + long, 0)
  let mode = 0
  let most = 0
  for (const { at } of telling) {
    const held = weight(at)
    if (held > most) [mode, most] = [at, held]
  }
  if (most === 0) return 0
  const turned = telling
    .filter(({ at }) => near(at, mode))
    .reduce((sum, { at, long }) => sum + half(at - mode) * long, 0)
  return half(mode + turned / most)
}

const right = Math.PI / 2

/** The same line as an angle between −90° and 90°. */
function half(angle: number): number {
  return angle - Math.PI * Math.round(angle / Math.PI)
}

/** The side of the rectangle that is nearest to the direction is the one along which it is read. */
function along({ centre: [x, y], sizes: [a, b], angle }: Rectangle, direction: number): LineBox {
  const off = half(angle - direction)
  const quarter = Math.abs(off) <= Math.PI / 4 ? 0 : off > 0 ? -right : right
  const [width, height] = quarter === 0 ? [a, b] : [b, a]
  return { x, y, width, height, angle: direction + off + quarter }
}
