import { chineseNumber } from './chinese-number.ts'

/** One place in one legal instrument (法律依据). `instrument` is the short title: 行政处罚法. */
export type Citation = {
  readonly instrument: string
  readonly article: number
  readonly paragraph?: number
  readonly item?: number
}

export function cite(
  instrument: string,
  article: number,
  place: { paragraph?: number; item?: number } = {},
): Citation {
  return { instrument, article, ...place }
}

type Place = Pick<Citation, 'article' | 'paragraph' | 'item'>

/** 第四十五条第一款第二项: a place is counted in Chinese numerals, as the law counts itself. */
export function articleWords({ article, paragraph, item }: Place): string {
  return (
    `第${chineseNumber(article)}条` +
    (paragraph === undefined ? '' : `第${chineseNumber(paragraph)}款`) +
    (item === undefined ? '' : `第${chineseNumber(item)}项`)
  )
}

/** As papers, screens and refusals write it: 行政处罚法第五十八条第一款第二项. */
export function citationText(citation: Citation): string {
  return `${citation.instrument}${articleWords(citation)}`
}
