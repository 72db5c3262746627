import { isPlainDate, type PlainDate } from '../../shared/plain-date.ts'
import type { Fen } from '../../shared/money.ts'

/** One field of the 双公示 report of licences and penalties to the credit platform. */
export type ReportField = {
  readonly code: string
  readonly title: string
  /** C, D and N of the template. Amounts are ten thousand yuan (万元). */
  readonly type: 'text' | 'date' | 'amount'
  /** Most characters; of an amount the digits altogether. */
  readonly length: number
  readonly required: 'always' | 'sometimes' | 'never'
  readonly note: string
}

/** A record as it is sent: every field of its list, empty when it does not apply. */
export type ReportRecord = Readonly<Record<string, string>>

/** 长期有效, as the template writes it. */
export const noEnd = '2099/12/31'

/** 2026-11-18 → 2026/11/18 */
export function reportDay(day: PlainDate): string {
  return day.replaceAll('-', '/')
}

/** The day of a report; null when it is none of the calendar. */
export function dayOfReport(text: string): PlainDate | null {
  if (!/^\d{4}\/\d{2}\/\d{2}$/.test(text)) return null
  const day = text.replaceAll('/', '-')
  return isPlainDate(day) ? day : null
}

/**
 * Ten thousand yuan, exactly: one fen is 0.000001. 1800050 → `1.800050`. Reporting yuan as 万元 is the
 * mistake platforms see most, so nobody converts by hand.
 * @throws RangeError for an amount that is negative or not whole fen.
 */
export function tenThousandYuan(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`)
  const whole = Math.trunc(fen / 1_000_000)
  return `${whole}.${String(fen % 1_000_000).padStart(6, '0')}`
}
