import type { Row } from '../publicity/lists/item-columns.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { FrequencyCap } from './frequency.ts'
import type { PublishedItems } from './inspection-item.ts'

/** The newest published version of a list. */
type Published = { readonly publishedOn: PlainDate; readonly rows: readonly Row[] }

/** 涉企行政检查事项清单, as a visit is judged by it. */
export const publishedItems = ({ publishedOn, rows }: Published): PublishedItems => ({
  publishedOn,
  items: rows.map((row) => ({
    code: row['code'] ?? '',
    name: row['name'] ?? '',
    basis: row['basis'] ?? '',
    checkPoints: row['checkPoints'] ?? '',
  })),
})

/**
 * 同一企业年度检查频次上限, of the rows whose field is that of an item, or of all rows where none is. Which class the
 * firm belongs to is written nowhere, so that of several rows the lowest binds; the source says so. A row whose number
 * cannot be read binds nobody.
 * @param names of the items of the visit.
 * @returns null where no row says a number.
 */
export function capOf(
  { publishedOn, rows }: Published,
  names: readonly string[],
): FrequencyCap | null {
  const caps = numbersIn(rows)
  const own = caps.filter(({ field }) => names.some((name) => isOfField(name, field)))
  const binding = own.length > 0 ? own : caps
  if (binding.length === 0) return null
  const list = `同一企业年度检查频次上限（${publishedOn} 公布）`
  const times = Math.min(...binding.map((each) => each.times))
  const differ = binding.some((each) => each.times !== times)
  const of = own.length > 0 ? `${[...new Set(own.map(({ field }) => field))].join('、')}` : '各领域'
  return {
    times,
    source: differ ? `${list}，${of}的上限因企业类别不同，类别没有登记，按最低的` : list,
  }
}

/** The lowest and the highest cap of the list; null where no row says a number. */
export function capsOf({ rows }: Published): readonly [lowest: number, highest: number] | null {
  const caps = numbersIn(rows).map(({ times }) => times)
  return caps.length === 0 ? null : [Math.min(...caps), Math.max(...caps)]
}

const numbersIn = (rows: readonly Row[]) =>
  rows.flatMap((row) => {
    const times = Number(row['cap'])
    return Number.isInteger(times) && times > 0 ? [{ times, field: row['field'] ?? '' }] : []
  })

/** 家庭服务业、汽车销售 names two fields; 汽车（新车）销售检查 is of the second: every character of it, in its order. */
const isOfField = (name: string, field: string): boolean =>
  field
    .split(/[、，,；;]/u)
    .map((part) => part.trim().replace(/(?:行业|业|流通|领域)$/u, ''))
    .some((part) => part !== '' && holdsInOrder(name, part))

function holdsInOrder(text: string, wanted: string): boolean {
  let from = 0
  for (const character of wanted) {
    const at = text.indexOf(character, from)
    if (at < 0) return false
    from = at + character.length
  }
  return true
}
