import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { reviewOutcomes, type ReviewOutcome } from '../../case-codes.ts'
import { nobody, noLine, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import type { PointAnswer, ReviewNote } from '../../proposed-decision.ts'
import { longSecret } from '../../secrets-of.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import type { ConclusionSlice } from '../conclusion/slice.ts'
import type { LegalReviewSlice } from './slice.ts'

export type LegalReviewEvent =
  | { type: 'ReviewSubmitted'; digest: string; grounds: string[]; statement: string }
  | { type: 'ReviewReturned'; missing: string; supplyBy: PlainDate }
  | {
      type: 'ReviewOpinionIssued'
      digest: string
      outcome: ReviewOutcome
      points: PointAnswer[]
      opinion: string
      counsel: string | null
      /** Absent on opinions issued before notes were kept. */
      notes?: ReviewNote[]
    }

export const legalReviewEvents: EventKinds<
  LegalReviewEvent,
  Heard & ConclusionSlice & LegalReviewSlice
> = {
  ReviewSubmitted: {
    title: '送法制审核',
    effective: false,
    means({ review, draft }, { digest }, { at, by }) {
      const on = chinaDay(at)
      const same = review?.digest === digest ? review : null
      const pauses = same?.missing ? [...same.pauses, { from: same.missing.since, to: on }] : []
      return {
        review: {
          digest: draft?.digest ?? digest,
          submittedOn: same?.submittedOn ?? on,
          submittedBy: by.id,
          missing: null,
          pauses,
          opinion: null,
        },
      }
    },
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '送审材料随草案；有变化的，重新拟定决定后再送审。',
    },
    secrets: ({ statement }) => [longSecret('internal', statement)],
    publicStep: notShown,
  },
  ReviewReturned: {
    title: '法制审核退回补材料',
    effective: false,
    means: ({ review }, { missing, supplyBy }, { at }) => ({
      review: review && { ...review, missing: { since: chinaDay(at), what: missing, supplyBy } },
    }),
    line: ({ missing }) => missing,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核人员的意见由审核人员负责；材料补正后重新送审。',
    },
    secrets: ({ missing }) => [longSecret('internal', missing)],
    publicStep: notShown,
  },
  ReviewOpinionIssued: {
    title: '法制审核意见',
    effective: true,
    means({ review: before, reviewers: earlier }, { outcome }, { at, by }) {
      const opinion = { outcome, by: by.id, at, on: chinaDay(at) }
      const review = before && { ...before, missing: null, opinion }
      // Supplementary investigation opens the investigation again; its conclusion falls with it.
      const reviewers = [...new Set([...earlier, by.id])]
      return outcome === 'supplement'
        ? { ...unheard, conclusion: null, review, reviewers }
        : { review, reviewers }
    },
    line: ({ outcome, opinion }) => `${reviewOutcomes[outcome]}：${opinion}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核意见由审核人员负责，不由他人更正；草案有变化的，重新送审、重新审核。',
    },
    secrets: ({ opinion, counsel, notes = [] }) => [
      longSecret('internal', opinion),
      longSecret('internal', counsel),
      ...notes.map(({ remark }) => longSecret('internal', remark)),
    ],
    publicStep: notShown,
  },
}
