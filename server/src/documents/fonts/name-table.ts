/** What a font is called, by the number of the name: 1 family, 2 style, 4 full, 6 PostScript. */
type FontNames = Readonly<Record<number, string>>

/** The `name` table of a font, in English for Windows; other readers understand that too. */
export function nameTable(names: FontNames): Buffer {
  const ids = Object.keys(names).map(Number)
  const strings = Object.values(names).map((text) => Buffer.from(text, 'utf16le').swap16())
  const records = Buffer.alloc(6 + 12 * ids.length)
  records.writeUInt16BE(ids.length, 2)
  records.writeUInt16BE(records.length, 4)
  let offset = 0
  for (const [index, id] of ids.entries()) {
    const at = 6 + 12 * index
    const length = strings[index]?.length ?? 0
    for (const [place, value] of [3, 1, 0x409, id, length, offset].entries()) {
      records.writeUInt16BE(value, at + 2 * place)
    }
    offset += length
  }
  return Buffer.concat([records, ...strings])
}

/** All names of one number, in all languages: 仿宋_GB2312 and FangSong_GB2312. */
export function namesIn(table: Buffer, id: number): string[] {
  const strings = table.subarray(table.readUInt16BE(4))
  const count = table.readUInt16BE(2)
  const macintosh = 1
  return Array.from({ length: count }, (_, index) => 6 + 12 * index)
    .filter((at) => table.readUInt16BE(at + 6) === id && table.readUInt16BE(at) !== macintosh)
    .map((at) => {
      const start = table.readUInt16BE(at + 10)
      const text = Buffer.from(strings.subarray(start, start + table.readUInt16BE(at + 8)))
      return text.swap16().toString('utf16le')
    })
}
