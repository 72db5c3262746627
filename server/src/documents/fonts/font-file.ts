/** What this project reads from and writes into a TrueType or OpenType file (ISO/IEC 14496-22). */
export type FontTables = ReadonlyMap<string, Buffer>

/** First four bytes of a font file: by the kind of outlines in it. */
const outlinesOfTrueType = '\x00\x01\x00\x00'
const outlinesOfCff = 'OTTO'

/** @throws Error when the bytes are not a single TrueType or OpenType font. */
export function fontTables(font: Buffer): FontTables {
  const [tables, ...others] = fontsOf(font)
  if (!tables || others.length > 0) throw new Error('not a single font')
  return tables
}

/** One font of a .ttf or .otf file, all fonts of a .ttc. @throws Error when the bytes are no font. */
export function fontsOf(file: Buffer): FontTables[] {
  if (file.toString('latin1', 0, 4) !== 'ttcf') return [tablesAt(file, 0)]
  const count = file.readUInt32BE(8)
  return Array.from({ length: count }, (_, index) =>
    tablesAt(file, file.readUInt32BE(12 + 4 * index)),
  )
}

function tablesAt(font: Buffer, from: number): FontTables {
  const kind = font.toString('latin1', from, from + 4)
  if (kind !== outlinesOfCff && kind !== outlinesOfTrueType && kind !== 'true') {
    throw new Error('not a TrueType or OpenType font')
  }
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < font.readUInt16BE(from + 4); index++) {
    const entry = from + 12 + 16 * index
    const start = font.readUInt32BE(entry + 8)
    const length = font.readUInt32BE(entry + 12)
    tables.set(font.toString('latin1', entry, entry + 4), font.subarray(start, start + length))
  }
  return tables
}

/** @throws Error naming the table the font lacks. */
export function tableOf(tables: FontTables, tag: string): Buffer {
  const table = tables.get(tag)
  if (!table) throw new Error(`the font has no table ${tag}`)
  return table
}

/** The glyph of every character the font can draw, from its Unicode maps of format 4 and 12. */
export function characterMap(tables: FontTables): Map<number, number> {
  const cmap = tableOf(tables, 'cmap')
  const glyphs = new Map<number, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4))
    const format = map.readUInt16BE(0)
    if (format === 12) readFormat12(map, glyphs)
    if (format === 4) readFormat4(map, glyphs)
  }
  return glyphs
}

function readFormat12(map: Buffer, glyphs: Map<number, number>): void {
  for (let group = 0; group < map.readUInt32BE(12); group++) {
    const at = 16 + 12 * group
    const first = map.readUInt32BE(at)
    const last = map.readUInt32BE(at + 4)
    const glyph = map.readUInt32BE(at + 8)
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first)
  }
}

function readFormat4(map: Buffer, glyphs: Map<number, number>): void {
  const doubled = map.readUInt16BE(6)
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = map.readUInt16BE(14 + segment)
    const first = map.readUInt16BE(16 + doubled + segment)
    const delta = map.readUInt16BE(16 + 2 * doubled + segment)
    const rangeAt = 16 + 3 * doubled + segment
    const range = map.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const stored = range === 0 ? code : map.readUInt16BE(rangeAt + range + 2 * (code - first))
      const glyph = range === 0 || stored !== 0 ? (stored + delta) & 0xffff : 0
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
}

/** The font file of these tables, each at a multiple of four bytes with its checksum. */
export function fontFile(tables: FontTables): Buffer {
  const tags = [...tables.keys()].sort()
  const power = Math.trunc(Math.log2(tags.length))
  const head = Buffer.alloc(12 + 16 * tags.length)
  head.write(tables.has('glyf') ? outlinesOfTrueType : outlinesOfCff, 0, 'latin1')
  head.writeUInt16BE(tags.length, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * tags.length - 16 * 2 ** power, 10)
  const parts = [head]
  let offset = head.length
  for (const [index, tag] of tags.entries()) {
    const table = tableOf(tables, tag)
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    const entry = 12 + 16 * index
    head.write(tag, entry, 'latin1')
    head.writeUInt32BE(checksum(padded), entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(table.length, entry + 12)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}
