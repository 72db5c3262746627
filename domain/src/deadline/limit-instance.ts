import { chinaDay, plainDate, yearOf, type PlainDate } from '../shared/plain-date.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import { agencyRule, basesOf } from '../shared/basis.ts'
import type { Refusal } from '../shared/refusal.ts'
import { hasPassed, type DueDate } from './due-date.ts'
import { isCounted, type LimitLength, type LimitRule, type LimitUnit } from './limit-rule.ts'
import { getLimit, type LimitId } from './limits.ts'
import {
  hoursAfter,
  monthsAfter,
  naturalDaysAfter,
  naturalDaysBefore,
  rollToWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
  type Excluded,
} from './working-days.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** 停表: days left out of account, both ends included. `to` null: still running. */
export type Pause = {
  readonly from: PlainDate
  readonly to: PlainDate | null
  readonly reason: string
}

/** 延长: who allowed how much more, and by what rule. */
type Extension = {
  readonly unit: LimitUnit
  readonly count: number
  readonly approver: string
  readonly basis: string
  readonly approvedOn: PlainDate
  readonly documentNumber: string | null
}

type LimitEnd = {
  readonly how: 'met' | 'waived'
  readonly on: PlainDate
  /** ISO instant, for limits in hours. */
  readonly at?: string
  readonly reason: string
}

/** One limit that runs in one case: what started it and everything that moved it since. */
export type LimitInstance = {
  readonly limitId: LimitId
  readonly startEvent: string
  readonly startedOn: PlainDate
  /** ISO instant; only limits in hours need it. */
  readonly startedAt: string | null
  /** The length at the start, after the agency's own setting; its source when it has one. */
  readonly length: LimitLength
  readonly lengthSource: string | null
  readonly paused: readonly Pause[]
  readonly extendedBy: readonly Extension[]
  readonly ended: LimitEnd | null
}

type Start = {
  /** What happened: 立案, 告知书送达. */
  readonly event: string
  readonly on: PlainDate
  readonly at?: string
  /** The agency's own length (configurable limits only) and where it comes from. */
  readonly length?: { readonly count: number; readonly source: string }
  /** The last day, where another organ set it. */
  readonly until?: PlainDate
}

/** @throws RangeError when a limit the law fixes is given another length, hours lack an instant or a set day is not known. */
export function startLimit(
  limitId: LimitId,
  { event, on, at, length, until }: Start,
): LimitInstance {
  const rule = getLimit(limitId)
  if (length && (!rule.configurable || !isCounted(rule.length))) {
    throw new RangeError(`${limitId} is fixed by law`)
  }
  if ((rule.length.unit === 'set') !== (until !== undefined)) {
    throw new RangeError(`${limitId} ends on a day that is set, and no other limit does`)
  }
  if (rule.length.unit === 'hour' && at === undefined) {
    throw new RangeError(`${limitId} runs in hours and needs the instant it starts`)
  }
  const own = length && isCounted(rule.length) ? { ...rule.length, count: length.count } : null
  const set = until === undefined ? null : ({ unit: 'set', on: until } as const)
  return {
    limitId,
    startEvent: event,
    startedOn: on,
    startedAt: at ?? null,
    length: own ?? set ?? rule.length,
    lengthSource: length?.source ?? null,
    paused: [],
    extendedBy: [],
    ended: null,
  }
}

/** A limit of no statute is the agency's own. */
const basisOfLimit = ({ citations }: Pick<LimitRule, 'citations'>) =>
  basesOf(citations, agencyRule('办理期限'))

/** Stops the clock, where the rule knows time that does not count. */
export function pauseLimit(
  instance: LimitInstance,
  pause: { on: PlainDate; reason: string },
): Outcome<LimitInstance, Refusal> {
  const rule = getLimit(instance.limitId)
  if (instance.ended) return refuse({ reason: '期限已经结束，不能停表', basis: basisOfLimit(rule) })
  if (rule.excluded === null) {
    return refuse({ reason: '本期限没有可以扣除的期间', basis: basisOfLimit(rule) })
  }
  if (instance.paused.some(({ to }) => to === null)) {
    return refuse({ reason: '已经停表，恢复后才能再次停表', basis: basisOfLimit(rule) })
  }
  if (pause.reason.trim() === '') {
    return refuse({ reason: '停表须写明事由', basis: basisOfLimit(rule) })
  }
  const paused = [...instance.paused, { from: pause.on, to: null, reason: pause.reason }]
  return accept({ ...instance, paused })
}

/** Starts the clock again: `lastDay` is the last day left out of account. */
export function resumeLimit(
  instance: LimitInstance,
  lastDay: PlainDate,
): Outcome<LimitInstance, Refusal> {
  const open = instance.paused.find(({ to }) => to === null)
  const basis = basisOfLimit(getLimit(instance.limitId))
  if (!open) return refuse({ reason: '没有停表，无须恢复', basis })
  if (lastDay < open.from) return refuse({ reason: '恢复的日期早于停表的日期', basis })
  const paused = instance.paused.map((each) => (each === open ? { ...each, to: lastDay } : each))
  return accept({ ...instance, paused })
}

