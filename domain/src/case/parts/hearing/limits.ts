import type { DueDate } from '../../../deadline/due-date.ts'
import { workingDaysAfter, workingDaysBefore } from '../../../deadline/working-days.ts'
import { addDays, type PlainDate } from '../../../shared/plain-date.ts'
import type { WorkCalendar } from '../../../deadline/work-calendar.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import {
  ended,
  lastDayOf,
  startOwnLimit,
  used,
  type CaseLimit,
  type LimitAt,
} from '../../case-limit.ts'
import { isConcluded, type HearingFile, type HearingSlice } from './slice.ts'

type File = HearingSlice & Pick<HearingFile, 'draft' | 'decision'>

export function hearingRequestTime(
  { hearingRight, hearing, draft, decision }: File,
  at: LimitAt,
): CaseLimit | null {
  if (!hearingRight?.toldOn || !hearingRight.offered) return null
  const instance = startLimit('D-HEAR-REQ-5', { event: '告知书送达', on: hearingRight.toldOn })
  const on = hearing?.requestedOn ?? hearingRight.waivedOn
  return {
    title: '申请听证',
    seenByParty: 'at-once',
    instance: on
      ? ended(instance, on, hearing ? '已申请' : '书面放弃')
      : used(instance, draft !== null || decision !== null, at),
  }
}

/** 要求听证: five working days after the party was told (处罚法第64条第1项、第85条). */
export function hearingRequestPeriod(file: HearingSlice, at: LimitAt): DueDate | null {
  const open = { ...file, hearing: null, draft: null, decision: null }
  return lastDayOf(hearingRequestTime(open, at), at)
}

/** No law says by when a hearing on a penalty must be held, so the agency sets the length. */
function holdingTime({ hearing }: HearingSlice, at: LimitAt): CaseLimit | null {
  if (!hearing) return null
  const start = { event: '收到听证申请', on: hearing.requestedOn }
  const instance = startOwnLimit('D-HEAR-HOLD-20', start, at)
  const over = isConcluded(hearing) || hearing.held !== null
  return {
    title: '组织听证',
    seenByParty: 'at-once',
    instance: over
      ? ended(instance, hearing.held?.on ?? hearing.withdrawnOn, '已举行或者终止')
      : instance,
  }
}

/** Counted backwards from the hearing (处罚法第64条第2项). */
function noticeTime({ hearing }: HearingSlice): CaseLimit | null {
  if (!hearing?.called) return null
  const { heldOn, noticeServedOn } = hearing.called
  const instance = startLimit('D-HEAR-7', { event: '听证举行日', on: heldOn })
  return {
    title: '通知听证',
    seenByParty: 'at-once',
    instance: ended(instance, noticeServedOn, '已通知'),
  }
}

/**
 * The first day a hearing may be held when its notice is handed over on `servedOn`: seven whole working
 * days lie between (处罚法第64条第2项、第85条). Null where a calendar that is needed is not loaded.
 */
export function earliestHearing(servedOn: PlainDate, calendar: WorkCalendar): PlainDate | null {
  const last = workingDaysAfter(servedOn, 7, calendar)
  return last.known ? addDays(last.on, 1) : null
}

/** Whether the notice came early enough. Where the last day is not known, only a notice that was early enough in any case counts. */
export function noticeInTime(
  { noticeServedOn, heldOn }: { noticeServedOn: PlainDate; heldOn: PlainDate },
  calendar: WorkCalendar,
): boolean {
  const latest = workingDaysBefore(heldOn, 7, calendar)
  const latestForSure = latest.known ? latest.on : latest.notBefore
  return latestForSure !== null && noticeServedOn <= latestForSure
}

export function hearingLimits(file: HearingFile, at: LimitAt): CaseLimit[] {
  return [hearingRequestTime(file, at), noticeTime(file), holdingTime(file, at)].filter(
    (limit) => limit !== null,
  )
}
