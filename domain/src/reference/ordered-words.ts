import type { Matter } from './matter.ts'
import { wordsWithoutArticle } from './provision-words.ts'

const asIsRight = '改正上述违法行为'

/**
 * What the decision orders the party to do beside the penalty (处罚法第28条第1款): what the rule itself orders with it, such as
 * 限期备案 or 停止非法经营活动; otherwise that the violation be put right. 责令停业整顿 and the like are penalties and no order
 * of correction. A rule whose words were not seen orders what 第28条 does.
 */
export function orderedWords({
  correction,
  punishedBy,
}: Pick<Matter, 'correction' | 'punishedBy'>): string {
  if (correction !== 'with') return asIsRight
  const words = punishedBy.map(wordsWithoutArticle).join('')
  const ordered = /责令(?!停业|停产|关闭)([^，。；：]{2,30})/u.exec(words)?.[1]
  return ordered === undefined || ordered.includes('改正') ? asIsRight : ordered
}
