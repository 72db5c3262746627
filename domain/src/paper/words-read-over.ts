import type { Paper, TextRun } from './paper.ts'

/**
 * The words of a paper that somebody reads over: kind, title and text, and who signs. Not its number, its code, its
 * address and how it is set, which it gets when it is made. Blue or black, a word is the same word.
 */
export const wordsReadOver = ({ type, title, blocks, signatures }: Paper) => ({
  type,
  title,
  blocks: blocks.map((block) =>
    block.kind === 'paragraph' ? { ...block, spans: joined(block.spans) } : block,
  ),
  signatures: signatures.map(({ label, name }) => ({ label, name })),
})

const joined = (spans: readonly TextRun[]): string => spans.map(({ text }) => text).join('')
