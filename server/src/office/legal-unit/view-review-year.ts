import type { ReviewYearView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { notRecorded, reviewLines, reviewTotals } from '@zhaofa/domain/statistics/review-tables.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { countReviews } from '../statistics/count-reviews.ts'
import { requireUnitReader } from './unit-readers.ts'

/** 一年的法制审核: what was sent, said and answered, by ground, matter and unit. @throws ForbiddenError */
export function viewReviewYear(world: World, actor: Actor, year: number): Promise<ReviewYearView> {
  requireUnitReader(actor)
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const end = `${year}-12-31` as PlainDate
    const day = today < end ? today : end
    const { reviewYear, names } = await countReviews(tx, world, {
      ...{ year, day, agencyId: actor.agencyId },
    })
    if (!reviewYear) {
      const none = { totals: [], grounds: [], matters: [], units: [] }
      return { year, countedTo: day, gap: notRecorded, ...none }
    }
    const { grounds, matters, units } = reviewLines(reviewYear, names)
    return {
      ...{ year, countedTo: day, gap: null },
      totals: reviewTotals(reviewYear),
      ...{ grounds: [...grounds], matters: [...matters], units: [...units] },
    }
  })
}
