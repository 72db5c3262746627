import { diffArrays } from 'diff'

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
  const shared = sharedUnits(a, b)
  return { before: piecesOf(a, shared.inA), after: piecesOf(b, shared.inB) }
}

/** Compares by words, for texts that were rewritten. A browser without word segmentation compares characters. */
export function wordsOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text]
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)
  return Array.from(words, ({ segment }) => segment)
}

/** A text in which more was changed has become another one, but for its beginning and its end; a page does not wait for more. */
const mostChanges = 1_000

/** Flags of the units that both have, in the same order. */
function sharedUnits(a: readonly string[], b: readonly string[]) {
  const inA: boolean[] = a.map(() => false)
  const inB: boolean[] = b.map(() => false)
  let [i, j] = [0, 0]
  for (const { count, added, removed } of changesBetween(a, b)) {
    if (removed) i += count
    else if (added) j += count
    else {
      inA.fill(true, i, i + count)
      inB.fill(true, j, j + count)
      i += count
      j += count
    }
  }
  return { inA, inB }
}

type Run = { readonly count: number; readonly added: boolean; readonly removed: boolean }

function changesBetween(a: readonly string[], b: readonly string[]): readonly Run[] {
  const found = diffArrays([...a], [...b], { maxEditLength: mostChanges })
  if (found) return found
  const shorter = Math.min(a.length, b.length)
  let first = 0
  while (first < shorter && a[first] === b[first]) first++
  let last = 0
  while (last < shorter - first && a.at(-1 - last) === b.at(-1 - last)) last++
  const same = { added: false, removed: false }
  return [
    { count: first, ...same },
    { count: a.length - first - last, added: false, removed: true },
    { count: b.length - first - last, added: true, removed: false },
    { count: last, ...same },
  ]
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
