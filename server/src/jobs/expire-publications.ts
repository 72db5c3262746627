import { sql } from 'kysely'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { countWaitingMonths } from '../office/publicity/notices/count-decisions.ts'
import { expireNotices } from '../storage/publication/publish-notice.ts'
import { listAgencies } from '../storage/publication/read-portal.ts'
import type { World } from '../world.ts'
import { repeat, type Repeated } from './repeat.ts'

const intervalMs = 3_600_000

type Expiring = Pick<World, 'clock' | 'office' | 'portal' | 'reference'>

/**
 * Ends publications whose display period is over (届满自动停止公示), now and every hour. The portal does
 * not show them after their last day in any case; this takes them out of counts and search terms. Two
 * servers doing it at once end each notice once. Months in which a decision waits are counted anew: it may be
 * late by now.
 */
export const startExpiry = (
  world: Expiring,
  { report }: { report: (fault: Error) => void },
): Promise<Repeated> => repeat(() => expirePublications(world), intervalMs, report)

/** Returns how many notices were ended, over all agencies. */
export async function expirePublications({
  clock,
  office,
  portal,
  reference,
}: Expiring): Promise<number> {
  const today = chinaDay(clock.now().toISOString())
  let ended = 0
  for (const { agency_id: agencyId } of await listAgencies(portal)) {
    const ids = await office.transaction().execute(async (tx) => {
      await sql`select set_config('zhaofa.agency_id', ${agencyId}, true)`.execute(tx)
      const ended = await expireNotices(tx, today)
      await countWaitingMonths(tx, agencyId, async () => {
        const { calendar } = await reference.load(tx, agencyId, today)
        return { calendar, today }
      })
      return ended
    })
    ended += ids.length
  }
  return ended
}
