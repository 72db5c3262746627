import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { mayRaiseObjection } from '@zhaofa/domain/publicity/visits/visit-page.ts'
import { StaleError } from '../../faults.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { clockId } from '../desk/clock.ts'
import { saveEvents } from '../cases/save-events.ts'
import { authorOf } from '../desk/author-of.ts'
import { overAllCases } from '../desk/in-agency.ts'

/** Whoever holds the notice: known by its code alone, and given access to nothing by what they write. */
const firmOf = (agencyId: string): Actor => ({
  personId: clockId,
  name: '被检查企业（检查专页）',
  agencyId,
  departmentId: '',
  roles: [],
})

type Objection = { readonly reasons: string; readonly contact: string | null }

/**
 * 异议 from the page of a visit: an event of its case, which waits for the head of the department from then on.
 * False where none can be raised now: one waits already, the result is not told, or the volume is shelved.
 */
export async function receiveObjection(
  world: World,
  { agencyId, caseId }: { readonly agencyId: string; readonly caseId: string },
  objection: Objection,
): Promise<boolean> {
  const actor = firmOf(agencyId)
  try {
    return await overAllCases(world, actor, async (tx) => {
      const stored = (await loadCases(tx, [caseId])).get(caseId)
      if (!stored || !mayRaiseObjection(stored.file)) return false
      const at = await loadCircumstances(tx, world, { actor, file: stored.file })
      const events = [{ type: 'VisitObjected' as const, ...objection, through: 'page' as const }]
      const author = authorOf(actor, at.now)
      await saveEvents(tx, world, stored, events, { author, act: null, at })
      return true
    })
  } catch (fault) {
    // Sent twice at once, or somebody acted on the case in this moment: the page says what there is now.
    if (fault instanceof StaleError) return false
    throw fault
  }
}
