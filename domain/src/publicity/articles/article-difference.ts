import { articleBlocks, blockText } from './article-blocks.ts'

/** One line of a comparison, with the heading above it. */
export type ArticleChange = {
  readonly kind: 'gone' | 'new'
  readonly text: string
  readonly under: string | null
}

/** Beyond this a comparison would keep the server from answering; then all between beginning and end counts as rewritten. */
const maxCells = 4_000_000

/** What the newer text leaves out and what it adds, block by block in the order of reading. */
export function articleDifference(before: string, after: string): ArticleChange[] {
  const a = linesOf(before)
  const b = linesOf(after)
  const same = commonLines(a, b)
  const changes: ArticleChange[] = []
  let i = 0
  let j = 0
  for (const [nextA, nextB] of [...same, [a.length, b.length] as const]) {
    for (; i < nextA; i++) changes.push({ kind: 'gone', ...line(a, i) })
    for (; j < nextB; j++) changes.push({ kind: 'new', ...line(b, j) })
    i = nextA + 1
    j = nextB + 1
  }
  return changes
}

type Line = { readonly text: string; readonly under: string | null }

const line = (lines: readonly Line[], at: number): Line => lines[at] ?? { text: '', under: null }

function linesOf(text: string): Line[] {
  let under: string | null = null
  return articleBlocks(text).map((block) => {
    const place = { text: blockText(block), under }
    if (block.kind === 'heading') under = block.text
    return place
  })
}

type Pair = readonly [number, number]

/** Places of a longest common run of lines, in both. */
function commonLines(a: readonly Line[], b: readonly Line[]): Pair[] {
  const [one, other] = numbered(a, b)
  const shorter = Math.min(one.length, other.length)
  let first = 0
  while (first < shorter && one[first] === other[first]) first++
  let last = 0
  while (last < shorter - first && one.at(-1 - last) === other.at(-1 - last)) last++
  const middle = longestRun(
    one.subarray(first, one.length - last),
    other.subarray(first, other.length - last),
  )
  return [
    ...pairs(first, 0, 0),
    ...middle.map(([i, j]): Pair => [i + first, j + first]),
    ...pairs(last, one.length - last, other.length - last),
  ]
}

const pairs = (count: number, i: number, j: number) =>
  Array.from({ length: count }, (_, at): Pair => [i + at, j + at])

/** The lines of both as numbers, the same for the same text: numbers are compared in no time. */
function numbered(a: readonly Line[], b: readonly Line[]): readonly [Int32Array, Int32Array] {
  const known = new Map<string, number>()
  const numberOf = ({ text }: Line) => {
    const number = known.get(text) ?? known.size
    known.set(text, number)
    return number
  }
  return [Int32Array.from(a, numberOf), Int32Array.from(b, numberOf)]
}

function longestRun(a: Int32Array, b: Int32Array): Pair[] {
  if (a.length * b.length > maxCells) return []
  const width = b.length + 1
  const best = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1, at = i * width + j; j >= 0; j--, at--) {
      best[at] =
        a[i] === b[j]
          ? (best[at + width + 1] ?? 0) + 1
          : Math.max(best[at + width] ?? 0, best[at + 1] ?? 0)
    }
  }
  const found: Pair[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = i * width + j
    if (a[i] === b[j]) found.push([i++, j++])
    else if ((best[at + width] ?? 0) >= (best[at + 1] ?? 0)) i++
    else j++
  }
  return found
}
