import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { eventTitle, kindOf } from '../../event-kinds.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import type { Review } from './slice.ts'

/**
 * 送审后材料变化: what came into the file or was put right after a review was asked for, and that its reviewer has not
 * looked at. A new draft is no change of this review: it ends it.
 */
export function changesSince(
  { history }: Pick<CaseFile, 'history'>,
  review: Review,
): { readonly version: number; readonly title: string }[] {
  const since = Math.max(review.version, review.seen)
  return history
    .filter(({ version }) => version > since)
    .filter(({ event, at }) => matters(event, chinaDay(at)))
    .map(({ version, event }) => ({ version, title: eventTitle(event) }))
}

const matters = (event: CaseEvent, on: ReturnType<typeof chinaDay>): boolean =>
  event.type === 'RecordAmended' ||
  event.type === 'EvidenceExcluded' ||
  kindOf(event).evidence(event, on).length > 0
