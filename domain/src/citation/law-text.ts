import { withoutSpans } from '../shared/without-spans.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import { unusable, type Refusal } from '../shared/refusal.ts'
import { isPlainDate, type PlainDate } from '../shared/plain-date.ts'
import { readChineseNumber } from '../shared/chinese-number.ts'
import { articleWords } from '../shared/citation.ts'
import { shortTitle } from './citations-in.ts'

/** 条: its number, and 之一 as `inserted` 1. Paragraphs (款) are numbered from 1 by their place. */
export type LawArticle = {
  readonly kind: 'article'
  readonly number: number
  readonly inserted: number
  readonly paragraphs: readonly LawParagraph[]
}

/** 款 and the items (项) under it, each as printed: （一）警告、通报批评. */
type LawParagraph = { readonly text: string; readonly items: readonly string[] }

/** 编, 章, 节: the heading comes before the articles it covers. */
export type LawHeading = {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
}

/**
 * Articles that the text does not hold because nobody who made it had seen them: 〔未见：第七条至第九条〕 in the file. A
 * reader is told, and no citation of them opens as if it were whole.
 */
export type LawGap = {
  readonly kind: 'gap'
  /** As the file has it: 第七条至第九条. */
  readonly text: string
  /** The first and the last article missing whole; `to` null for the rest of the text, `from` null where none is. */
  readonly from: number | null
  readonly to: number | null
}

/** One text of one instrument, in the order of the print. */
export type LawText = {
  /** As citations use it: 行政处罚法. */
  readonly title: string
  readonly fullTitle: string
  /** Lines between title and body: who adopted or changed it, and when. */
  readonly history: readonly string[]
  readonly parts: readonly LawPart[]
  /** From the text's own words (自2021年7月15日起施行); null where it does not say. */
  readonly inForceFrom: PlainDate | null
}

export type LawPart = LawHeading | LawArticle | LawGap

/** Whether the text is all there. */
export const isWhole = ({ parts }: Pick<LawText, 'parts'>): boolean =>
  !parts.some(({ kind }) => kind === 'gap')

/** What is wrong in one line, counted from 1. */
type LawTextFault = { readonly line: number; readonly reason: string }

/** Why a file cannot be taken as the text of a law, line by line. */
const faulty = (faults: readonly LawTextFault[]): Refusal => ({
  ...unusable(`有 ${faults.length} 行读不懂`),
  fields: faults.map(({ line, reason }) => ({ field: `第 ${line} 行`, message: reason })),
})

const levels = { 编: 1, 分编: 1, 章: 2, 节: 3 } as const
const numeral = '[零一二三四五六七八九十百千]+'
const headingLine = new RegExp(`^第${numeral}(分编|编|章|节)(?:\\s|$)`)
const articleLine = new RegExp(`^第(${numeral})条(?:之(${numeral}))?(?:\\s+(\\S.*))?$`)
const gapLine = new RegExp(
  `^〔未见：(第(${numeral})条(?:第${numeral}款)?(?:第${numeral}项)?(以下)?(?:至第(${numeral})条)?)〕$`,
)
const itemLine = new RegExp(`^[（(]${numeral}[）)]`)

/**
 * Reads the text of a law from Markdown or plain text, as official sites give it: a title, lines of
 * adoption, an optional table of contents, headings, and articles numbered without gaps, or with gaps that a line
 * names: 〔未见：第七条至第九条〕.
 */
export function readLawText(source: string): Outcome<LawText, Refusal> {
  const lines = linesOf(source)
  const title = lines[0]
  if (!title) return refuse(faulty([{ line: 1, reason: '文件是空的' }]))
  if (title.text.length > 60 || articleLine.test(title.text)) {
    return refuse(faulty([{ line: title.line, reason: '第一行应当是法规名称' }]))
  }
  const { history, parts, faults } = readBody(lines.slice(1))
  faults.push(...numberingFaults(parts))
  if (!parts.some(({ part }) => part.kind === 'article')) {
    faults.push({ line: title.line, reason: '没有找到条文：条文应当以“第一条”这样的文字开头' })
  }
  if (faults.length > 0) return refuse(faulty(faults.toSorted((a, b) => a.line - b.line)))
  const fullTitle = title.text.replace(/\s+/g, '')
  return accept({
    title: shortTitle(fullTitle),
    fullTitle,
    history,
    parts: parts.map(({ part }) => part),
    inForceFrom: inForceFrom(parts.at(-1)?.part, history),
  })
}

type Line = { readonly line: number; readonly text: string }

