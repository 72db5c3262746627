import { daysBetween, weekdayOf, type PlainDate } from '../shared/plain-date.ts'
import type { DueDate } from './due-date.ts'
import {
  dueInstant,
  dueNow,
  statusOf,
  type LimitInstance,
  type LimitStatus,
  type Moment,
} from './limit-instance.ts'
import { getLimit } from './limits.ts'
import { lastWorkingDayUpTo, workingDaysBetween } from './working-days.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** How pressing a limit is. `half`, `near`, `last`: 50 %, 20 % and one working day are left. */
export type LimitTone =
  'calm' | 'half' | 'near' | 'last' | 'today' | 'overdue' | 'unknown' | 'paused' | 'ended'

/** What a limit looks like in a list: days left in its own unit, and the last day. */
type LimitChip = {
  readonly limitId: string
  readonly action: string
  readonly status: LimitStatus
  readonly tone: LimitTone
  /** 剩 3 个工作日, 今天到期, 逾期 2 天, 停表第 4 日, 按期办结. */
  readonly text: string
  /** The last day, null when it cannot be known. */
  readonly dueOn: PlainDate | null
  /** 11-25 周三, or 最早 2027-01-04. */
  readonly dueText: string
  /** An agency's own limit that ends on a day off: the last working day before it. */
  readonly lastWorkingDay: PlainDate | null
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 2026-11-25 → 11-25 周三. */
export function dayText(day: PlainDate): string {
  return `${day.slice(5)} ${weekdays[weekdayOf(day)]}`
}

/** @param due the last day now, for callers that have counted it. */
export function chipOf(
  instance: LimitInstance,
  calendar: WorkCalendar,
  at: Moment,
  due: DueDate = dueNow(instance, calendar, at.today),
): LimitChip {
  const status = statusOf(instance, calendar, at, due)
  const rule = getLimit(instance.limitId)
  const lastWorkingDay = due.known && !rule.rolls ? lastWorkingDayUpTo(due.on, calendar) : null
  return {
    limitId: instance.limitId,
    action: rule.action,
    status,
    ...wording(instance, status, due, calendar, at),
    dueOn: due.known ? due.on : null,
    dueText: due.known ? dayText(due.on) : `最早 ${due.notBefore}`,
    lastWorkingDay: due.known && lastWorkingDay !== due.on ? lastWorkingDay : null,
  }
}

function wording(
  instance: LimitInstance,
  status: LimitStatus,
  due: DueDate,
  calendar: WorkCalendar,
  at: Moment,
): Pick<LimitChip, 'tone' | 'text'> {
  if (status === 'waived') return { tone: 'ended', text: '已放弃' }
  if (status === 'met') return { tone: 'ended', text: '按期办结' }
  if (instance.ended) return { tone: 'ended', text: '逾期办结' }
  if (status === 'paused') {
    const since = instance.paused.find(({ to }) => to === null)?.from ?? at.today
    return { tone: 'paused', text: `停表第 ${daysBetween(since, at.today) + 1} 日` }
  }
  if (!due.known) return { tone: 'unknown', text: `缺 ${due.missingYear} 年日历` }
  if (status === 'breached' && getLimit(instance.limitId).breach.level === 'gate') {
    return { tone: 'ended', text: '已届满' }
  }
  if (status === 'breached') return { tone: 'overdue', text: overdueText(instance, due.on, at) }
  if (due.on === at.today) return { tone: 'today', text: '今天到期' }
  return leftOf(instance, due.on, calendar, at)
}

function overdueText(instance: LimitInstance, on: PlainDate, at: Moment): string {
  const days = daysBetween(on, at.today)
  return days > 0 || dueInstant(instance) === null ? `逾期 ${days} 天` : '逾期不足 1 天'
}

function leftOf(
  instance: LimitInstance,
  on: PlainDate,
  calendar: WorkCalendar,
  at: Moment,
): Pick<LimitChip, 'tone' | 'text'> {
  const { length } = instance
  const workingDays = workingDaysBetween(at.today, on, calendar)
  if (length.unit === 'working-day' && workingDays !== null) {
    const extra = instance.extendedBy.reduce((sum, { count }) => sum + count, 0)
    const tone = toneOf(workingDays / (length.count + extra), workingDays)
    return { tone, text: `剩 ${workingDays} 个工作日` }
  }
  const instant = dueInstant(instance)
  if (instant !== null && length.unit === 'hour') {
    const hours = Math.floor((Date.parse(instant) - Date.parse(at.now)) / 3_600_000)
    return { tone: toneOf(hours / length.count, workingDays ?? 1), text: `剩 ${hours} 小时` }
  }
  const left = daysBetween(at.today, on)
  const all = daysBetween(instance.startedOn, on)
  return { tone: toneOf(left / all, workingDays ?? left), text: `剩 ${left} 天` }
}

/** Warning thresholds: 50 %, 20 %, one working day. */
function toneOf(share: number, workingDays: number): LimitTone {
  if (workingDays <= 1) return 'last'
  if (share <= 0.2) return 'near'
  return share <= 0.5 ? 'half' : 'calm'
}
