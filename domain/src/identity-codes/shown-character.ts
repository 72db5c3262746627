/** A character as a message can show it: invisible and direction-changing ones by code point. */
export function shownCharacter(character: string): string {
  return /[\p{C}\p{Z}\p{M}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : `“${character}”`
}

/** A code as an officer may type it: without spaces around it, in capitals. */
export function normalCode(typed: string): string {
  return typed.trim().toUpperCase()
}
