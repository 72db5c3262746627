import { chineseNumber } from '@zhaofa/domain/citation/chinese-number.ts'

/** 行政处罚法46（8）、48, 行政强制法53-55: a law, its article, an item, and further articles. */
const short = /(法|办法|规定)(\d+)(?:（(\d+)）)?((?:[、-]\d+)*)/g

const articleOf = (digits: string) => `第${chineseNumber(Number(digits))}条`

/** The short citations of the catalogue as a public list writes them: 行政处罚法第四十六条第八项、第四十八条. */
export function citedInFull(basis: string): string {
  return basis
    .replace(short, (_, law: string, article: string, item: string | undefined, more: string) => {
      const place = item === undefined ? '' : `第${chineseNumber(Number(item))}项`
      const further = more
        .replace(/、(\d+)/g, (_all, each: string) => `、${articleOf(each)}`)
        .replace(/-(\d+)/g, (_all, each: string) => `至${articleOf(each)}`)
      return `${law}${articleOf(article)}${place}${further}`
    })
    .replace(/第(\d+)款/g, (_, paragraph: string) => `第${chineseNumber(Number(paragraph))}款`)
}
