/** Width of a character in units of the font size: an ideograph takes one, a Latin letter or digit about half. */
const widthOf = (character: string) => (/[\u0000-\u007f]/.test(character) ? 0.56 : 1)

const notFirst = /^[，。、；：！？）》”’%]/u
/** Numbers stay whole, and an opening sign stays with what it opens. */
const word = /[（《“]?(?:[0-9A-Za-z.]+|\S)|\s/gu

/** Breaks text into lines at most `room` characters wide; no line begins with a closing sign. */
export function wrapText(text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const [piece] of text.matchAll(word)) {
    const width = [...piece].reduce((sum, character) => sum + widthOf(character), 0)
    // A closing sign may hang over the edge: half of its square is empty.
    if (used + width > room && line !== '' && !notFirst.test(piece)) {
      lines.push(line.trim())
      line = ''
      used = 0
    }
    line += piece
    used += width
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}
