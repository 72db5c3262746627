/**
 * One line of writing as a machine read it in a picture. The picture is thought of as laid straight: x runs
 * to the right, y downwards, in any unit of length.
 */
export type WrittenLine = {
  readonly text: string
  /** For each character, how sure the machine is of it, 0 to 1. */
  readonly sure: readonly number[]
  /** For each character, where its middle stands along the line, 0 to 1. */
  readonly at: readonly number[]
  /** The middle of the line. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Letter = {
  readonly character: string
  readonly sure: number
  readonly x: number
  /** Writing was marked after it and could not be read. */
  readonly besideEmpty: boolean
}

/** Letters that stand close together in a row: a label, a value, or both. */
export type Piece = {
  readonly letters: readonly Letter[]
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
}

/** Between two letters of one word there is never more than this, in heights of the line. */
const widestGap = 1.75
/** With more than this beside it, in heights of the line, a letter may have a neighbour that was not read. */
const emptyGap = 0.95

/**
 * The line taken apart where there is a wide gap; spaces are left out. Nobody is sure of a letter beside an
 * empty place in which another one would fit: the machine marked writing there and could not read it.
 */
export function piecesOf({ text, sure, at, x, y, width, height }: WrittenLine): Piece[] {
  const left = x - width / 2
  const isLast = (index: number) => text.slice(index + 1).trim() === ''
  const letters = [...text].flatMap((character, index) =>
    character.trim() === ''
      ? []
      : [
          {
            character: plain(character),
            sure: sure[index] ?? 0,
            x: left + (at[index] ?? 0) * width,
            besideEmpty: isLast(index) && (1 - (at[index] ?? 1)) * width > emptyGap * height,
          },
        ],
  )
  const groups: Letter[][] = []
  for (const letter of letters) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && letter.x - before.x <= widestGap * height) last.push(letter)
    else groups.push([letter])
  }
  return groups.map((group) => pieceOf(group, { y, height }))
}

/** A piece reaches half a height beyond the middle of its first and of its last letter. */
export function pieceOf(
  letters: readonly Letter[],
  { y, height }: Pick<Piece, 'y' | 'height'>,
): Piece {
  const [first, last] = [letters[0]?.x ?? 0, letters.at(-1)?.x ?? 0]
  return { letters, left: first - height / 2, right: last + height / 2, y, height }
}

/** Letters and digits of full width as those of a keyboard; brackets and colons as Chinese text has them. */
function plain(character: string): string {
  if (character === '(') return '（'
  if (character === ')') return '）'
  if (character === ':') return '：'
  const code = character.codePointAt(0) ?? 0
  const fullWidth =
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  return fullWidth ? String.fromCodePoint(code - 0xfee0) : character
}

export const lettersText = (letters: readonly Letter[]) =>
  letters.map(({ character }) => character).join('')
