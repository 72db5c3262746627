import type { Citation } from '../shared/citation.ts'
import { chineseNumber } from './chinese-number.ts'

type Place = Pick<Citation, 'article' | 'paragraph' | 'item'>

/** 第四十五条第一款第二项, as papers and public pages write it. */
export function articleWords({ article, paragraph, item }: Place): string {
  return (
    `第${chineseNumber(article)}条` +
    (paragraph === undefined ? '' : `第${chineseNumber(paragraph)}款`) +
    (item === undefined ? '' : `第${chineseNumber(item)}项`)
  )
}

/** 行政处罚法第四十五条第一款. */
export function citationWords(citation: Citation): string {
  return `${citation.instrument}${articleWords(citation)}`
}
