import { recordOfficerScan } from '../storage/publication/record-scan.ts'
import { demoDays } from './demo-days.ts'
import type { World } from '../world.ts'

/** Day and minute of a showing (UTC), how many seconds later it was scanned, and which officer. */
const showings: readonly (readonly [shown: string, seconds: number, certificate: string])[] = [
  ['2026-09-15T01:12:20Z', 11, '07030022016'],
  ['2026-09-15T01:12:48Z', 9, '07030022025'],
  ['2026-10-16T02:03:05Z', 14, '07030022016'],
  ['2026-10-16T02:03:05Z', 171, '07030022016'],
  ['2026-11-03T06:31:44Z', 8, '07030022025'],
  ['2026-11-20T01:45:10Z', 12, '07030022016'],
  ['2026-11-20T01:45:52Z', 10, '07030022025'],
]

/** 亮证 of the demo: codes scanned at the door, one of them too late. Written as the page writes them. */
export async function playScans(world: World, days = demoDays(world.clock.now())): Promise<void> {
  for (const [shown, seconds, certificateNumber] of showings) {
    const shownAt = days.at(shown)
    const scannedAt = new Date(shownAt.getTime() + seconds * 1000)
    const outcome = seconds <= 60 ? 'shown' : 'expired'
    await recordOfficerScan(world.office, { certificateNumber, shownAt, scannedAt, outcome })
  }
}
