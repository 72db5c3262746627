import { describe, expect, test } from 'vitest'
import { isWhole, type LawArticle } from '@zhaofa/domain/citation/law-text.ts'
import type { Provision } from '@zhaofa/domain/reference/matter.ts'
import { penaltyMatters } from '@zhaofa/domain/reference/matters.ts'
import { shippedLaws } from './import-shipped-laws.ts'

const shelf = new Map(shippedLaws().map((law) => [law.title, law]))

/** Without spaces, and with brackets of one kind: texts come from many hands. */
const bare = (text: string) => text.replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）')

const places = penaltyMatters.flatMap(({ code, violates, punishedBy }) =>
  [...violates, ...punishedBy].map((place) => ({ code, place })),
)

function articleOf({ law, article }: Provision): LawArticle | undefined {
  return shelf
    .get(law)
    ?.text.parts.find(
      (part): part is LawArticle => part.kind === 'article' && part.number === article,
    )
}

describe('the rules by which a case may fine', () => {
  const usable = penaltyMatters.filter(({ usable }) => usable.kind !== 'no')

  test('are on the shelf that comes with the program', () => {
    const cited = new Set(
      usable.flatMap(({ violates, punishedBy }) =>
        [...violates, ...punishedBy].map(({ law }) => law),
      ),
    )
    expect([...cited].filter((law) => !shelf.has(law))).toEqual([])
  })

  test('words quoted by a matter stand in its article of the text, in their paragraph', () => {
    const wrong = places.filter(({ place }) => {
      if (place.text.length === 0 || !shelf.has(place.law)) return false
      const article = articleOf(place)
      if (!article) return true
      const whole = bare(article.paragraphs.flatMap(({ text, items }) => [text, ...items]).join(''))
      const paragraph = article.paragraphs[(place.paragraph ?? 1) - 1]
      const within = paragraph ? bare([paragraph.text, ...paragraph.items].join('')) : ''
      return place.text.some((line) => {
        const words = bare(line.replace(/^第[零一二三四五六七八九十百千]{1,7}条\s*/, ''))
        return !whole.includes(words) || (place.paragraph !== undefined && !within.includes(words))
      })
    })
    expect(
      wrong.map(({ code, place }) => [code, place.law, place.article, place.paragraph]),
    ).toEqual([])
  })

  test('an item that is cited is the item of that number', () => {
    const wrong = places.filter(({ place }) => {
      const { item, paragraph = 1 } = place
      if (item === undefined || place.text.length === 0) return false
      const numeral = '零一二三四五六七八九十'.charAt(item)
      const items = articleOf(place)?.paragraphs[paragraph - 1]?.items ?? []
      return !bare(items[item - 1] ?? '').startsWith(`（${numeral}）`)
    })
    expect(wrong.map(({ code, place }) => [code, place.law, place.article])).toEqual([])
  })
})

test('a text with gaps says which articles it does not hold', () => {
  const partial = [...shelf.values()].filter(({ text }) => !isWhole(text)).map(({ title }) => title)
  expect(partial.toSorted()).toEqual(
    [
      '再生资源回收管理办法',
      '单用途商业预付卡管理办法（试行）',
      '商务领域经营者使用、报告一次性塑料制品管理办法',
      '外商投资信息报告办法',
      '家庭服务业管理暂行办法',
      '家电维修服务业管理办法',
      '成品油流通管理办法',
      '汽车销售管理办法',
      '美容美发业管理暂行办法',
      '零售商供应商公平交易管理办法',
      '零售商促销行为管理办法',
      '餐饮业促进和经营管理办法',
    ].toSorted(),
  )
})
