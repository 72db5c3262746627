import type { PlainDate } from '../../../shared/plain-date.ts'
import type { AgreedOn } from './agreed-parts.ts'
import type { DecisionDraft } from '../../proposed-decision.ts'
import type { DeliberationSlice } from '../deliberation/slice.ts'
import type { LegalReviewSlice } from '../legal-review/slice.ts'

/** 拟决定 and 决定 (处罚法第57条). */
export type DecisionSlice = {
  readonly draft: DraftInHand | null
  readonly decision: Decision | null
}

export const undrafted: DecisionSlice = { draft: null, decision: null }

type DraftInHand = {
  draft: DecisionDraft
  digest: string
  grounds: readonly string[]
  deliberation: readonly string[]
  draftedAt: string
  agreedOn?: AgreedOn
}

export type Decision = {
  /** The step of the case by which it reads as it does: that made it, or the last that changed it (变更). */
  version: number
  decidedOn: PlainDate
  at: string
  draft: DecisionDraft
  digest: string
  /** As recorded with it; null on decisions made before that was kept: ask `isPublishedOneByOne`. */
  oneByOne: boolean | null
}

/**
 * A review covers the case as it stood. Anything new has to be drafted, reviewed and deliberated
 * again (处罚法第58条).
 */
export type Reviewed = Pick<DecisionSlice, 'draft'> &
  Pick<LegalReviewSlice, 'review'> &
  DeliberationSlice
export const unreviewed: Reviewed = { draft: null, review: null, deliberation: null }
