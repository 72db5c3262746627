import type { DueDate } from '../../../deadline/due-date.ts'
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

/** No law says by when a hearing on a penalty is held: the agency's own length. */
export function holdingTime({ hearing }: HearingSlice, at: LimitAt): CaseLimit | null {
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
export function noticeTime({ hearing }: HearingSlice): CaseLimit | null {
  if (!hearing?.called) return null
  const { heldOn, noticeServedOn } = hearing.called
  const instance = startLimit('D-HEAR-7', { event: '听证举行日', on: heldOn })
  return {
    title: '通知听证',
    seenByParty: 'at-once',
    instance: ended(instance, noticeServedOn, '已通知'),
  }
}

export function hearingLimits(file: HearingFile, at: LimitAt): CaseLimit[] {
  return [hearingRequestTime(file, at), noticeTime(file), holdingTime(file, at)].filter(
    (limit) => limit !== null,
  )
}
