import type { Block, Paper } from '@zhaofa/domain/paper/paper.ts'
import { instantText } from '@zhaofa/domain/paper/composers/parts.ts'
import { pageCodeText } from '@zhaofa/domain/paper/page-code.ts'
import type { Ink } from '@zhaofa/domain/shared/ink.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { qrSvg } from '../qr-code.ts'
import type { FontSet } from './fonts/font-set.ts'
import { madeAtView } from './made-at.ts'

/** What the templates read, as JSON: the paper with its days in words, its code drawn and its fonts. */
type PaperView = ReturnType<typeof viewOf>

type Making = {
  /** SVG; null where none is impressed. */
  readonly seal: string | null
  /** When the file is made; null where pages are drawn for a screen. */
  readonly madeAt: Date | null
  /** For how many pages codes are drawn, where pages bear one. */
  readonly pages?: number | undefined
}

/** More columns than this do not fit across a standing A4 page. */
const standingColumns = 7

/**
 * @param fonts families for the three uses, best first.
 */
export function paperView(
  paper: Paper,
  fonts: FontSet,
  { seal, madeAt, pages = usualPages }: Making,
): PaperView {
  const qr = paper.verifyUrl === null ? null : qrSvg(paper.verifyUrl, 0)
  const queryQr = paper.query ? qrSvg(paper.query.url, 0) : null
  return viewOf(paper, fonts, { qr, queryQr, seal, madeAt, pageCodes: pageCodes(paper, pages) })
}

/** Papers longer than this are set twice: how many pages they have is known only then. */
export const usualPages = 4

/** The code of each page of a paper that comes back signed; none on any other. */
function pageCodes({ pageCode }: Paper, pages: number): string[] {
  if (!pageCode) return []
  return Array.from({ length: pages }, (_, i) =>
    qrSvg(pageCodeText({ paper: pageCode, page: i + 1 }), 0),
  )
}

type Made = {
  readonly madeAt: Date | null
  readonly qr: string | null
  readonly queryQr: string | null
  readonly seal: string | null
  readonly pageCodes: readonly string[]
}

function viewOf(paper: Paper, { body, title, heading }: FontSet, { madeAt, ...pictures }: Made) {
  return {
    ...paper,
    blocks: paper.blocks.map(blockView),
    signatures: paper.signatures.map((line) => ({ ...line, on: line.on && dayText(line.on) })),
    issuedOn: paper.issuedOn && dayText(paper.issuedOn),
    numberText: numberLine(paper),
    queryCode: paper.query?.code ?? null,
    queryUrl: paper.query?.url ?? null,
    madeAt: madeAtView(madeAt),
    landscape: paper.layout === 'list' && paper.blocks.some(isWide),
    footSigners: [...new Set(paper.signatures.map(({ label }) => label.split('（', 1)[0]))],
    ...pictures,
    fonts: { body, title, heading },
  }
}

function blockView(block: Block) {
  switch (block.kind) {
    case 'opinion':
      return { ...block, on: block.at === null ? '　　年　月　日' : instantText(block.at) }
    case 'drawn': {
      const words = block.words && drawing(block.words)
      return { ...block, ink: drawing(block.ink), words, on: instantText(block.at) }
    }
    case 'paragraph':
    case 'heading':
    case 'facts':
    case 'table':
    case 'questions':
    case 'items':
    case 'handwriting':
    case 'lines':
    case 'blank-rest':
      return block
  }
}

/** What was drawn, as a picture for the templates. It is made of numbers only (`Ink`). */
const drawing = ({ box, path }: Ink): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}">` +
  `<path d="${path}" fill="none" stroke="#000" stroke-width="26" stroke-linecap="round" stroke-linejoin="round"/></svg>`

function numberLine({ number, numbered }: Paper): string | null {
  return number?.text ?? (numbered ? '（文号在用印时编定）' : null)
}

const isWide = (block: Block) => block.kind === 'table' && block.columns.length > standingColumns

/** 2026-11-23 → 2026年11月23日 */
function dayText(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
