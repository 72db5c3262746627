import { randomUUID } from 'node:crypto'
import type { Rating } from '@zhaofa/domain/inspection/rating.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { asPerson } from '../../storage/as-person.ts'
import { encrypt } from '../../storage/sealed.ts'
import { isUniqueViolation } from '../../storage/unique-violation.ts'
import type { World } from '../../world.ts'

/**
 * Keeps the 匿名评价 of a visit: the answers and the day, nothing of whoever answered. False where the visit was rated
 * before.
 */
export async function receiveRating(
  world: World,
  { agencyId, caseId }: { readonly agencyId: string; readonly caseId: string },
  { words, ...answers }: Rating,
): Promise<boolean> {
  const id = randomUUID()
  const day = chinaDay(world.clock.now().toISOString())
  try {
    await asPerson(world.office, { agencyId, personId: '' }, async (tx) => {
      await tx
        .insertInto('casework.visit_rating')
        .values({
          id,
          case_id: caseId,
          agency_id: agencyId,
          rated_on: day,
          ...answers,
          words_sealed: words === null ? null : encrypt(words, world.sealingKey, `rating ${id}`),
        })
        .execute()
    })
    return true
  } catch (fault) {
    if (isUniqueViolation(fault, 'visit_rating_case_id_key')) return false
    throw fault
  }
}
