import { comesBack } from './catalogue/document-catalogue.ts'
import type { Block, Paper } from './paper.ts'

/**
 * What an examiner would mark on a sealed paper: rows and cells that say nothing, signatures nobody gave. Lines
 * for a hand are no faults on papers that come back signed; a draft may have all of them.
 *
 * @returns the label of each, in the order of the paper.
 */
export function emptyRows(paper: Paper): string[] {
  const unsigned = comesBack(paper.type) ? [] : paper.signatures.filter(({ name }) => name === null)
  return [
    ...(paper.addressee?.replace('：', '').trim() === '' ? ['受文者'] : []),
    ...paper.blocks.flatMap(emptyIn),
    ...unsigned.map(({ label }) => label),
  ]
}

function emptyIn(block: Block): string[] {
  switch (block.kind) {
    case 'facts':
      return block.rows.filter(([, value]) => value.trim() === '').map(([label]) => label)
    case 'table': {
      if (block.rows.length === 0) return block.columns.slice(0, 1).map(({ title }) => title)
      return block.columns
        .filter(({ mayBeEmpty }) => !mayBeEmpty)
        .filter(({ title }) => {
          const at = block.columns.findIndex((each) => each.title === title)
          return block.rows.some((row) => (row[at] ?? '').trim() === '')
        })
        .map(({ title }) => title)
    }
    case 'items':
      return block.items.some((item) => item.trim() === '') ? ['列表'] : []
    case 'questions':
      return block.exchanges.some(({ question, answer }) => !question.trim() || !answer.trim())
        ? ['问答']
        : []
    case 'opinion':
      return block.text.trim() === '' || block.name === '' || block.at === null ? [block.title] : []
    case 'drawn':
      return block.name === '' ? [block.title] : []
    case 'paragraph':
    case 'heading':
    case 'handwriting':
    case 'lines':
    case 'blank-rest':
      return []
  }
}