/** Without marks of Markdown, comments, and empty lines; wide spaces as one space. */
function linesOf(source: string): Line[] {
  return source
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((text, i) => ({ line: i + 1, text: plainLine(text) }))
    .filter(({ text }) => text !== '' && !/^目\s*录$/.test(text))
}

function plainLine(text: string): string {
  return withoutSpans(text, '<!--', '-->')
    .replace(/^\s*#{1,6}\s*/, '')
    .replaceAll('**', '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

type Placed = { readonly line: number; readonly part: LawPart }

function readBody(lines: readonly Line[]) {
  const history: string[] = []
  const parts: Placed[] = []
  const faults: LawTextFault[] = []
  let waiting: { line: number; part: LawHeading }[] = []
  let paragraphs: { text: string; items: string[] }[] | null = null
  for (const { line, text } of lines) {
    const article = articleLine.exec(text)
    const heading = headingLine.exec(text)
    if (article) {
      parts.push(...innermost(waiting))
      waiting = []
      paragraphs = [{ text: article[3] ?? '', items: [] }]
      const number = readChineseNumber(article[1] ?? '')
      const inserted = article[2] === undefined ? 0 : readChineseNumber(article[2])
      if (number === null || inserted === null) {
        faults.push({ line, reason: `认不出条文的序号：${text.slice(0, 12)}` })
      }
      const part = { kind: 'article', number: number ?? 0, inserted: inserted ?? 0, paragraphs }
      parts.push({ line, part: part as LawArticle })
    } else if (gapLine.test(text)) {
      parts.push(...innermost(waiting), { line, part: gapOf(text) })
      waiting = []
    } else if (heading) {
      const level = levels[(heading[1] ?? '章') as keyof typeof levels]
      waiting.push({ line, part: { kind: 'heading', level, text } })
    } else if (paragraphs === null) {
      if (waiting.length === 0) history.push(text)
    } else if (waiting.length > 0) {
      faults.push({ line, reason: '标题之后应当是条文' })
    } else if (itemLine.test(text)) {
      paragraphs.at(-1)?.items.push(text)
    } else {
      paragraphs.push({ text, items: [] })
    }
  }
  return { history, parts, faults }
}

/** 第七条至第九条, 第三十条以下, 第三条第二款以下至第二十四条; of 第五条第三款以下 no article is missing whole. */
function gapOf(line: string): LawGap {
  const [, text = '', first = '', open, last] = gapLine.exec(line) ?? []
  const number = readChineseNumber(first) ?? 0
  const within = /[款项]/.test(text)
  const to = last === undefined ? null : readChineseNumber(last)
  if (within) return { kind: 'gap', text, from: to === null ? null : number + 1, to }
  return { kind: 'gap', text, from: number, to: open === undefined ? (to ?? number) : to }
}

/** The headings that cover an article. Headings of a table of contents drop out. */
function innermost(waiting: readonly { line: number; part: LawHeading }[]) {
  return waiting.filter(
    ({ part }, i) => !waiting.slice(i + 1).some((later) => later.part.level <= part.level),
  )
}

function numberingFaults(parts: readonly Placed[]): LawTextFault[] {
  const faults: LawTextFault[] = []
  let [number, inserted] = [0, 0]
  for (const { line, part } of parts) {
    if (part.kind === 'gap' && part.from !== null && part.from === number + 1) {
      number = part.to ?? Infinity
      inserted = 0
    }
    if (part.kind !== 'article') continue
    const next =
      part.inserted === 0
        ? part.number === number + 1
        : part.number === number && part.inserted === inserted + 1
    if (!next && part.number !== 0) {
      faults.push({
        line,
        reason: `${afterWhat(number)}是${articleWords({ article: part.number })}，条文缺少或者重复`,
      })
    }
    number = part.number
    inserted = part.inserted
  }
  return faults
}

const day = '(\\d{4})年(\\d{1,2})月(\\d{1,2})日'

function inForceFrom(last: LawPart | undefined, history: readonly string[]): PlainDate | null {
  const words = last?.kind === 'article' ? last.paragraphs.map(({ text }) => text) : []
  const found =
    history.map((line) => new RegExp(`^${day}起?\\s*施行`).exec(line)).find((each) => each) ??
    words.map((text) => new RegExp(`自${day}起施行`).exec(text)).find((each) => each)
  if (!found) return null
  const [, year = '', month = '', date = ''] = found
  const from = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(from) ? from : null
}

/** What went before a wrong number: nothing, an article, or a gap that is open to the end. */
function afterWhat(number: number): string {
  if (number === 0) return '开头'
  return Number.isFinite(number) ? `${articleWords({ article: number })}之后` : '“以下”的缺口之后'
}
