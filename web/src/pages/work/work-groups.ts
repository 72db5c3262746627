import type { MyWork, WorkItem } from '@zhaofa/contract'
import { endOfWeek, shortDay } from '../../ui/days.ts'

type WorkGroup = { title: '今天' | '本周' | '以后'; items: WorkItem[] }

/** Overdue first, then by last day, then by case number; things without a limit come last. */
export function groupsOf({ items, today }: MyWork): WorkGroup[] {
  const sunday = endOfWeek(today)
  const ordered = [...items].sort(
    (a, b) =>
      dueOf(a).localeCompare(dueOf(b)) ||
      (a.caseNumber ?? '~').localeCompare(b.caseNumber ?? '~', 'zh-CN'),
  )
  const groups: WorkGroup[] = [
    { title: '今天', items: ordered.filter((item) => dueOf(item) <= today) },
    {
      title: '本周',
      items: ordered.filter((item) => dueOf(item) > today && dueOf(item) <= sunday),
    },
    { title: '以后', items: ordered.filter((item) => dueOf(item) > sunday) },
  ]
  // An empty 今天 is worth saying; other empty groups are not.
  return groups.filter(({ title, items: inGroup }) => title === '今天' || inGroup.length > 0)
}

const dueOf = ({ limit }: WorkItem) => limit?.dueOn ?? '9999-12-31'

/** When the next limit falls, for a day without any. */
export function nearest({ items, lists, today }: MyWork): string {
  const cases = items.map(({ limit, actTitle }) => ({ limit, title: actTitle }))
  const all = [
    ...cases,
    ...lists.map(({ limit, title, doing }) => ({ limit, title: `${title}，${doing}` })),
  ]
  const next = all
    .flatMap(({ limit, title }) => (limit?.dueOn ? [{ on: limit.dueOn, title }] : []))
    .filter(({ on }) => on > today)
    .sort((a, b) => a.on.localeCompare(b.on))[0]
  if (!next) return '其余的事都没有期限。'
  return `最近的期限是 ${shortDay(next.on, today)}：${next.title}。`
}
