import { articleWords } from '@zhaofa/domain/shared/citation.ts'
import { chineseNumber } from '@zhaofa/domain/shared/chinese-number.ts'

/** 行政处罚法46（8）、48, 行政强制法53-55: a law, its article, an item, and further articles. */
const short = /(法|办法|规定)(\d+)(?:（(\d+)）)?((?:[、-]\d+)*)/g

const articleOf = (digits: string) => articleWords({ article: Number(digits) })

/** The short citations of the catalogue as a public list writes them: 行政处罚法第四十六条第八项、第四十八条. */
export function citedInFull(basis: string): string {
  return basis.replace(
    short,
    (_, law: string, article: string, item: string | undefined, more: string) => {
      const place = item === undefined ? '' : `第${chineseNumber(Number(item))}项`
      const further = more
        .replace(/、(\d+)/g, (_all, each: string) => `、${articleOf(each)}`)
        .replace(/-(\d+)/g, (_all, each: string) => `至${articleOf(each)}`)
      return `${law}${articleOf(article)}${place}${further}`
    },
  )
}
