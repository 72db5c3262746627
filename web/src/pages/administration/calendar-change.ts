import type { RuleView } from '@zhaofa/contract'
import { addDays, isPlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { askDay, askRows, askText } from '../../forms/small-form-fields.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'
import { ruleChange } from './rule-changes.ts'

export type CalendarBody = {
  year: number
  holidays: Record<string, string>
  workedWeekends: Record<string, string>
}

type Stretch = { name?: string; from?: string; to?: string }
type Worked = { day?: string; name?: string }

/** 导入 or 修改放假安排: holidays as stretches, the way the notice writes them. */
export function calendarChange(rule: RuleView | null, year: number, today: string): Change {
  const body = rule?.body as CalendarBody | undefined
  const title = rule?.title ?? `${year} 年放假安排`
  const change = ruleChange({ title, version: rule?.version ?? 0 }, today, {
    fields: [
      askRows('holidays', '放假', [
        askText('name', '节日', { max: 20 }),
        askDay('from', '从'),
        askDay('to', '到'),
      ]),
      askRows('worked', '调休上班', [askDay('day', '日期'), askText('name', '节日', { max: 20 })], {
        optional: true,
      }),
    ],
    initial: {
      holidays: body ? stretchesOf(body.holidays) : [],
      worked: Object.entries(body?.workedWeekends ?? {}).map(([day, name]) => ({ day, name })),
    },
    change: (values) => ({
      kind: 'calendar-year',
      year,
      holidays: daysOf((values['holidays'] ?? []) as Stretch[]),
      workedWeekends: Object.fromEntries(
        ((values['worked'] ?? []) as Worked[])
          .filter(({ day, name }) => day && name)
          .map(({ day = '', name = '' }) => [day, name]),
      ),
    }),
  })
  return rule ? change : { ...change, title: `提请导入 ${year} 年放假安排` }
}

/** Consecutive days of one name, as one stretch. */
export function stretchesOf(holidays: Record<string, string>): Stretch[] {
  const stretches: Required<Stretch>[] = []
  for (const [day, name] of Object.entries(holidays).sort()) {
    const last = stretches.at(-1)
    const follows = last && isPlainDate(last.to) && addDays(last.to, 1) === day
    if (last && last.name === name && follows) last.to = day
    else stretches.push({ name, from: day, to: day })
  }
  return stretches
}

/** Every day of each stretch. One that ends before it starts is its first day only; the server says so. */
export function daysOf(stretches: readonly Stretch[]): Record<string, string> {
  const days: Record<string, string> = {}
  for (const { name = '', from = '', to = from } of stretches) {
    if (!isPlainDate(from) || !isPlainDate(to)) continue
    days[from] = name
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days[day] = name
  }
  return days
}
