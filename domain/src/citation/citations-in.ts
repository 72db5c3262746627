import { cite, type Citation } from '../shared/citation.ts'
import { readChineseNumber } from './chinese-number.ts'

const number = '[零一二三四五六七八九十百千\\d]+'
const place = new RegExp(
  `《([^《》]{2,60})》|第(${number})条(?:第(${number})款)?(?:第[（(]?(${number})[）)]?项)?`,
  'g',
)

/**
 * The places of law a text names: 《商业特许经营管理条例》第二十四条第一款 and every further 第…条 until
 * the next title. An article before any title is left out, because it could be anyone's.
 */
export function citationsIn(text: string): Citation[] {
  const found: Citation[] = []
  let instrument: string | null = null
  for (const [, title, article, paragraph, item] of text.matchAll(place)) {
    if (title !== undefined) {
      instrument = shortTitle(title)
      continue
    }
    const numbered = readChineseNumber(article ?? '')
    if (instrument === null || numbered === null) continue
    found.push(
      cite(instrument, numbered, { ...read('paragraph', paragraph), ...read('item', item) }),
    )
  }
  return found
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