/** Adds time, within what the rule allows and before the limit has run out. */
export function extendLimit(
  instance: LimitInstance,
  extension: Extension,
  calendar: WorkCalendar,
): Outcome<LimitInstance, Refusal> {
  const rule = getLimit(instance.limitId)
  const no = (reason: string) => refuse<Refusal>({ reason, basis: basisOfLimit(rule) })
  const allowed = rule.extension
  if (allowed === null) return no('本期限不能延长')
  if (extension.basis.trim() === '') return no('延长须写明依据的条文')
  if (extension.approver.trim() === '') return no(`延长须经${allowed.approver}批准`)
  if (!Number.isInteger(extension.count) || extension.count < 1) return no('延长的天数应为正整数')
  if (extension.unit !== allowed.unit) return no('延长的单位与期限不一致')
  const already = instance.extendedBy.reduce((sum, { count }) => sum + count, 0)
  if (allowed.count !== null && already + extension.count > allowed.count) {
    return no(`最多可以延长 ${allowed.count} ${allowed.unit === 'day' ? '日' : '个工作日'}`)
  }
  if (
    instance.ended ||
    hasPassed(dueOf(instance, calendar, extension.approvedOn), extension.approvedOn)
  ) {
    return no('期限已经届满，不能再延长')
  }
  return accept({ ...instance, extendedBy: [...instance.extendedBy, extension] })
}

/** Done in time or late: `statusOf` tells which. */
export function endLimit(instance: LimitInstance, ended: LimitEnd): LimitInstance {
  return { ...instance, ended }
}

/**
 * The last day of this limit. While it is paused the answer is provisional: the pause is taken to
 * end `today`. For limits that count back it is the latest day.
 */
export function dueOf(instance: LimitInstance, calendar: WorkCalendar, today: PlainDate): DueDate {
  const rule = getLimit(instance.limitId)
  const { length, startedOn } = instance
  if (rule.direction === 'before') return latestDay(instance, calendar)
  if (length.unit === 'yearly') {
    const end = `${yearOf(startedOn) + 1}-${two(length.month)}-${two(length.day)}`
    return { known: true, on: plainDate(end), days: [] }
  }
  if (length.unit === 'set') {
    if (length.on === null) throw new RangeError(`${instance.limitId} has no day`)
    return { known: true, on: length.on, days: [] }
  }
  const excluded = pausedOn(instance.paused, today)
  let due = count(startedOn, length.unit, length.count, calendar, excluded, instance.startedAt)
  for (const extension of instance.extendedBy) {
    if (!due.known) break
    const more = count(due.on, extension.unit, extension.count, calendar, excluded, null)
    due = { ...more, days: [...due.days, ...more.days] }
  }
  return rule.rolls && length.unit !== 'working-day' ? rollToWorkingDay(due, calendar) : due
}

/** The last day as it is now: once the limit has ended, as it was on the day of its end. */
export function dueNow(instance: LimitInstance, calendar: WorkCalendar, today: PlainDate): DueDate {
  return dueOf(instance, calendar, instance.ended?.on ?? today)
}

/** The instant at which a limit in hours ends; null for every other limit. */
export function dueInstant({ length, startedAt }: LimitInstance): string | null {
  return length.unit === 'hour' && startedAt !== null ? hoursAfter(startedAt, length.count) : null
}

export type LimitStatus = 'running' | 'paused' | 'met' | 'breached' | 'waived'

/** Now: the instant (ISO) and its day in China. */
export type Moment = { readonly now: string; readonly today: PlainDate }

/**
 * The state of the limit. Nobody is in breach of a date that cannot be known.
 * @param due its last day now, for callers that have counted it.
 */
export function statusOf(
  instance: LimitInstance,
  calendar: WorkCalendar,
  { now, today }: Moment,
  due: DueDate = dueNow(instance, calendar, today),
): LimitStatus {
  const { ended } = instance
  if (ended?.how === 'waived') return 'waived'
  const instant = dueInstant(instance)
  const late =
    instant === null
      ? hasPassed(due, ended?.on ?? today)
      : Date.parse(ended?.at ?? now) > Date.parse(instant)
  if (late) return 'breached'
  if (ended) return 'met'
  return instance.paused.some(({ to }) => to === null) ? 'paused' : 'running'
}

function latestDay(instance: LimitInstance, calendar: WorkCalendar): DueDate {
  const { length, startedOn } = instance
  if (!isCounted(length)) throw new RangeError('a limit that ends on a day does not count back')
  const latest =
    length.unit === 'working-day'
      ? workingDaysBefore(startedOn, length.count, calendar)
      : naturalDaysBefore(startedOn, length.count)
  if (latest.known) return latest
  return { ...latest, notBefore: latest.notBefore ?? latest.notAfter }
}

function count(
  start: PlainDate,
  unit: LimitUnit,
  length: number,
  calendar: WorkCalendar,
  excluded: Excluded,
  startedAt: string | null,
): DueDate {
  switch (unit) {
    case 'working-day':
      return workingDaysAfter(start, length, calendar, excluded)
    case 'day':
      return naturalDaysAfter(start, length, excluded)
    case 'month':
      return monthsAfter(start, length, excluded)
    case 'year':
      return monthsAfter(start, length * 12, excluded)
    case 'hour':
      if (startedAt === null) throw new RangeError('hours are counted from an instant')
      return { known: true, on: chinaDay(hoursAfter(startedAt, length)), days: [] }
  }
}

function pausedOn(pauses: readonly Pause[], today: PlainDate): Excluded {
  return (day) => {
    const pause = pauses.find(({ from, to }) => day >= from && day <= (to ?? today))
    return pause ? `停表：${pause.reason}` : null
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
