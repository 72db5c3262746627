import { characterMap, fontFile, fontTables, tableOf, type FontTables } from './font-file.ts'
import { nameTable } from './name-table.ts'

/** One piece of a font that was cut up for the web. */
type Piece = {
  readonly tables: FontTables
  readonly glyf: Buffer
  readonly loca: readonly number[]
  /** This piece's glyph numbers to those of the whole. */
  readonly moved: Map<number, number>
}

type Whole = { readonly outlines: Buffer[]; readonly metrics: Buffer[] }

/**
 * Joins the pieces of a web font (TrueType outlines, one design) into one file with its own family
 * name. The typesetter picks one file for a family and would never look into the other hundred.
 * Kerning and vertical tables are left out: Chinese text set in lines does not need them.
 *
 * @param weight 400 for regular, 700 for bold.
 * @throws Error when a piece is no TrueType font or the whole would have more than 65 535 glyphs.
 */
export function mergeFont(pieces: readonly Buffer[], family: string, weight: 400 | 700): Buffer {
  const whole: Whole = { outlines: [], metrics: [] }
  const characters = new Map<number, number>()
  const parts = pieces.map(openPiece)
  const [first] = parts
  if (!first) throw new Error('a font needs at least one piece')
  addGlyph(whole, first, 0)
  for (const part of parts) {
    for (const [code, glyph] of characterMap(part.tables)) {
      if (!characters.has(code)) characters.set(code, addGlyph(whole, part, glyph))
    }
  }
  if (whole.outlines.length > 0xffff) throw new Error('more glyphs than one font can hold')
  return fontFile(wholeTables(whole, parts, characters, family, weight))
}

function openPiece(font: Buffer): Piece {
  const tables = fontTables(font)
  const long = tableOf(tables, 'head').readUInt16BE(50) === 1
  const table = tableOf(tables, 'loca')
  const loca = Array.from({ length: table.length / (long ? 4 : 2) }, (_, index) =>
    long ? table.readUInt32BE(4 * index) : 2 * table.readUInt16BE(2 * index),
  )
  return { tables, glyf: tableOf(tables, 'glyf'), loca, moved: new Map() }
}

function addGlyph(whole: Whole, piece: Piece, glyph: number): number {
  const known = piece.moved.get(glyph)
  if (known !== undefined) return known
  const moved = whole.outlines.length
  piece.moved.set(glyph, moved)
  const outline = Buffer.from(piece.glyf.subarray(piece.loca[glyph], piece.loca[glyph + 1]))
  whole.outlines.push(outline)
  whole.metrics.push(metricOf(piece.tables, glyph))
  if (outline.length > 0 && outline.readInt16BE(0) < 0) moveComponents(whole, piece, outline)
  return moved
}

/** A glyph made of others names them by number; they come along. */
function moveComponents(whole: Whole, piece: Piece, outline: Buffer): void {
  const [words, scale, more, twoScales, matrix] = [0x1, 0x8, 0x20, 0x40, 0x80]
  let at = 10
  let flags: number
  do {
    flags = outline.readUInt16BE(at)
    outline.writeUInt16BE(addGlyph(whole, piece, outline.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & words ? 4 : 2)
    if (flags & scale) at += 2
    if (flags & twoScales) at += 4
    if (flags & matrix) at += 8
  } while (flags & more)
}

function metricOf(tables: FontTables, glyph: number): Buffer {
  const metrics = tableOf(tables, 'hmtx')
  const full = tableOf(tables, 'hhea').readUInt16BE(34)
  const metric = Buffer.alloc(4)
  metric.writeUInt16BE(metrics.readUInt16BE(4 * Math.min(glyph, full - 1)), 0)
  const bearingAt = glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)
  metric.writeInt16BE(metrics.readInt16BE(bearingAt), 2)
  return metric
}

function wholeTables(
  { outlines, metrics }: Whole,
  parts: readonly Piece[],
  characters: ReadonlyMap<number, number>,
  family: string,
  weight: number,
): Map<string, Buffer> {
  const largest = parts.reduce((a, b) => (a.glyf.length > b.glyf.length ? a : b)).tables
  const copy = (tag: string) => Buffer.from(tableOf(largest, tag))
  const padded = outlines.map((each) => Buffer.concat([each, Buffer.alloc(each.length % 2)]))
  const loca = Buffer.alloc(4 * (padded.length + 1))
  padded.reduce((offset, each, index) => {
    loca.writeUInt32BE(offset + each.length, 4 * (index + 1))
    return offset + each.length
  }, 0)
  const head = copy('head')
  head.writeUInt16BE(1, 50)
  head.writeUInt16BE(weight === 700 ? 1 : 0, 44)
  const hhea = copy('hhea')
  hhea.writeUInt16BE(metrics.length, 34)
  const maxp = copy('maxp')
  maxp.writeUInt16BE(outlines.length, 4)
  for (let at = 6; at < maxp.length; at += 2) {
    maxp.writeUInt16BE(
      Math.max(...parts.map((p) => tableOf(p.tables, 'maxp').readUInt16BE(at))),
      at,
    )
  }
  const os2 = copy('OS/2')
  os2.writeUInt16BE(weight, 4)
  os2.writeUInt16BE(weight === 700 ? 0x20 : 0x40, 62)
  const post = copy('post').subarray(0, 32)
  post.writeUInt32BE(0x00030000, 0)
  return new Map([
    ['OS/2', os2],
    ['cmap', characterTable(characters)],
    ['glyf', Buffer.concat(padded)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', Buffer.concat(metrics)],
    ['loca', loca],
    ['maxp', maxp],
    ['name', nameTable(namesOf(family, weight === 700 ? 'Bold' : 'Regular'))],
    ['post', post],
  ])
}

/** Format 12: runs of characters whose glyphs run along with them. */
function characterTable(characters: ReadonlyMap<number, number>): Buffer {
  const runs: { first: number; last: number; glyph: number }[] = []
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1)
    if (run && code === run.last + 1 && glyph === run.glyph + code - run.first) run.last = code
    else runs.push({ first: code, last: code, glyph })
  }
  const table = Buffer.alloc(12 + 16 + 12 * runs.length)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + 12 * runs.length, 16)
  table.writeUInt32BE(runs.length, 24)
  for (const [index, { first, last, glyph }] of runs.entries()) {
    table.writeUInt32BE(first, 28 + 12 * index)
    table.writeUInt32BE(last, 32 + 12 * index)
    table.writeUInt32BE(glyph, 36 + 12 * index)
  }
  return table
}

function namesOf(family: string, style: string): Record<number, string> {
  const postScript = `${family}-${style}`.replaceAll(' ', '')
  return { 1: family, 2: style, 4: `${family} ${style}`, 6: postScript }
}
