import { articleWords, cite, type Citation } from '../shared/citation.ts'
import { laws } from './laws.ts'
import type { Provision } from './matter.ts'

/**
 * Places as papers cite them, exactly: 《商业特许经营管理条例》（国务院令第485号）第七条第二款. Of an instrument whose
 * article is not known the words say that.
 */
export function provisionsText(provisions: readonly Provision[]): string {
  return provisions
    .map((each, i) => {
      const same = provisions[i - 1]?.law === each.law && each.article !== null
      return same ? placeText(each) : `${instrumentText(each.law)}${placeText(each)}`
    })
    .join('、')
}

/** 第四十五条第一款第二项. */
export function placeText({ article, ...place }: Omit<Provision, 'law' | 'text'>): string {
  return article === null ? '（条款未见原文）' : articleWords({ ...place, article })
}

/** A law by its full title; a regulation or rule with the number it was issued under. */
function instrumentText(title: string): string {
  const instrument = laws.get(title)
  const number = instrument?.versions.at(-1)?.number
  if (!instrument || !number) return `《${title}》`
  if (instrument.kind === '法律') return `《${instrument.fullTitle}》`
  return `《${instrument.fullTitle}》（${number.replaceAll('（', '，').replaceAll('）', '')}）`
}

/** The places whose article is known. */
export function citationsOf(provisions: readonly Provision[]): Citation[] {
  return provisions.flatMap(({ law, article, paragraph, item }) =>
    article === null
      ? []
      : [
          cite(law, article, {
            ...(paragraph !== undefined && { paragraph }),
            ...(item !== undefined && { item }),
          }),
        ],
  )
}

/** Said wherever a place is shown whose words were not seen. */
export const unseenText = '本系统没有收录该条原文，以公布的官方文本为准'

export const wasSeen = ({ text }: Pick<Provision, 'text'>): boolean => text.length > 0

/** The words without the number of their article, for a text that cites the article before them. */
export const wordsWithoutArticle = ({ text }: Provision): string =>
  text.join('').replace(/^第[零一二三四五六七八九十百千]{1,7}条\s{1,4}/, '')
