import type { Row } from '../../publicity/lists/item-columns.ts'
import { chineseDay, type PlainDate } from '../../shared/plain-date.ts'
import { visitWays } from '../visit-codes.ts'
import { rangeText, takeText, type PlanContent, type PlanKind } from './plan-content.ts'
import type { FiledPlan } from './plan-file.ts'

/** The list in which a plan of each kind is made public. */
export const planLists: Readonly<Record<PlanKind, string>> = {
  yearly: 'pre_random_plan',
  special: 'pre_special_plan',
}

/** The lines of a plan in its list: a yearly one has a line for each item. */
export function publishedRows(
  number: string,
  { content, government, on, planned }: FiledPlan,
  /** The day that the list says for this plan, or today where it is not public yet. */
  publishedAt: PlainDate,
): Row[] {
  return content.kind === 'special'
    ? [
        {
          name: `${content.name}（${number}）`,
          necessityAssessment: content.necessity,
          basis: content.basis,
          scope: `${scopeOf(content)}；${content.items.map(({ name }) => name).join('、')}；${visitWays[content.way]}；牵头部门${content.lead.name}${alsoText(content)}`,
          timeWindow: `${chineseDay(content.from)}至${chineseDay(content.until)}`,
          approvedBy: government ? `${government.authority}（${government.document}）` : '',
          filedAt: on,
          publishedAt,
        },
      ]
    : content.items.map((item) => ({
        year: String(content.year),
        taskName: `${content.name}（${number}）：${item.name}`,
        item: item.name,
        objectScope: scopeOf(content),
        drawType: content.take === 'all' ? '定向' : '不定向',
        quantity: String(planned),
        ratio: ratioText(content),
        method: visitWays[content.way],
        orgLevel: '本级',
        implLevel: '本级',
        drawDateFrom: content.from,
        drawDateTo: content.from,
        finishBy: content.until,
        leadDept: content.lead.name,
        participants: alsoNames(content).join('、') || '没有',
      }))
}

/** A number has no share that is known beforehand. */
const ratioText = ({ take, ratio }: PlanContent): string =>
  take === 'ratio' ? `${ratio ?? 0}%` : take === 'all' ? '100%' : '按户数'

const scopeOf = (content: PlanContent) => `${rangeText(content.range)}，${takeText(content)}`

const alsoNames = ({ joint, otherAgencies }: PlanContent): string[] => [
  ...joint.map(({ name }) => name),
  ...(otherAgencies === null ? [] : [otherAgencies]),
]

const alsoText = (content: PlanContent) => {
  const names = alsoNames(content)
  return names.length === 0 ? '' : `，参与${names.join('、')}`
}

/** Whether a line of a list is one of a plan of this number. */
export const isOfPlan = (row: Row, number: string): boolean =>
  `${row['name'] ?? ''}${row['taskName'] ?? ''}`.includes(`（${number}）`)

/** Whether exactly these lines are public; the day of publication is the list's own. */
export function arePublished(rows: readonly Row[], published: readonly Row[]): boolean {
  const said = ({ publishedAt: _, ...row }: Row) => JSON.stringify(Object.entries(row).toSorted())
  const there = new Set(published.map(said))
  return rows.length > 0 && rows.every((row) => there.has(said(row)))
}
