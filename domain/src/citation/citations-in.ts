import { cite, type Citation } from '../shared/citation.ts'
import { readChineseNumber } from '../shared/chinese-number.ts'

const number = '[零一二三四五六七八九十百千\\d]+'
const title = '《([^《》]{2,60})》'
const thisInstrument = '本(?:法|条例|办法|规定|规则|决定)'
const place = `第(${number})条(?:第(${number})款)?(?:第[（(]?(${number})[）)]?项)?`
const ownWords = new RegExp(`^${thisInstrument}$`)
const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const bracketed = patternOf([])

function patternOf(known: readonly string[]): RegExp {
  // The longest first: 行政处罚法实施细则 before 行政处罚法.
  const titles = known.toSorted((a, b) => b.length - a.length).map(literal)
  // eslint-disable-next-line no-restricted-syntax -- titles are literal words, the rest stands above
  return new RegExp(`${title}|(${[thisInstrument, ...titles].join('|')})|${place}`, 'g')
}

/** What a reader of the text knows beside it. */
type CitationContext = {
  /** Titles that also count without 《》. */
  readonly known?: readonly string[]
  /** The instrument the text itself is: its 本法第五条. */
  readonly own?: string
}

/** A citation, and the words of the text that make it: 第二十四条第一款. */
type PlacedCitation = {
  readonly citation: Citation
  readonly start: number
  readonly end: number
}

/**
 * The places of law a text names: 《商业特许经营管理条例》第二十四条第一款 and every further 第…条 until
 * the next title. An article before any title is left out, because it could be anyone's.
 */
export function placedCitations(text: string, reading: CitationContext = {}): PlacedCitation[] {
  const found: PlacedCitation[] = []
  const pattern = reading.known ? patternOf(reading.known) : bracketed
  let instrument: string | null = reading.own ?? null
  for (const match of text.matchAll(pattern)) {
    const [whole, title, unbracketed, article, paragraph, item] = match
    if (title !== undefined) {
      instrument = shortTitle(title)
      continue
    }
    if (unbracketed !== undefined) {
      instrument = ownWords.test(unbracketed) ? (reading.own ?? null) : shortTitle(unbracketed)
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
