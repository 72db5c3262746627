import { expect, test } from 'vitest'
import { papersMade, recordedCourse } from '../../../domain/test/sample-papers.ts'
import { visitCourse } from '../../../domain/test/sample-visit.ts'
import type { Block, Paper } from '@zhaofa/domain/paper/paper.ts'
import { testPrinter } from '../../test/printer.ts'
import { openPdf } from './pdf/open-pdf.ts'

const printer = testPrinter()

/** The papers of a visit, each as its course first makes it. */
const papers = new Map(
  visitCourse
    .flatMap((_, i) => papersMade(recordedCourse(visitCourse.slice(0, i + 1))))
    .toReversed()
    .map((paper) => [paper.type, paper] as const),
)

const more: Block = {
  kind: 'paragraph',
  spans: [{ text: '收银台没有公示章程，合同文本没有写明退卡的办法和期限，台账与余额不一致。' }],
}

/** The same paper, longer by so many paragraphs. */
function longer(paper: Paper, by: number): Paper {
  const at = paper.blocks.findIndex(({ kind }) => kind === 'paragraph') + 1
  return { ...paper, blocks: paper.blocks.toSpliced(at, 0, ...Array<Block>(by).fill(more)) }
}

// Points: where the text of a page ends (margins of letter.typ and record.typ), and how high it is.
const foot = 99
const height = 638

/** Which share of each page but the last is left empty below its last line. */
async function emptyShares(paper: Paper): Promise<number[]> {
  const pdf = await openPdf((await printer.pdf(paper)).bytes)
  const shares: number[] = []
  for (let number = 1; number < pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const lines = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [Number(item.transform[5])] : [],
    )
    shares.push((Math.min(...lines.filter((y) => y > foot)) - foot) / height)
  }
  return shares
}

// Seal, codes and signatures stay with lines of text: where they find no room, the lines stand closer or further apart.
test.each([
  'inspection_notice',
  'inspection_result_notice',
  'correction_order',
  'onsite_inspection_record',
])(
  'no page of %s is left empty for a fifth, however long it is',
  async (type) => {
    const paper = papers.get(type)
    if (!paper) throw new Error(`the course makes no ${type}`)
    for (const by of [0, 2, 4, 6, 7, 8, 9, 10, 11, 13]) {
      const shares = await emptyShares(longer(paper, by))
      expect({ by, empty: shares.filter((share) => share > 0.2) }).toEqual({ by, empty: [] })
    }
  },
  60_000,
)
