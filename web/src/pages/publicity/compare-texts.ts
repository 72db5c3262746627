type Piece = { text: string; changed: boolean }

/**
 * What differs between the text of the file and the public text: the shared pieces in order, and on
 * each side what the other does not have. By characters, because Chinese has no spaces; `split` makes
 * larger units.
 */
export function compareTexts(
  before: string,
  after: string,
  split: (text: string) => string[] = (text) => [...text],
): { before: Piece[]; after: Piece[] } {
  const a = split(before)
  const b = split(after)
  const shared = longestCommon(a, b)
  return { before: piecesOf(a, shared.inA), after: piecesOf(b, shared.inB) }
}

/** Compares by words, for texts that were rewritten. A browser without word segmentation compares characters. */
export function wordsOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text]
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)
  return Array.from(words, ({ segment }) => segment)
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

type Change = { text: string; kind: 'same' | 'gone' | 'new' }

/** Both sides of a comparison as one text: at each place first what went, then what came. */
export function mergeChanges(before: readonly Piece[], after: readonly Piece[]): Change[] {
  const changes: Change[] = []
  const left = before.map((piece) => ({ ...piece }))
  const right = after.map((piece) => ({ ...piece }))
  while (left[0] ?? right[0]) {
    const [gone, come] = [left[0], right[0]]
    if (gone?.changed) {
      changes.push({ text: gone.text, kind: 'gone' })
      left.shift()
    } else if (come?.changed || !gone || !come) {
      changes.push({ text: come?.text ?? gone?.text ?? '', kind: come ? 'new' : 'gone' })
      right.shift()
      if (!come) left.shift()
    } else {
      // What is shared may be cut at different places on the two sides: the shorter piece goes on.
      const text = gone.text.length < come.text.length ? gone.text : come.text
      changes.push({ text, kind: 'same' })
      gone.text = gone.text.slice(text.length)
      come.text = come.text.slice(text.length)
      if (gone.text === '') left.shift()
      if (come.text === '') right.shift()
    }
  }
  return changes
}
