import type { PlainDate } from '../../../shared/plain-date.ts'
import type { SeizureEvent } from './event.ts'
import { openGoods } from './ledger.ts'
import { lastDayOfGood } from './limits.ts'
import { mustRelease } from './requirements.ts'
import type { SeizureFile } from './slice.ts'

/**
 * 期限届满: what the clock has to record now, each line once. The duty to release does not wait for it: it
 * follows from the day alone (强制法第28条第1款第4项).
 */
export function expiredNow(
  file: SeizureFile,
  moment: { readonly now: string; readonly today: PlainDate },
): SeizureEvent[] {
  return file.seizures.flatMap((seizure) => {
    const due = mustRelease(file, seizure, moment)
    if (!due) return []
    const byDay = new Map<PlainDate, number[]>()
    for (const { no, expiredOn } of openGoods(seizure)) {
      const last = lastDayOfGood(seizure, no)
      if (last === null || last >= moment.today || expiredOn !== null) continue
      byDay.set(last, [...(byDay.get(last) ?? []), no])
    }
    return [...byDay].map(([lastDay, goods]) => ({
      type: 'SeizureExpired' as const,
      seizure: seizure.no,
      goods,
      lastDay,
    }))
  })
}
