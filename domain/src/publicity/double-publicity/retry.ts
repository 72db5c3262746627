/** Minutes to wait after each failed attempt; after the last of them a person has to look. */
const waits = [1, 2, 5, 15, 60, 180, 720] as const

/** The instant (ISO 8601) of the next try after `attempts` failures; null when nothing is tried any more. */
export function nextAttempt(attempts: number, now: string): string | null {
  const minutes = waits[attempts - 1]
  if (minutes === undefined) return null
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}

/** Whether the platform may answer otherwise later: it was busy, broken or not there (RFC 9110 15). */
export function worthRetrying(status: number | null): boolean {
  return status === null || status === 408 || status === 425 || status === 429 || status >= 500
}
