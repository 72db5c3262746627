import type { DueDate } from '../../deadline/due-date.ts'
import { dueOf, startLimit } from '../../deadline/limit-instance.ts'
import type { LimitId } from '../../deadline/limits.ts'
import type { WorkCalendar } from '../../deadline/work-calendar.ts'
import type { PlainDate } from '../../shared/plain-date.ts'

/** One way to object (救济途径), with its last day worked out for the reader. */
export type Remedy = {
  readonly title: string
  readonly to: string
  readonly basis: string
  readonly startedOn: PlainDate
  /** Null while the holiday notice that decides it is not published. */
  readonly lastDay: PlainDate | null
  /** How the day was counted, in a sentence. */
  readonly counting: string
}

/** 行政复议 and 行政诉讼 against a decision served on that day (复议法第20条; 行政诉讼法第46条). */
export function remediesOf(
  servedOn: PlainDate,
  to: { readonly reconsiderationAuthority: string; readonly court: string },
  calendar: WorkCalendar,
): Remedy[] {
  const remedy = (title: string, body: string, basis: string, limit: LimitId, length: string) => {
    const due = dueOf(startLimit(limit, { event: '送达', on: servedOn }), calendar, servedOn)
    const counting = countingOf(due, servedOn, length)
    return {
      title,
      to: body,
      basis,
      startedOn: servedOn,
      lastDay: due.known ? due.on : null,
      counting,
    }
  }
  return [
    remedy(
      '申请行政复议',
      to.reconsiderationAuthority,
      '《行政复议法》第二十条第一款',
      'D-REVIEW-60',
      '六十日',
    ),
    remedy('提起行政诉讼', to.court, '《行政诉讼法》第四十六条第一款', 'D-LIT-6M', '六个月'),
  ]
}

function countingOf(due: DueDate, servedOn: PlainDate, length: string): string {
  const start = `自送达次日起算${length}（送达日 ${servedOn} 不计入）`
  if (!due.known) {
    return `${start}；${due.missingYear} 年放假安排尚未公布，最后一日暂不能确定，不早于 ${due.notBefore}`
  }
  const rolled = due.days.some(({ note }) => note === '顺延至此')
  return rolled ? `${start}，期满日遇节假日，顺延至 ${due.on}` : `${start}，最后一日为 ${due.on}`
}
