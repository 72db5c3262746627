import { mostDriftMs, type DeviceHourView } from '@zhaofa/contract'

const kept = 'zhaofa.drift'

/**
 * How far this clock was off at the last contact: server time minus device time, in milliseconds. The answer was made
 * somewhere between asking and its arrival; the middle is off by half of that at most.
 */
export function measureDrift(serverAt: string, asked: number, arrived: number): void {
  const drift = Math.round(Date.parse(serverAt) - (asked + arrived) / 2)
  try {
    localStorage.setItem(kept, String(drift))
  } catch {
    // Storage is switched off: the drift of this page is lost with it.
  }
}

function driftMs(): number {
  try {
    const drift = Number(localStorage.getItem(kept) ?? 0)
    return Number.isSafeInteger(drift) ? drift : 0
  } catch {
    return 0
  }
}

/** This moment as the phone notes it. */
export const deviceHour = (): DeviceHourView => ({
  at: new Date().toISOString(),
  driftMs: driftMs(),
})

/** Why nothing can be noted by this clock; null where it can. */
export const clockProblem = (): string | null =>
  Math.abs(driftMs()) > mostDriftMs
    ? '手机的日期和服务器相差 24 天以上，记下的时间不能用。请先在手机设置里校准日期和时间。'
    : null
