import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { MissingGlyphError } from '../faults.ts'
import type { FontSet } from './fonts/font-set.ts'

/**
 * Checks every word of the paper before it is set.
 *
 * @throws MissingGlyphError naming each character with its code point; control and direction marks are
 *   among them, for they are invisible and change what is read.
 */
export function checkGlyphs(paper: Paper, fonts: FontSet): void {
  const missing = new Set<string>()
  for (const text of strings(paper)) {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      if (character === '\n') continue
      // Controls and direction marks are refused even where a font claims to have them.
      if (/[\p{Cc}\p{Cf}]/u.test(character) || !fonts.draws(code))
        missing.add(shown(character, code))
    }
  }
  if (missing.size > 0) throw new MissingGlyphError(paper.title, [...missing])
}

function shown(character: string, code: number): string {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return /[\p{C}\p{Z}]/u.test(character) ? point : `${character}（${point}）`
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(strings)
}
