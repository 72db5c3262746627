import { isBeginningOfLabel, labelAtStart, type CredentialField } from './credential-labels.ts'
import { sameRow, withoutHalves } from './letter-halves.ts'
import {
  pieceOf,
  piecesOf,
  lettersText,
  type Letter,
  type Piece,
  type WrittenLine,
} from './written-line.ts'

/** What stands beside and below a label. */
type Labelled = {
  readonly field: CredentialField | null
  /** Where the label begins, and the row it is in. */
  readonly left: number
  readonly y: number
  /** Pieces the label itself is made of. */
  readonly label: readonly Piece[]
  /** What follows the label in its last piece. */
  readonly rest: Piece | null
}

/** Parts of one label stand no further apart, in heights of the line: 名　　称. */
const widestLabelGap = 4
/** Rows of one value follow each other within this distance, in heights of a line. */
const furthestRow = 2.3
/** Rows of one value begin below each other, give or take so many heights. */
const sameLeft = 1.2
/** A value stands no further from its label, or from the piece before it, in heights. */
const widestValueGap = 9
const maxRows = 5

/**
 * The value of each label of a credential, by where it stands: after its label in the row, and in the rows
 * below that begin where it began. The first of two labels for one field is taken.
 */
export function credentialValues(
  lines: readonly WrittenLine[],
): ReadonlyMap<CredentialField, readonly Letter[]> {
  const pieces = withoutHalves(lines.flatMap(piecesOf))
  const labelled = findLabels(pieces)
  const taken = new Set(labelled.flatMap(({ label }) => label))
  const values = new Map<CredentialField, readonly Letter[]>()
  for (const each of labelled.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    if (each.field === null || values.has(each.field)) continue
    const value = valueOf(each, pieces, taken)
    if (value.length > 0) values.set(each.field, value)
  }
  return values
}

function findLabels(pieces: readonly Piece[]): Labelled[] {
  const used = new Set<Piece>()
  const found: Labelled[] = []
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    if (used.has(piece)) continue
    const label = labelFrom(piece, pieces)
    if (!label) continue
    for (const each of label.label) used.add(each)
    found.push(label)
  }
  return found
}

/** The label that begins with this piece, alone or with the pieces right of it. */
function labelFrom(first: Piece, pieces: readonly Piece[]): Labelled | null {
  const parts = [first]
  let text = lettersText(first.letters)
  for (;;) {
    const start = labelAtStart(text)
    if (start) {
      const before = parts.slice(0, -1).reduce((sum, { letters }) => sum + letters.length, 0)
      const last = parts.at(-1) ?? first
      const rest = cut(last, start.length - before)
      return { field: start.label.field, left: first.left, y: first.y, label: parts, rest }
    }
    if (!isBeginningOfLabel(text)) return null
    const last = parts.at(-1) ?? first
    const next = rightOf(last, pieces, widestLabelGap)
    if (!next) return null
    parts.push(next)
    text += lettersText(next.letters)
  }
}

/** The piece without its first letters; null when nothing is left. */
function cut(piece: Piece, count: number): Piece | null {
  const letters = piece.letters.slice(count)
  return letters.length > 0 ? pieceOf(letters, piece) : null
}

function rightOf(piece: Piece, pieces: readonly Piece[], gap: number): Piece | null {
  const near = pieces.filter(
    (each) =>
      each !== piece &&
      sameRow(piece, each) &&
      each.left >= piece.right - piece.height * 0.6 &&
      each.left - piece.right <= gap * piece.height,
  )
  return near.toSorted((a, b) => a.left - b.left)[0] ?? null
}

function valueOf(
  { left, label, rest }: Labelled,
  pieces: readonly Piece[],
  labels: ReadonlySet<Piece>,
): Letter[] {
  const last = label.at(-1)
  const start = rest ?? (last ? freeRightOf(last, pieces, labels) : null)
  if (!start) return []
  const letters: Letter[] = []
  let row: Piece | null = start
  for (let count = 0; row && count < maxRows; count++) {
    letters.push(...rowFrom(row, pieces, labels))
    row = rowBelow(row, { left, from: start.left, labels, pieces })
  }
  return letters
}

function freeRightOf(piece: Piece, pieces: readonly Piece[], labels: ReadonlySet<Piece>) {
  const next = rightOf(piece, pieces, widestValueGap)
  return next && !labels.has(next) ? next : null
}

/** The letters of a row up to the next label. */
function rowFrom(first: Piece, pieces: readonly Piece[], labels: ReadonlySet<Piece>): Letter[] {
  const letters = [...first.letters]
  let last: Piece | null = first
  while ((last = freeRightOf(last, pieces, labels))) letters.push(...last.letters)
  return letters
}

type Below = {
  /** Where the label begins, and where its value began. */
  readonly left: number
  readonly from: number
  readonly labels: ReadonlySet<Piece>
  readonly pieces: readonly Piece[]
}

/** The next row of the same value; none when a label, read or not, stands before it. */
function rowBelow(row: Piece, { left, from, labels, pieces }: Below): Piece | null {
  const { y, height } = row
  const below = pieces
    .filter((each) => each.y - y > 0.6 * height && each.y - y <= furthestRow * height)
    .filter((each) => Math.abs(each.left - from) <= sameLeft * height && !labels.has(each))
    .toSorted((a, b) => a.y - b.y)
  const [next] = below
  if (!next) return null
  const before = pieces.some(
    (each) => sameRow(each, next) && each.right <= next.left + 0.3 * height && each.right > left,
  )
  return before ? null : next
}
