import { sql } from 'kysely'
import { expiredNow } from '@zhaofa/domain/case/parts/seizure/expiry.ts'
import { StaleError } from '../../faults.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { clockOf } from '../desk/clock.ts'
import { overAllCases } from '../desk/in-agency.ts'
import { loadCircumstances } from './circumstances.ts'
import { saveEvents } from './save-events.ts'

/**
 * 期限届满: records, with its leaf, every period of a seizure that ran out, so that the release is waited for
 * on every desk (强制法第28条第1款第4项). Each line of a list is recorded once, also by two servers at once.
 * Returns how many cases were told of.
 */
export async function expireSeizures(world: World): Promise<number> {
  const { rows } = await sql<{ agency_id: string; case_id: string }>`
    select agency_id, case_id from casework.cases_with_seizures()`.execute(world.office)
  let told = 0
  for (const { agency_id: agencyId, case_id: caseId } of rows) {
    if (await expireIn(world, agencyId, caseId)) told++
  }
  return told
}

async function expireIn(world: World, agencyId: string, caseId: string): Promise<boolean> {
  const actor = clockOf(agencyId)
  try {
    return await overAllCases(world, actor, async (tx) => {
      const stored = (await loadCases(tx, [caseId])).get(caseId)
      if (!stored) return false
      const at = await loadCircumstances(tx, world, { actor, file: stored.file })
      const events = expiredNow(stored.file, at)
      if (events.length === 0) return false
      const author = authorOf(actor, at.now)
      await saveEvents(tx, world, stored, events, { author, act: null, at })
      return true
    })
  } catch (fault) {
    // Somebody acted on the case in this moment; the next round looks again.
    if (fault instanceof StaleError) return false
    throw fault
  }
}
