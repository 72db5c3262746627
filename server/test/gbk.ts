let bytesOf: Map<string, number> | null = null

/** Words as older Chinese programs store them. @throws RangeError for a character that GBK does not have */
export function gbk(words: string): Buffer {
  bytesOf ??= new Map(
    Array.from({ length: 0x7e * 0xbf }, (_, place) => {
      const code = ((0x81 + Math.floor(place / 0xbf)) << 8) | (0x40 + (place % 0xbf))
      return [new TextDecoder('gbk').decode(Uint8Array.of(code >> 8, code & 0xff)), code] as const
    }),
  )
  const bytes = [...words].flatMap((character) => {
    const ascii = character.charCodeAt(0)
    if (ascii < 0x80) return [ascii]
    const code = bytesOf?.get(character)
    if (code === undefined) throw new RangeError(`${character} is not in GBK`)
    return [code >> 8, code & 0xff]
  })
  return Buffer.from(bytes)
}
