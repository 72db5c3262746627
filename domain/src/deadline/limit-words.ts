import { lengthText } from './explain-limit.ts'
import { isCounted } from './limit-rule.ts'
import { getLimit, isLimitId, type LimitId } from './limits.ts'

/**
 * A limit as a box of a chart has room for it: 告知书送达起 5 个工作日内要求听证.
 * @throws RangeError when the table has no such limit
 */
export function limitWords(id: string): string {
  if (!isLimitId(id)) throw new RangeError(`no limit ${id}`)
  const { trigger, length, direction, action } = getLimit(id)
  const long = lengthText(length)
  // A day is no length: it is the last day.
  if (!isCounted(length)) return `${trigger}后，${long}前${action}`
  return direction === 'before'
    ? `${trigger} ${long}前${action}`
    : `${trigger}起 ${long}内${action}`
}

/** The same with its basis, as a published list says it: 自立案日起 90 日内作出处罚决定（行政处罚法第60条）. */
export function limitSentence(id: LimitId): string {
  const { direction, basis } = getLimit(id)
  return `${direction === 'before' ? '' : '自'}${limitWords(id)}（${basis}）`
}

/**
 * How many of its unit a limit is long, where a list has a column for the number alone.
 * @throws RangeError for a limit that ends on a day of its own and has no length
 */
export function limitCount(id: LimitId): number {
  const { length } = getLimit(id)
  if (!isCounted(length)) throw new RangeError(`${id} is a day, not a length`)
  return length.count
}
