import {
  dueOf,
  dueInstant,
  startLimit,
  type LimitInstance,
} from '../../../deadline/limit-instance.ts'
import type { WorkCalendar } from '../../../deadline/work-calendar.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { ended, type CaseLimit } from '../../case-limit.ts'
import { measures } from './codes.ts'
import { heldGoods, openGoods } from './ledger.ts'
import type { Good, Seizure, SeizureSlice } from './slice.ts'

const noCalendar: WorkCalendar = {
  years: new Set(),
  holidays: new Map(),
  workedWeekends: new Map(),
}

/**
 * 查封、扣押期限 of one line of the list: thirty natural days, the day of the act not counted, what the
 * head added, and not the days of an examination the party was told of (强制法第25条).
 */
export function periodOf(
  { measure, seized, extensions, examinations }: Seizure,
  no: number,
): LimitInstance | null {
  if (!seized) return null
  return {
    ...startLimit('D-SEIZE-30', { event: `实施${measures[measure]}`, on: seized.on }),
    extendedBy: extensions.map(({ days, approvedOn }) => ({
      unit: 'day',
      count: days,
      approver: '机关负责人',
      basis: '行政强制法第二十五条第一款',
      approvedOn,
      documentNumber: null,
    })),
    paused: examinations
      .filter(({ goods }) => goods.includes(no))
      .map(({ from, to, endedOn, institution }) => ({
        from,
        to: endedOn !== null && endedOn < to ? endedOn : to,
        reason: `${institution}检测、检验、检疫或者技术鉴定`,
      }))
      // Whatever came back before the first day left nothing out.
      .filter(({ from, to }) => to >= from),
  }
}

/** The last day on which this line may be held. Natural days need no calendar, so it is always known. */
export function lastDayOfGood(seizure: Seizure, no: number): PlainDate | null {
  const instance = periodOf(seizure, no)
  if (!instance) return null
  const due = dueOf(instance, noCalendar, instance.startedOn)
  return due.known ? due.on : null
}

/** The earliest last day of what is still open; null when nothing is. */
export function lastDayOfSeizure(seizure: Seizure): PlainDate | null {
  const days = openGoods(seizure).flatMap(({ no }) => lastDayOfGood(seizure, no) ?? [])
  return days.toSorted()[0] ?? null
}

/** 补办批准: twenty-four hours by the minute, nights and holidays counted (强制法第19条). */
export function approvalTime(seizure: Seizure): LimitInstance | null {
  const { urgent, seized, approval, measure } = seizure
  if (!urgent || !seized) return null
  const event = `当场实施${measures[measure]}`
  const start = { event, on: seized.on, at: seized.startedAt }
  const instance = startLimit('D-COERCE-24H', start)
  const at = approval?.at
  return at === undefined
    ? instance
    : {
        ...instance,
        ended: {
          how: 'met',
          on: chinaDay(at),
          at,
          reason: approval?.approved ? '负责人已批准' : '负责人不批准',
        },
      }
}

/** The instant until which the head may still approve; null where it was not urgent. */
export function approvalDue(seizure: Seizure): string | null {
  const instance = approvalTime(seizure)
  return instance && dueInstant(instance)
}

/** Lines of equal period run as one limit. */
function groups(seizure: Seizure): (readonly Good[])[] {
  const byDay = new Map<string, Good[]>()
  const open = openGoods(seizure)
  for (const good of open.length > 0 ? open : seizure.goods) {
    const key = lastDayOfGood(seizure, good.no) ?? ''
    byDay.set(key, [...(byDay.get(key) ?? []), good])
  }
  return [...byDay.values()]
}

/** 查封, 扣押（第2次）, as limits and screens call it. */
export function seizureName({ seizures }: SeizureSlice, { measure, no }: Seizure): string {
  return `${measures[measure]}${seizures.length > 1 ? `（第${no}次）` : ''}`
}

/** The periods of one seizure: one where all its lines run alike. */
export function periodsOf(file: SeizureSlice, seizure: Seizure): CaseLimit[] {
  const all = groups(seizure)
  return all.flatMap((goods) => {
    const [first] = goods
    const instance = first && periodOf(seizure, first.no)
    if (!instance) return []
    const of = all.length > 1 ? `：${goods.map((each) => each.name).join('、')}` : ''
    const title = `${seizureName(file, seizure)}期限${of}`
    return [{ title, seenByParty: 'at-once' as const, instance: settled(seizure, instance) }]
  })
}

export function seizureLimits(file: SeizureSlice): CaseLimit[] {
  return file.seizures.flatMap((seizure) => {
    const instance = approvalTime(seizure)
    const title = `${seizureName(file, seizure)}补办批准`
    const urgent = instance ? [{ title, seenByParty: 'never' as const, instance }] : []
    return [...urgent, ...periodsOf(file, seizure)]
  })
}

/** Met once everything is decided about, on the day it was (强制法第27条). */
function settled(seizure: Seizure, instance: LimitInstance): LimitInstance {
  const why = heldGoods(seizure).length > 0 ? '已解除，等待退还' : '已处理完毕'
  return ended(instance, seizure.settledOn, why)
}
