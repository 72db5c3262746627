import { characterMap, tableOf, type FontTables } from './font-file.ts'

/** Component flags of a composite glyph (OpenType `glyf`). */
const wordArguments = 0x0001
const hasScale = 0x0008
const moreComponents = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080

/** A font with TrueType outlines, ready to look glyphs up. */
export type OutlineFont = {
  readonly tables: FontTables
  readonly unitsPerEm: number
  readonly characters: ReadonlyMap<number, number>
  /** The bytes of one glyph; empty for a space. */
  glyph(id: number): Buffer
  advance(id: number): { readonly width: number; readonly bearing: number }
}

/** @throws Error for fonts without TrueType outlines. */
export function outlineFont(tables: FontTables): OutlineFont {
  const head = tableOf(tables, 'head')
  const loca = tableOf(tables, 'loca')
  const glyf = tableOf(tables, 'glyf')
  const hmtx = tableOf(tables, 'hmtx')
  const metrics = tableOf(tables, 'hhea').readUInt16BE(34)
  const long = head.readInt16BE(50) === 1
  const place = (id: number) => (long ? loca.readUInt32BE(id * 4) : loca.readUInt16BE(id * 2) * 2)
  return {
    tables,
    unitsPerEm: head.readUInt16BE(18),
    characters: characterMap(tables),
    glyph: (id) => glyf.subarray(place(id), place(id + 1)),
    advance: (id) => {
      const at = Math.min(id, metrics - 1) * 4
      const width = hmtx.readUInt16BE(at)
      const bearing =
        id < metrics ? hmtx.readInt16BE(at + 2) : hmtx.readInt16BE(metrics * 4 + (id - metrics) * 2)
      return { width, bearing }
    },
  }
}

type Component = {
  readonly id: number
  readonly dx: number
  readonly dy: number
  /** Turned or scaled, not only moved. */
  readonly transformed: boolean
}

/** The glyphs a composite glyph is made of; empty for a simple one. */
function componentsOf(glyph: Buffer): Component[] {
  if (glyph.length === 0 || glyph.readInt16BE(0) >= 0) return []
  const components: Component[] = []
  let at = 10
  for (let more = true; more;) {
    const flags = glyph.readUInt16BE(at)
    const wide = (flags & wordArguments) !== 0
    components.push({
      id: glyph.readUInt16BE(at + 2),
      dx: wide ? glyph.readInt16BE(at + 4) : glyph.readInt8(at + 4),
      dy: wide ? glyph.readInt16BE(at + 6) : glyph.readInt8(at + 5),
      transformed: (flags & (hasScale | hasTwoScales | hasMatrix)) !== 0,
    })
    at += wide ? 8 : 6
    if (flags & hasScale) at += 2
    else if (flags & hasTwoScales) at += 4
    else if (flags & hasMatrix) at += 8
    more = (flags & moreComponents) !== 0
  }
  return components
}

type Point = { x: number; y: number; on: boolean }

/** The contours of a glyph, y upwards, in font units. */
export function contoursOf(font: OutlineFont, id: number): Point[][] {
  const glyph = font.glyph(id)
  if (glyph.length === 0) return []
  const components = componentsOf(glyph)
  if (components.length === 0) return simpleContours(glyph)
  return components.flatMap((component) => {
    if (component.transformed) throw new Error(`glyph ${id} has a turned component`)
    const { dx, dy } = component
    return contoursOf(font, component.id).map((contour) =>
      contour.map(({ x, y, on }) => ({ x: x + dx, y: y + dy, on })),
    )
  })
}

const onCurve = 1
const repeated = 8

function simpleContours(glyph: Buffer): Point[][] {
  const contourCount = glyph.readInt16BE(0)
  const ends = Array.from({ length: contourCount }, (_, index) =>
    glyph.readUInt16BE(10 + index * 2),
  )
  const count = (ends.at(-1) ?? -1) + 1
  let at = 10 + contourCount * 2
  at += 2 + glyph.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = glyph.readUInt8(at++)
    flags.push(flag)
    if (flag & repeated) {
      for (let left = glyph.readUInt8(at++); left > 0; left--) flags.push(flag)
    }
  }
  const xs = readCoordinates(glyph, at, flags, 2, 16)
  const ys = readCoordinates(glyph, xs.end, flags, 4, 32)
  const points = flags.map((flag, index) => ({
    x: xs.values[index] ?? 0,
    y: ys.values[index] ?? 0,
    on: (flag & onCurve) !== 0,
  }))
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1))
}

function readCoordinates(
  glyph: Buffer,
  start: number,
  flags: readonly number[],
  short: number,
  sameOrPositive: number,
): { values: number[]; end: number } {
  let at = start
  let value = 0
  const values = flags.map((flag) => {
    const positive = (flag & sameOrPositive) !== 0
    if (flag & short) value += positive ? glyph.readUInt8(at++) : -glyph.readUInt8(at++)
    else if (!positive) {
      value += glyph.readInt16BE(at)
      at += 2
    }
    return value
  })
  return { values, end: at }
}

/** A contour as an SVG path, y downwards. Off-curve points are quadratic; two in a row imply a middle. */
export function contourPath(contour: readonly Point[]): string {
  const first = contour.findIndex(({ on }) => on)
  const start = contour[first]
  if (!start) return ''
  const rest = [...contour.slice(first + 1), ...contour.slice(0, first + 1)]
  let path = `M${start.x} ${-start.y}`
  let control: Point | null = null
  for (const point of rest) {
    if (point.on) {
      path += control ? curve(control, point) : `L${point.x} ${-point.y}`
      control = null
    } else {
      if (control) {
        path += curve(control, { x: (control.x + point.x) / 2, y: (control.y + point.y) / 2 })
      }
      control = point
    }
  }
  return `${path}Z`
}

function curve(control: { x: number; y: number }, end: { x: number; y: number }): string {
  return `Q${control.x} ${-control.y} ${end.x} ${-end.y}`
}
