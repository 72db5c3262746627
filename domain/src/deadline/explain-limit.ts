import { citationText } from '../shared/citation.ts'
import { chinaTime, type PlainDate } from '../shared/plain-date.ts'
import type { CountedDay, DueDate } from './due-date.ts'
import { dueInstant, dueNow, type LimitInstance, type Moment } from './limit-instance.ts'
import { isCounted, limitUnitTitles, type LimitLength, type SourceTag } from './limit-rule.ts'
import { getLimit } from './limits.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** Everything behind a due date, so that a screen can open the sum (invariant 6). */
type LimitExplanation = {
  /** 收到决定书之日起 15 日内，缴纳罚款. */
  readonly rule: string
  readonly whose: string
  readonly start: string
  readonly days: readonly CountedDay[]
  /** Holidays on the way, by name. */
  readonly holidays: readonly string[]
  readonly pauses: readonly string[]
  readonly extensions: readonly string[]
  readonly rolling: string | null
  readonly due: string
  readonly articles: readonly string[]
  readonly basis: string
  readonly note: string | null
  readonly source: SourceTag
}

const whoseTitles = { party: '当事人的期限', agency: '本机关的期限', other: '其他机关的期限' }

/** @param due the last day now, for callers that have counted it. */
export function explainLimit(
  instance: LimitInstance,
  calendar: WorkCalendar,
  { today }: Pick<Moment, 'today'>,
  due: DueDate = dueNow(instance, calendar, today),
): LimitExplanation {
  const rule = getLimit(instance.limitId)
  const names = due.days.map(({ day }) => calendar.holidays.get(day))
  return {
    rule: ruleText(instance),
    whose: whoseTitles[rule.whose],
    start: startText(instance),
    days: due.days,
    holidays: [...new Set(names.filter((name) => name !== undefined))],
    pauses: instance.paused.map(
      ({ from, to, reason }) => `${from} 至 ${to ?? '今'}：${reason}，不计入期限`,
    ),
    extensions: instance.extendedBy.map(
      ({ count, unit, approver, basis, approvedOn }) =>
        `${approvedOn} 经${approver}批准延长 ${count} ${limitUnitTitles[unit]}（${basis}）`,
    ),
    rolling: rollingText(instance, due.known ? due.days : []),
    due: due.known ? dueText(instance, due.on) : unknownText(due.missingYear, due.notBefore),
    articles: rule.citations.map(citationText),
    basis: instance.lengthSource ?? rule.basis,
    note: rule.note,
    source: rule.source,
  }
}

/** 期限 in words: 收到决定书起 15 日内缴纳罚款; 听证举行日 7 个工作日前通知…. */
function ruleText(instance: LimitInstance): string {
  const { trigger, direction, action } = getLimit(instance.limitId)
  const long = lengthText(instance.length)
  if (!isCounted(instance.length)) return `${trigger}，${long}前：${action}`
  return direction === 'before'
    ? `${trigger}的 ${long}前：${action}`
    : `自${trigger}起 ${long}内：${action}`
}

export function lengthText(length: LimitLength): string {
  if (length.unit === 'yearly') return `次年 ${length.month} 月 ${length.day} 日`
  if (length.unit === 'set') return length.on ?? '文书确定的日期'
  return `${length.count} ${limitUnitTitles[length.unit]}`
}

function startText({ limitId, length, startEvent, startedOn, startedAt }: LimitInstance): string {
  if (length.unit === 'hour' && startedAt !== null) {
    return `${minuteText(startedAt)} ${startEvent}，按小时连续计算`
  }
  if (length.unit === 'set') return `${startedOn} ${startEvent}，到期日由文书确定`
  return getLimit(limitId).direction === 'before'
    ? `${startedOn} ${startEvent}，倒算，当日和通知当日不计`
    : `${startedOn} ${startEvent}，当日不计`
}

function rollingText(instance: LimitInstance, days: readonly CountedDay[]): string | null {
  const { rolls, direction } = getLimit(instance.limitId)
  const unit = instance.length.unit
  if (direction === 'before' || unit === 'working-day' || unit === 'hour') return null
  if (!rolls) return '机关自己的期限，末日遇休息日不顺延'
  return days.at(-1)?.note === '顺延至此'
    ? '当事人的期限，末日是休息日，顺延到下一个工作日'
    : '当事人的期限，末日遇休息日顺延；本次末日是工作日'
}

function dueText(instance: LimitInstance, on: PlainDate): string {
  const instant = dueInstant(instance)
  return instant === null ? `最后一日 ${on}` : `截止 ${minuteText(instant)}`
}

/** 2026-11-22 09:30, China time. */
const minuteText = (instant: string) => chinaTime(instant).slice(0, 16)

function unknownText(missingYear: number, notBefore: PlainDate): string {
  return `${missingYear} 年放假安排还没有导入，不能推算；最早 ${notBefore}`
}
