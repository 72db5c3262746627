import { withoutEnd } from '../../shared/without-end.ts'

/** A piece of an article, in reading order. */
export type ArticleBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** 1.强化事前公开。…  or 第五条 …: its number, the words that name it, and the rest. */
  | {
      readonly kind: 'clause'
      readonly mark: string
      readonly title: string | null
      readonly text: string
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  /** A picture among the article's files, and in words what it shows. */
  | { readonly kind: 'picture'; readonly alt: string; readonly file: string }
  /** 落款: who signs, and the day. */
  | { readonly kind: 'signature'; readonly text: string }

const numeral = '[零〇一二三四五六七八九十百]+'
const markdownHeading = /^(#{1,6})\s+(\S.*)$/
const chapter = new RegExp(`^第${numeral}([编章节])[\\s\\u3000]+\\S.*$`)
const lawArticle = new RegExp(`^(第${numeral}条(?:之${numeral})?)[\\s\\u3000]+(\\S.*)$`)
const firstLevel = new RegExp(`^(${numeral}、)\\s*(\\S.*)$`)
const secondLevel = new RegExp(`^([（(]${numeral}[）)])\\s*(\\S.*)$`)
const thirdLevel = /^(\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])\s*(\S.*)$/
const listItem = /^[-*•]\s+(\S.*)$/
const tableRow = /^\|(.+)\|$/
const rule = /^:?-{3,}:?$/
const picture = /^!\[([^\]]*)\]\(([^()\s]{1,80})\)$/
const signedDay = /^\d{4}年\d{1,2}月\d{1,2}日$/

/** Longer lines are text that begins with a number, not headings. */
const maxHeadingLength = 40
const maxClauseTitleLength = 24

/**
 * Reads an article as Chinese agencies write it: 一、 and (一) alone on a line are headings, 1. and 第一条
 * are numbered clauses, every other line is a paragraph. Of Markdown: #, lists, tables. What is written
 * stays as it is written; nothing is turned into markup here.
 */
export function articleBlocks(text: string): ArticleBlock[] {
  const blocks: ArticleBlock[] = []
  let items: string[] = []
  let rows: string[][] = []
  const flush = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items })
    if (rows.length > 0) blocks.push({ kind: 'table', rows: evenRows(rows) })
    items = []
    rows = []
  }
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const line = plainLine(raw)
    const item = listItem.exec(line)?.[1]
    const row = tableRow.exec(line)?.[1]
    if (item !== undefined && rows.length === 0) items.push(item)
    else if (row !== undefined && items.length === 0) {
      const cells = cellsOf(row)
      if (!cells.every((cell) => rule.test(cell))) rows.push(cells)
    } else {
      flush()
      if (item !== undefined) items.push(item)
      else if (row !== undefined) rows.push(cellsOf(row))
      else if (line !== '') blocks.push(blockOf(line))
    }
  }
  flush()
  return signed(blocks)
}

/** Without spaces around it, invisible characters and the stars of Markdown. */
function plainLine(raw: string): string {
  const shown = raw.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    '',
  )
  return withoutStars(shown).trim()
}

/** The stars around words without a space inside them: **重点** is 重点. In one pass. */
function withoutStars(line: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const opening = line.indexOf('**', at)
    const closing = opening < 0 ? -1 : closingStars(line, opening + 3)
    // No pair ends after this place, so none that begins later does either.
    if (closing < 0) return kept + line.slice(at)
    const words = /^\S/.test(line.charAt(opening + 2))
    kept += line.slice(at, words ? opening : opening + 1)
    if (words) kept += line.slice(opening + 2, closing)
    at = words ? closing + 2 : opening + 1
  }
}

function closingStars(line: string, from: number): number {
  for (let at = line.indexOf('**', from); at >= 0; at = line.indexOf('**', at + 1)) {
    if (/\S/.test(line.charAt(at - 1))) return at
  }
  return -1
}

const cellsOf = (row: string): string[] =>
  row.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())

/** Rows as wide as the widest, so that a table is a table. */
function evenRows(rows: readonly string[][]): string[][] {
  const width = Math.max(...rows.map(({ length }) => length))
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
}

function blockOf(line: string): ArticleBlock {
  const shown = picture.exec(line)
  if (shown) return { kind: 'picture', alt: (shown[1] ?? '').trim(), file: shown[2] ?? '' }
  const marked = markdownHeading.exec(line)
  if (marked) {
    const level = (marked[1] ?? '').length <= 2 ? 2 : 3
    return { kind: 'heading', level, text: headingText(marked[2] ?? '') }
  }
  const part = chapter.exec(line)
  if (part && line.length <= maxHeadingLength) {
    return { kind: 'heading', level: part[1] === '节' ? 3 : 2, text: line }
  }
  const law = lawArticle.exec(line)
  if (law) return { kind: 'clause', mark: law[1] ?? '', title: null, text: law[2] ?? '' }
  if (firstLevel.test(line) && namesOnly(line)) return { kind: 'heading', level: 2, text: line }
  if (secondLevel.test(line) && namesOnly(line)) return { kind: 'heading', level: 3, text: line }
  const clause = firstLevel.exec(line) ?? secondLevel.exec(line) ?? thirdLevel.exec(line)
  return clause ? clauseOf(clause[1] ?? '', clause[2] ?? '') : { kind: 'paragraph', text: line }
}

/** Markdown may close a heading with as many signs as it opens with. */
const headingText = (text: string) => withoutEnd(text, '#').trimEnd() || text.charAt(0)

/** A heading is short, holds no full stop and does not end with a comma or a colon. */
const namesOnly = (line: string) =>
  line.length <= maxHeadingLength && !/[。；;：:，,]$|。/.test(line)

function clauseOf(mark: string, rest: string): ArticleBlock {
  const end = rest.indexOf('。')
  const first = end < 0 ? '' : rest.slice(0, end)
  const text = rest.slice(end + 1).trim()
  const named = first !== '' && first.length <= maxClauseTitleLength && text !== ''
  return named && !/[，,；;]/.test(first)
    ? { kind: 'clause', mark, title: `${first}。`, text }
    : { kind: 'clause', mark, title: null, text: rest }
}

/** The last lines: a day, and the short line before it that signs. */
function signed(blocks: readonly ArticleBlock[]): ArticleBlock[] {
  const day = blocks.at(-1)
  if (day?.kind !== 'paragraph' || !signedDay.test(day.text.replace(/\s/g, ''))) return [...blocks]
  const who = blocks.at(-2)
  const signs = who?.kind === 'paragraph' && who.text.length <= 30 && !/[。；：]/.test(who.text)
  const body = blocks.slice(0, signs ? -2 : -1)
  const lines = signs ? [who.text, day.text] : [day.text]
  return [...body, ...lines.map((text) => ({ kind: 'signature', text }) as const)]
}

/** The words of a block on one line, as a reader or a comparison takes them. */
export function blockText(block: ArticleBlock): string {
  switch (block.kind) {
    case 'clause': {
      const gap = block.mark.endsWith('条') || /条之/.test(block.mark) ? '　' : ''
      return `${block.mark}${gap}${block.title ?? ''}${block.text}`
    }
    case 'picture':
      return `图：${block.alt}`
    case 'list':
      return block.items.join('\n')
    case 'table':
      return block.rows.map((row) => row.join('　')).join('\n')
    case 'heading':
    case 'paragraph':
    case 'signature':
      return block.text
  }
}
