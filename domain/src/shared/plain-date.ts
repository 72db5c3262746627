/** A calendar day, `2026-11-23`, without time or zone. Days compare as strings. */
export type PlainDate = string & { readonly __plainDate: true }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether `text` names a day that exists: 2026-02-29 does not. */
export function isPlainDate(text: string): text is PlainDate {
  const match = shape.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** @throws RangeError when the text is not a day that exists. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

const dayMs = 86_400_000
const utc = (day: PlainDate) =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))

/**
 * The day of a moment in UTC, by arithmetic of whole days, because every limit of every case asks for it (Date and
 * toISOString take ten times as long). Years are counted from March, so that the day of a leap year is the last one.
 * @throws RangeError for no moment, and outside the years 1 to 9999.
 */
function fromUtc(ms: number): PlainDate {
  const days = Math.floor(ms / dayMs) + daysToMarchOfYear0
  const era = Math.floor(days / daysOf400Years)
  const ofEra = days - era * daysOf400Years
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096)
  const yearOfEra = Math.floor((ofEra - leaps) / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`no day: ${ms}`)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}` as PlainDate
}

const daysOf400Years = 146_097
/** From the first of March of the year 0 to the first of January 1970. */
const daysToMarchOfYear0 = 719_468
const twoDigits = (count: number) => (count < 10 ? `0${count}` : String(count))

export function addDays(day: PlainDate, days: number): PlainDate {
  // Limits are counted day by day, and most days stay within their month: no Date is needed for them.
  const date = Number(day.slice(8)) + days
  if (date >= 1 && (date <= 28 || date <= daysInMonth(day))) {
    return `${day.slice(0, 8)}${date < 10 ? '0' : ''}${date}` as PlainDate
  }
  return fromUtc(utc(day) + days * dayMs)
}

function daysInMonth(day: PlainDate): number {
  const month = Number(day.slice(5, 7))
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const year = Number(day.slice(0, 4))
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/**
 * The same day of a later (or earlier) month; the last day of that month where it has no such day:
 * 2026-08-31 plus 6 months is 2027-02-28 (民法典第202条).
 */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((utc(to) - utc(from)) / dayMs)
}

export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

/** 2026-11-18 → 2026年11月18日 */
export function chineseDay(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: PlainDate): number {
  return new Date(utc(day)).getUTCDay()
}

/** China is eight hours ahead of UTC and has no daylight saving. */
const chinaOffsetMs = 8 * 3_600_000

/** An instant as this system writes it, on a day that every month has. */
const plainInstant =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** The day in China at an instant given as an ISO string. */
export function chinaDay(instant: string): PlainDate {
  const [, hour] = plainInstant.exec(instant) ?? []
  if (hour === undefined) return fromUtc(Date.parse(instant) + chinaOffsetMs)
  const day = instant.slice(0, 10) as PlainDate
  return Number(hour) < 16 ? day : addDays(day, 1)
}

/** The clock in China at an instant given as an ISO string: 2026-11-22 09:30:15. */
export function chinaTime(instant: string): string {
  const china = new Date(Date.parse(instant) + chinaOffsetMs)
  return china.toISOString().slice(0, 19).replace('T', ' ')
}
