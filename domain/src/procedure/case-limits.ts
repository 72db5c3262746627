import { decisionServedOn, unpaidFen, type CaseFile } from '../case/case-file.ts'
import type { DueDate } from '../deadline/due-date.ts'
import { naturalDaysAfter, rollToWorkingDay, workingDaysAfter } from '../deadline/working-days.ts'
import { daysBetween, type PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'
import type { Circumstances } from './kernel.ts'

/** Whether the last day is over. A date that cannot be known has not passed: gates stay closed on it. */
export function hasPassed(due: DueDate, day: PlainDate): boolean {
  return due.known && day > due.on
}

/** 要求听证: five working days after the notice reached the party (处罚法第64条第1项、第85条). */
export function hearingRequestPeriod(file: CaseFile, { calendar }: Circumstances): DueDate | null {
  return file.notice?.servedOn ? workingDaysAfter(file.notice.servedOn, 5, calendar) : null
}

/**
 * Until when the party may still speak: the statement period of the notice, or the hearing period
 * where one was offered and it is longer (requirements 13 no. 16).
 */
export function defencePeriod(file: CaseFile, { calendar }: Circumstances): DueDate | null {
  const { notice } = file
  if (!notice?.servedOn) return null
  const days = notice.hearingOffered ? Math.max(notice.statementDays, 5) : notice.statementDays
  return workingDaysAfter(notice.servedOn, days, calendar)
}

/** 90 natural days from filing; an agency's limit, so it does not roll (处罚法第60条). */
export function decisionLimit(file: CaseFile, _at: Circumstances): DueDate | null {
  return file.filing ? naturalDaysAfter(file.filing.filedOn, 90) : null
}

/** Fifteen natural days after the decision was received; a party's limit, so it rolls (处罚法第67条). */
export function paymentLimit(file: CaseFile, { calendar }: Circumstances): DueDate | null {
  const served = decisionServedOn(file)
  return served ? rollToWorkingDay(naturalDaysAfter(served, 15), calendar) : null
}

/** 加处罚款: 3 % a day from the day after the last day to pay, never above the fine (处罚法第72条). */
export function surchargeOf(file: CaseFile, paidOn: PlainDate, at: Circumstances): Fen {
  const limit = paymentLimit(file, at)
  if (!limit?.known || paidOn <= limit.on) return 0
  const fine = Math.min(unpaidFen(file), file.decision?.draft.penalty.fineFen ?? 0)
  return Math.min(fine, Math.floor((fine * 3 * daysBetween(limit.on, paidOn)) / 100))
}
