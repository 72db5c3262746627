import { plainText, type PlainText } from './plain-text.ts'
import { taggedAmiss } from './tagged-amiss.ts'
import { cellFinder, tableCells, type TableCell } from './table-cells.ts'
import type { Tagger } from './tagger.ts'

/** A word of the plain text: from its first unit up to the one after its last. */
export type Word = { readonly from: number; readonly to: number; readonly tag: string }

/** A text as the detectors read it, cut into words. */
export type Reading = PlainText & {
  readonly source: string
  readonly wordAt: (at: number) => Word
  readonly cells: readonly TableCell[]
  readonly cellAt: (at: number) => TableCell | undefined
}

/** @returns the text as all detectors read it, cut into words once */
export function readForPersons(source: string, tagger: Tagger): Reading {
  const plain = plainText(source)
  const words = wordsOf(plain, tagger)
  const cells = tableCells(plain)
  return {
    ...plain,
    source,
    wordAt: (at) => words[at] ?? { from: at, to: at + 1, tag: '' },
    cells,
    cellAt: cellFinder(cells),
  }
}

const longestWord = 24

/** 申请人 is tagged as a name, too. */
const isAmiss = (word: string, tag: string) =>
  taggedAmiss.has(word) || (tag !== 'x' && /[人者]$/.test(word))

/** The word at each unit. A blank parts words, so it is put back for the tagger. */
function wordsOf({ text, blankBefore }: PlainText, tagger: Tagger): readonly Word[] {
  const pieces: string[] = []
  let at = 0
  for (let i = 1; i < text.length; i++) {
    if (blankBefore[i] !== 1) continue
    pieces.push(text.slice(at, i))
    at = i
  }
  pieces.push(text.slice(at))
  const found: Word[] = []
  let from = 0
  for (const { word, tag } of tagger(pieces.join(' '))) {
    // The blanks put in are not in the text; those between Latin words are.
    const own = text.startsWith(word, from) ? word : word.replaceAll(' ', '')
    if (own === '' || !text.startsWith(own, from)) continue
    const end = from + own.length
    // A run that nobody knows may be as long as the text; whoever asks for a word looks at all of it.
    for (; from < end; from = Math.min(end, from + longestWord)) {
      const to = Math.min(end, from + longestWord)
      const placed = { from, to, tag: isAmiss(own, tag) ? 'n' : tag }
      for (let i = from; i < to; i++) found[i] = placed
    }
  }
  return found
}
