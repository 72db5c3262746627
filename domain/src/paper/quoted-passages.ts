import type { Passage } from '../kernel/act.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { paperText, type Paper } from './paper.ts'

const longestShown = 60

/**
 * What is not quoted rightly (原文): every passage stands in the sealed paper exactly once, in the line that its place
 * names in quotation marks. Spaces and line breaks do not count. Otherwise the nearest line is told.
 */
export function misquoted(paper: Paper, quotes: readonly Passage[]): FieldProblem[] {
  const lines = paperText(paper)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return quotes.flatMap(({ field, words, where }) => {
    const sought = plain(words)
    const holding = lines.filter((line) => plain(line).includes(sought))
    const times = lines.reduce((sum, line) => sum + plain(line).split(sought).length - 1, 0)
    if (sought === '' || times === 0) {
      const near = nearest(lines, sought)
      const message = `《${paper.title}》中没有这句原文${near === null ? '' : `，最接近的是：“${near}”`}`
      return [{ field, message }]
    }
    if (times > 1) {
      const message = `这几个字在《${paper.title}》中有 ${times} 处，请把前后的文字一并写上，使它只指一处`
      return [{ field, message }]
    }
    const named = /“([^“”]+)”/.exec(where)?.[1]
    if (named === undefined || holding.some((line) => plain(line).includes(plain(named)))) return []
    const message = `这句原文不在“${named}”一处，它所在的是：“${shown(holding[0] ?? '')}”`
    return [{ field, message }]
  })
}

const plain = (text: string): string => text.replaceAll(/\s/g, '')

const shown = (line: string): string =>
  line.length <= longestShown ? line : `${line.slice(0, longestShown)}…`

/** The line that shares most pairs of characters with the words; null where none shares any. */
function nearest(lines: readonly string[], sought: string): string | null {
  const pairs = pairsOf(sought)
  const scored = lines.map((line) => {
    const own = pairsOf(plain(line))
    return { line, shared: [...pairs].filter((pair) => own.has(pair)).length }
  })
  const best = scored.reduce((a, b) => (b.shared > a.shared ? b : a), { line: '', shared: 0 })
  return best.shared === 0 ? null : around(best.line, sought)
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))

/** The part of a long line that shares something with the words, from a little before it. */
function around(line: string, sought: string): string {
  if (line.length <= longestShown) return line
  const pairs = pairsOf(sought)
  const at = Array.from(line).findIndex((_, i) => pairs.has(line.slice(i, i + 2)))
  const from = Math.max(0, at - 10)
  return `${from > 0 ? '…' : ''}${shown(line.slice(from))}`
}
