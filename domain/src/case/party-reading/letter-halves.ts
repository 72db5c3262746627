import { pieceOf, type Letter, type Piece } from './written-line.ts'

// Where a label and its value stand close together, their boxes overlap, and the letter at the seam is read
// twice: once whole, and once as what its half looks like (名称季 and 梨树县).

/** Two letters nearer than this, in heights of the line, are one; digits stand closer to each other. */
const oneLetter = 0.42
const oneDigit = 0.15
/** What no label and no value begins with: the edge of a frame, or half of the letter before. */
const neverFirst = /^[）】》、，。：；！|~·]$/u

/** Whether two pieces stand side by side. */
export const sameRow = (one: Piece, other: Piece): boolean =>
  Math.abs(one.y - other.y) < 0.5 * Math.max(one.height, other.height)

/** The pieces without letters that were read twice: the machine is surer of the whole one. */
export function withoutHalves(pieces: readonly Piece[]): Piece[] {
  const dropped = new Set<Letter>()
  for (const piece of pieces) {
    const [first] = piece.letters
    if (!first) continue
    if (piece.letters.length > 1 && neverFirst.test(first.character)) dropped.add(first)
    for (const before of pieces) {
      const last = before.letters.at(-1)
      if (before === piece || !last || !sameRow(before, piece)) continue
      if (middle(before) > middle(piece) || !isOneLetter(last, first, piece.height)) continue
      dropped.add(last.sure < first.sure ? last : first)
    }
  }
  return pieces.flatMap((piece) => {
    const letters = piece.letters.filter((letter) => !dropped.has(letter))
    return letters.length === 0 ? [] : [pieceOf(letters, piece)]
  })
}

const middle = ({ left, right }: Piece) => (left + right) / 2

function isOneLetter(last: Letter, first: Letter, height: number): boolean {
  const narrow = [last, first].some(({ character }) => /^[0-9A-Za-z]$/.test(character))
  return Math.abs(first.x - last.x) < (narrow ? oneDigit : oneLetter) * height
}
