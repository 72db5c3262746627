export type Piece = { text: string; changed: boolean }

/**
 * What differs between the text of the file and the public text: the shared pieces in order, and on
 * each side what the other does not have. By characters, because Chinese has no spaces.
 */
export function compareTexts(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const a = [...before]
  const b = [...after]
  const shared = longestCommon(a, b)
  return { before: piecesOf(a, shared.inA), after: piecesOf(b, shared.inB) }
}

/** Flags of the characters that belong to a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]) {
  const width = b.length + 1
  const best = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const inA: boolean[] = a.map(() => false)
  const inB: boolean[] = b.map(() => false)
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA[i++] = true
      inB[j++] = true
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return { inA, inB }
}

function piecesOf(characters: readonly string[], shared: readonly boolean[]): Piece[] {
  const pieces: Piece[] = []
  characters.forEach((character, index) => {
    const changed = !shared[index]
    const last = pieces.at(-1)
    if (last && last.changed === changed) last.text += character
    else pieces.push({ text: character, changed })
  })
  return pieces
}
