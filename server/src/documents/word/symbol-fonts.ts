import { legible, unknownSign, type Legible } from '../legible.ts'

const numbered = (start: number, characters: string): Record<number, string> =>
  Object.fromEntries([...characters].map((character, index) => [start + index, character]))

/**
 * Fonts whose letters are signs, by the place in the font: what forms and lists of offices use, not all of
 * them. What is not here is told.
 */
const fonts: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    ...{ 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '□', 0x72: '□', 0x75: '◆', 0x9f: '•', 0xa1: '○' },
    ...{ 0xa7: '▪', 0xa8: '□', 0xab: '★', 0xd8: '➢', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑' },
    ...{ 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓' },
    ...numbered(0x81, '①②③④⑤⑥⑦⑧⑨⑩'),
    ...numbered(0x8c, '❶❷❸❹❺❻❼❽❾❿'),
  },
  'wingdings 2': {
    ...{ 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa2: '■', 0xa3: '□' },
    ...numbered(0x6a, '①②③④⑤⑥⑦⑧⑨⑩'),
  },
  symbol: {
    ...{ 0xa3: '≤', 0xa5: '∞', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±' },
    ...{ 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0x44: 'Δ', 0x53: 'Σ' },
    ...{ 0x57: 'Ω', ...numbered(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ') },
  },
}

/** Symbol fonts have their places here as well as among the letters. */
const symbolArea = 0xf000

/** Words in a font, which may be one of signs, as another computer shows them. */
export function legibleIn(font: string | undefined, words: string): Legible {
  const signs = fonts[font?.toLowerCase() ?? '']
  if (!signs) return legible(words)
  let unknown = 0
  const text = [...words].map((character) => {
    const code = character.codePointAt(0) ?? 0
    const place = code >= symbolArea && code < symbolArea + 0x100 ? code - symbolArea : code
    // Chinese characters come from the other font of the run; a blank is a blank.
    if (place > 0xff || place <= 0x20) return character
    const sign = signs[place]
    if (sign === undefined) unknown++
    return sign ?? unknownSign
  })
  const rest = legible(text.join(''))
  return { text: rest.text, unknown: unknown + rest.unknown }
}
