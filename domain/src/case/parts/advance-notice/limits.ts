import { ended, lastDayOf, used, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import type { DueDate } from '../../../deadline/due-date.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import type { AdvanceNoticeSlice } from './slice.ts'

type File = AdvanceNoticeSlice & DecisionSlice

export function statementTime(
  { notice, defence, draft, decision }: File,
  at: LimitAt,
): CaseLimit | null {
  const { rules } = at
  if (!notice?.servedOn) return null
  const days = notice.hearingOffered ? Math.max(notice.statementDays, 5) : notice.statementDays
  const instance = startLimit('D-STATE-5', {
    event: '告知书送达',
    on: notice.servedOn,
    length: { count: days, source: rules.sources['statementDays'] ?? '告知书载明' },
  })
  const { statementWaivedOn } = defence
  return {
    title: '陈述申辩期',
    seenByParty: 'at-once',
    instance: statementWaivedOn
      ? ended(instance, statementWaivedOn, '书面放弃')
      : used(instance, draft !== null || decision !== null, at),
  }
}

/**
 * Until when the party may still speak: the statement period of the notice, or the hearing period
 * where one was offered and it is longer.
 */
export function defencePeriod(file: File, at: LimitAt): DueDate | null {
  return lastDayOf(statementTime(file, at), at)
}
