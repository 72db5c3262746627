import type { FieldProblem } from '../kernel/field-problem.ts'
import type { Citation } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/** A thing cannot have happened later than now. Both are ISO instants. */
export function checkNotLater(field: string, when: string, now: string): FieldProblem[] {
  return when > now ? [{ field, message: '不能晚于现在' }] : []
}

type Today = { readonly today: PlainDate }

/** A thing cannot have happened on a day after today. */
export function checkUpToToday(field: string, day: string, { today }: Today): FieldProblem[] {
  return day > today ? [{ field, message: '不能晚于今天' }] : []
}

/** Why a day may not lie before another one; no bound where that day is not known. */
type Earliest = {
  readonly day: string | null | undefined
  readonly message: string
  readonly basis?: Citation
}

/** Not after today and not before `earliest`; the first that is wrong is said. */
export function checkDaySince(
  field: string,
  day: string,
  { day: earliest, message, basis }: Earliest,
  at: Today,
): FieldProblem[] {
  const late = checkUpToToday(field, day, at)
  if (late.length > 0 || !earliest || day >= earliest) return late
  return [{ field, message, ...(basis && { basis }) }]
}
