import { sql, type Kysely } from 'kysely'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database } from '../../storage/database.ts'
import { keepReviewFacts, type ProposedFacts } from '../../storage/review-facts-store.ts'
import { load } from '../../storage/stream.ts'
import { caseStream } from '../../storage/streams/case-stream.ts'
import type { Reference } from '../../world.ts'
import { loadReference } from '../reference/load-reference.ts'
import { lawOf } from './circumstances.ts'
import { factsProposed } from './keep-review-facts.ts'

/** So many cases are folded at once. */
const batch = 200

/** The events that propose something: those of `proposedFacts`. */
const proposing = [
  'InvestigationConcluded',
  'DecisionDrafted',
  'SeizureProposed',
  'UrgentSeizureReported',
  'DecisionRevised',
  'RevisionProposed',
]

/**
 * Cases from before the facts of proposals were kept get theirs, each by the rules and the matters of its own day.
 * For the owner's role, at the start of a new program; done once, it finds nothing more to do.
 * @returns how many rows were added.
 */
export async function renewReviewFacts(owner: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.case_id as id from casework.case_event e
    where e.type = any (${proposing})
      and (e.type <> 'DecisionRevised' or e.body ->> 'source' = 'agency' and not e.body ? 'proposal')
      and not exists (select from casework.review_facts f
                       where f.case_id = e.case_id and f.version = e.version)
    order by 1`.execute(owner)
  const known = new Map<string, Promise<Reference>>()
  let added = 0
  for (let from = 0; from < rows.length; from += batch) {
    const ids = rows.slice(from, from + batch).map(({ id }) => id)
    added += await owner.transaction().execute(async (tx) => {
      const referenceOf = (agencyId: string, day: PlainDate) => {
        const key = `${agencyId} ${day}`
        const reference = known.get(key) ?? loadReference(tx, agencyId, day)
        known.set(key, reference)
        return reference
      }
      const found: ProposedFacts[] = []
      for (const { events, agencyId, ...head } of (await load(tx, caseStream, ids)).values()) {
        const upTo: RecordedEvent[] = []
        for (const recorded of events) {
          upTo.push(recorded)
          if (!proposing.includes(recorded.event.type)) continue
          const file = caseStream.fold({ ...head, agencyId }, upTo)
          const reference = await referenceOf(agencyId, chinaDay(recorded.at))
          found.push(...factsProposed(file, [recorded], onMatterOf(file, lawOf(reference))))
        }
      }
      await keepReviewFacts(tx, found)
      return found.length
    })
  }
  return added
}
