import type { CaseRow } from '@zhaofa/contract'
import { daysBetween, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

type Row = {
  id: string
  number: string | null
  title: string
  party_name: string
  cause: string | null
  step: string
  stage: string
  investigators: string[]
  due_on: string | null
  due_title: string | null
  updated_at: Date
}

/** One line of a list of cases. */
export function caseRowView(row: Row, today: PlainDate, nameOf: (id: string) => string): CaseRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    party: row.party_name,
    cause: row.cause,
    step: row.step,
    stage: row.stage,
    investigators: row.investigators.map(nameOf),
    limit:
      row.due_on === null ? null : limitOf(row.due_title ?? '', row.due_on as PlainDate, today),
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The nearest limit in natural days: a list is for finding; the case page has the exact sum. */
function limitOf(title: string, dueOn: PlainDate, today: PlainDate): CaseRow['limit'] {
  const left = daysBetween(today, dueOn)
  if (left < 0) return { title, dueOn, chip: `逾期 ${-left} 天`, tone: 'over' }
  if (left === 0) return { title, dueOn, chip: '今天到期', tone: 'today' }
  return { title, dueOn, chip: `剩 ${left} 天`, tone: left <= 3 ? 'soon' : 'plain' }
}
