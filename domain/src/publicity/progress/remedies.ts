import type { DueDate } from '../../deadline/due-date.ts'
import { dueOf, startLimit } from '../../deadline/limit-instance.ts'
import type { LimitId } from '../../deadline/limits.ts'
import type { WorkCalendar } from '../../deadline/work-calendar.ts'
import { chineseDay, type PlainDate } from '../../shared/plain-date.ts'

/** One way to object (救济途径), with its last day worked out for the reader. */
export type Remedy = {
  readonly title: string
  readonly to: string
  readonly basis: string
  readonly startedOn: PlainDate
  /** Null while the holiday notice that decides it is not published. */
  readonly lastDay: PlainDate | null
  /** The earliest that day can be, while it is not known. Absent in what was published before 2026-11-30. */
  readonly notBefore?: PlainDate
  /**
   * Said in the place of the last day where the law does not count it from this service: 收到复议决定书之日起十五日内.
   * Absent in what was published before 2026-11-29.
   */
  readonly runs?: string
  /** How the day was counted, in a sentence. */
  readonly counting: string
}

/** Until when, in words. A day that waits for a holiday notice is told by the earliest it can be. */
export function untilWords({
  lastDay,
  notBefore,
  runs,
}: Pick<Remedy, 'lastDay' | 'notBefore' | 'runs'>): string {
  if (runs !== undefined) return runs
  if (lastDay !== null) return `截至 ${chineseDay(lastDay)}`
  return notBefore === undefined ? '最后一日待定' : `不早于 ${chineseDay(notBefore)}`
}

export type Bodies = { readonly reconsiderationAuthority: string; readonly court: string }

/** 行政复议 and 行政诉讼 against a decision served on that day (复议法第20条; 行政诉讼法第46条). */
export function remediesOf(servedOn: PlainDate, to: Bodies, calendar: WorkCalendar): Remedy[] {
  return [
    reconsideration('申请行政复议', '《行政复议法》第二十条第一款', servedOn, to, calendar),
    remedy(
      { title: '提起行政诉讼', to: to.court, basis: '《行政诉讼法》第四十六条第一款' },
      { limit: 'D-LIT-6M', length: '六个月', servedOn, calendar },
    ),
  ]
}

/**
 * Against a decision made on the spot reconsideration comes first; the court is open only after it
 * (复议法第23条第1款第1项、第34条; 行政诉讼法第45条).
 */
export function remediesOnTheSpot(
  servedOn: PlainDate,
  to: Bodies,
  calendar: WorkCalendar,
): Remedy[] {
  const basis = '《行政复议法》第二十条第一款、第二十三条第一款第一项'
  return [
    reconsideration('先申请行政复议', basis, servedOn, to, calendar),
    {
      title: '对复议决定不服，再提起行政诉讼',
      to: to.court,
      basis: '《行政复议法》第三十四条、《行政诉讼法》第四十五条',
      startedOn: servedOn,
      lastDay: null,
      runs: '收到复议决定书之日起十五日内',
      counting:
        '不能直接起诉：复议在先。复议机关不予受理、驳回申请的，自收到决定书之日起十五日内；逾期不作答复的，自复议期限届满之日起十五日内',
    },
  ]
}

const reconsideration = (
  title: string,
  basis: string,
  servedOn: PlainDate,
  to: Bodies,
  calendar: WorkCalendar,
) =>
  remedy(
    { title, to: to.reconsiderationAuthority, basis },
    { limit: 'D-REVIEW-60', length: '六十日', servedOn, calendar },
  )

function remedy(
  said: Pick<Remedy, 'title' | 'to' | 'basis'>,
  {
    limit,
    length,
    servedOn,
    calendar,
  }: { limit: LimitId; length: string; servedOn: PlainDate; calendar: WorkCalendar },
): Remedy {
  const due = dueOf(startLimit(limit, { event: '送达', on: servedOn }), calendar, servedOn)
  return {
    ...said,
    startedOn: servedOn,
    lastDay: due.known ? due.on : null,
    ...(!due.known && { notBefore: due.notBefore }),
    counting: countingOf(due, servedOn, length),
  }
}

function countingOf(due: DueDate, servedOn: PlainDate, length: string): string {
  const start = `自送达次日起算${length}（送达日 ${servedOn} 不计入）`
  if (!due.known) {
    return `${start}；${due.missingYear} 年放假安排尚未公布，最后一日暂不能确定，不早于 ${due.notBefore}`
  }
  const rolled = due.days.some(({ note }) => note === '顺延至此')
  return rolled ? `${start}，期满日遇节假日，顺延至 ${due.on}` : `${start}，最后一日为 ${due.on}`
}
