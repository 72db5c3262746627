import { cite, type Citation } from '../shared/citation.ts'
import { readChineseNumber } from './chinese-number.ts'

const number = '[零一二三四五六七八九十百千\\d]+'
const place = new RegExp(
  `《([^《》]{2,60})》|第(${number})条(?:第(${number})款)?(?:第[（(]?(${number})[）)]?项)?`,
  'g',
)

/** A citation, and the words of the text that make it: 第二十四条第一款. */
export type PlacedCitation = {
  readonly citation: Citation
  readonly start: number
  readonly end: number
}

/**
 * The places of law a text names: 《商业特许经营管理条例》第二十四条第一款 and every further 第…条 until
 * the next title. An article before any title is left out, because it could be anyone's.
 */
export function placedCitations(text: string): PlacedCitation[] {
  const found: PlacedCitation[] = []
  let instrument: string | null = null
  for (const match of text.matchAll(place)) {
    const [whole, title, article, paragraph, item] = match
    if (title !== undefined) {
      instrument = shortTitle(title)
      continue
    }
    const numbered = readChineseNumber(article ?? '')
    if (instrument === null || numbered === null) continue
    const within = { ...read('paragraph', paragraph), ...read('item', item) }
    const citation = cite(instrument, numbered, within)
    found.push({ citation, start: match.index, end: match.index + whole.length })
  }
  return found
}

/** The citations of a text, in its order. */
export function citationsIn(text: string): Citation[] {
  return placedCitations(text).map(({ citation }) => citation)
}

/** The title as citations use it: without 中华人民共和国, with full-width brackets. */
export function shortTitle(title: string): string {
  return title
    .replace(/^中华人民共和国/, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
}

function read(name: 'paragraph' | 'item', text: string | undefined) {
  const value = text === undefined ? null : readChineseNumber(text)
  return value === null ? {} : { [name]: value }
}
