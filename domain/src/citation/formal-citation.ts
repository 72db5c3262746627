import type { Citation } from '../shared/citation.ts'
import { chineseNumber } from './chinese-number.ts'
import type { LawRegistry } from './law-registry.ts'

/**
 * As documents must have it, in full and with Chinese numerals:
 * 《中华人民共和国行政处罚法》第五十八条第一款第（二）项.
 */
export function formalCitation(
  { instrument, article, paragraph, item }: Citation,
  registry: LawRegistry,
): string {
  const title = registry.get(instrument)?.fullTitle ?? instrument
  return (
    `《${title}》第${chineseNumber(article)}条` +
    (paragraph === undefined ? '' : `第${chineseNumber(paragraph)}款`) +
    (item === undefined ? '' : `第（${chineseNumber(item)}）项`)
  )
}
