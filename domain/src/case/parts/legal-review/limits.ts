import { ended, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { startLimit, type Pause } from '../../../deadline/limit-instance.ts'
import { addDays } from '../../../shared/plain-date.ts'
import type { LegalReviewSlice } from './slice.ts'

export function reviewTime({ review }: LegalReviewSlice, { rules }: LimitAt): CaseLimit | null {
  if (!review) return null
  const started = startLimit('D-LEGAL-5', {
    event: '受理送审',
    on: review.submittedOn,
    length: { count: rules.reviewDays, source: rules.sources['reviewDays'] ?? '本局规则' },
  })
  const paused: Pause[] = [
    ...review.pauses.map(({ from, to }) => ({ from, to: addDays(to, -1), reason: '补充材料' })),
    ...(review.missing ? [{ from: review.missing.since, to: null, reason: '补充材料' }] : []),
  ].filter(({ from, to }) => to === null || to >= from)
  return {
    title: '法制审核',
    seenByParty: 'never',
    instance: ended({ ...started, paused }, review.opinion?.on, '已出具意见'),
  }
}
