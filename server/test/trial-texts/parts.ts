/** The rules are made from one part of the words and sentences and judged by the other. */
export type Part = 'tuning' | 'held-out'

/** By the hash of the text (FNV-1a), so that nobody chooses what is held out. */
export function partOf(text: string): Part {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  // The low bits of FNV follow the last character; the high ones are mixed.
  return ((hash ^ (hash >>> 15)) >>> 7) % 2 === 0 ? 'tuning' : 'held-out'
}
