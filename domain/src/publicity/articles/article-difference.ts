import { articleBlocks, blockText } from './article-blocks.ts'

/** One line of a comparison, with the heading above it. */
export type ArticleChange = {
  readonly kind: 'gone' | 'new'
  readonly text: string
  readonly under: string | null
}

/** Beyond this a comparison would take seconds; then everything counts as rewritten. */
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

/** Places of a longest common run of lines, in both. */
function commonLines(a: readonly Line[], b: readonly Line[]): (readonly [number, number])[] {
  if (a.length * b.length > maxCells) return []
  const width = b.length + 1
  const best = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  const alike = (i: number, j: number) => a[i]?.text === b[j]?.text
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = alike(i, j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const found: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (alike(i, j)) found.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return found
}
