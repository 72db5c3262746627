/** Days and instants as officers read them. China time, whatever the computer is set to. */
const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const chinaOffsetMs = 8 * 3_600_000

/** One character: 三 */
export function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** 11-25 */
export const monthDay = (day: string) => day.slice(5, 10)

/** 11-25 周三; with the year when it is another one than `today`'s. */
export function shortDay(day: string, today?: string): string {
  const year = today && today.slice(0, 4) !== day.slice(0, 4) ? `${day.slice(0, 4)}-` : ''
  return `${year}${monthDay(day)} 周${weekdayOf(day)}`
}

/** 2026年11月25日 */
export function longDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2026年11月23日 星期一 */
export const longDayWithWeekday = (day: string) => `${longDay(day)} 星期${weekdayOf(day)}`

/** The day in China at an instant. */
export const chinaDay = (instant: string) =>
  new Date(Date.parse(instant) + chinaOffsetMs).toISOString().slice(0, 10)

/** 09:12, in China. */
export const chinaTime = (instant: string) =>
  new Date(Date.parse(instant) + chinaOffsetMs).toISOString().slice(11, 16)

/** 09:12:08, in China. */
export const chinaSeconds = (instant: string) =>
  new Date(Date.parse(instant) + chinaOffsetMs).toISOString().slice(11, 19)

/** 11-23 09:12 */
export const shortInstant = (instant: string) =>
  `${monthDay(chinaDay(instant))} ${chinaTime(instant)}`

/** 2026-11-23 09:12, for forms. */
export const formInstant = (instant: string) => `${chinaDay(instant)} ${chinaTime(instant)}`

/** `2026-11-23 09:12` typed in China, as ISO 8601. Null when it is not an instant. */
export function instantFromForm(typed: string): string | null {
  const ms = Date.parse(`${typed.trim().replace(' ', 'T')}:00+08:00`)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** Sunday of the week of `day`. */
export function endOfWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}
