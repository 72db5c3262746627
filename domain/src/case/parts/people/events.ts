import { decidedByHead } from '../../amendable.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { nobody, noLine, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import { withoutReviewer, type LegalReviewSlice } from '../legal-review/slice.ts'
import { handoverGrounds, type HandoverGround } from './codes.ts'
import type { PeopleSlice } from './slice.ts'

export type PeopleEvent =
  | {
      type: 'RecusalDecided'
      officer: PersonId
      reason: string
      granted: boolean
      successor: PersonId | null
    }
  /** 变更承办人: on the agency's own motion, for whatever reason. */
  | {
      type: 'InvestigatorsChanged'
      leaving: PersonId[]
      joining: PersonId[]
      ground: HandoverGround
      reason: string
    }
  /** 审核人员回避: the reviewer takes no further part, and an opinion given on the draft in hand falls. */
  | { type: 'ReviewerRecused'; reviewer: PersonId; reason: string }

export const peopleEvents: EventKinds<PeopleEvent, PeopleSlice & LegalReviewSlice> = {
  RecusalDecided: {
    title: '回避决定',
    effective: false,
    means({ investigators, recused }, { granted, officer, successor }, { at }) {
      if (!granted) return {}
      const left = investigators.filter((id) => id !== officer)
      return {
        recused: [...recused, { person: officer, since: at }],
        investigators: successor === null ? left : [...left, successor],
      }
    },
    line: noLine,
    people: ({ successor }) => (successor === null ? nobody : { investigating: [successor] }),
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  InvestigatorsChanged: {
    title: '变更承办人',
    effective: true,
    means: ({ investigators, recused }, { leaving, joining, ground }, { at }) => ({
      investigators: [...investigators.filter((id) => !leaving.includes(id)), ...joining],
      ...(ground === 'recusal' && {
        recused: [...recused, ...leaving.map((person) => ({ person, since: at }))],
      }),
    }),
    line: ({ ground, reason }) => `${handoverGrounds[ground]}：${reason}`,
    people: ({ joining }) => ({ investigating: joining }),
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  ReviewerRecused: {
    title: '审核人员回避',
    effective: true,
    means: ({ recused, review, otherReviews, resendable }, { reviewer }, { at }) => ({
      recused: [...recused, { person: reviewer, since: at }],
      review: review && withoutReviewer(review, reviewer),
      otherReviews: otherReviews.map((each) => withoutReviewer(each, reviewer)),
      ...(review?.opinion?.by === reviewer && { resendable: [...resendable, review.digest] }),
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}
