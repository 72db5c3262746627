import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { proposedFacts } from '@zhaofa/domain/case/case-review.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { legalReviewGrounds } from '@zhaofa/domain/review/grounds.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { keepReviewFacts, type ProposedFacts } from '../../storage/review-facts-store.ts'

type Surroundings = Pick<Circumstances, 'matter' | 'matterOf' | 'rules' | 'catalogue'>

/** What these events propose, as a catalogue is tried on it. `file` is the case after them. */
export function factsProposed(
  file: CaseFile,
  recorded: readonly RecordedEvent[],
  at: Surroundings,
): ProposedFacts[] {
  return recorded.flatMap(({ event, version, at: instant }) => {
    const proposed = proposedFacts(file, event, at)
    if (!proposed) return []
    const required = legalReviewGrounds(proposed.facts, at.catalogue, at.rules).length > 0
    const of = { caseId: file.id, agencyId: file.agencyId, version, onDay: chinaDay(instant) }
    return [{ ...of, ...proposed, required }]
  })
}

/** Keeps them in the transaction of the events. */
export async function noteReviewFacts(
  tx: Tx,
  file: CaseFile,
  recorded: readonly RecordedEvent[],
  at: Surroundings,
): Promise<void> {
  await keepReviewFacts(tx, factsProposed(file, recorded, at))
}
