import type { FontSet } from '../fonts/font-set.ts'

/** Replaces characters that no font draws by 〓, which is what printers use for a missing type. */
const geta = '〓'

/**
 * The same value with every character the fonts can draw; others become 〓 and are named. A booklet is
 * bound from what hundreds of people wrote: one rare character must not keep it from everybody.
 */
export function drawable<T>(
  value: T,
  fonts: Pick<FontSet, 'draws'>,
): { value: T; missing: string[] } {
  const missing = new Set<string>()
  const mend = (text: string) => {
    let mended = ''
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      if (character === '\n') mended += character
      else if (/[\p{Cc}\p{Cf}]/u.test(character)) continue
      else if (fonts.draws(code)) mended += character
      else {
        missing.add(`U+${code.toString(16).toUpperCase()}`)
        mended += geta
      }
    }
    return mended
  }
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return mend(each)
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)]))
  }
  return { value: walk(value) as T, missing: [...missing] }
}
