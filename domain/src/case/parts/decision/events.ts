import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { decidedText } from '../../penalty.ts'
import type { DecisionDraft } from '../../proposed-decision.ts'
import type { AgreedOn } from './agreed-parts.ts'
import { unreviewed, type DecisionSlice, type Reviewed } from './slice.ts'

export type DecisionEvent =
  | {
      type: 'DecisionDrafted'
      draft: DecisionDraft
      digest: string
      grounds: string[]
      deliberation: string[]
      /** What the digest covers beside the words of the draft; absent before 2026-11-29, when it covered them alone. */
      agreedOn?: AgreedOn
    }
  | {
      type: 'DecisionIssued'
      draft: DecisionDraft
      digest: string
      decidedOn: PlainDate
      extensionBasis: string | null
      /**
       * Whether the decision is published by itself (逐件公开) by the agency's rule of that day. Since 2026-11;
       * before, those made on the spot were only counted and all others published.
       */
      oneByOne?: boolean
    }

export const decisionEvents: EventKinds<DecisionEvent, DecisionSlice & Reviewed> = {
  DecisionDrafted: {
    title: '拟定决定',
    effective: false,
    means: (_file, { draft, digest, grounds, deliberation, agreedOn }, { at }) => ({
      ...unreviewed,
      draft: { draft, digest, grounds, deliberation, draftedAt: at, ...(agreedOn && { agreedOn }) },
    }),
    line: ({ grounds }) =>
      grounds.length > 0 ? `须法制审核：${grounds.join('；')}` : '不须法制审核',
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '草案没有批准以前，重新拟定即可；批准以后以决定书为准。',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  DecisionIssued: {
    title: '作出决定',
    effective: true,
    means: (_file, { decidedOn, draft, digest, oneByOne = null }, { at, version }) => ({
      decision: { version, decidedOn, at, draft, digest, oneByOne },
    }),
    line: ({ draft }) => decidedText(draft),
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead:
        '决定不以更正改变：文字错误的，用“补正已送达的文书”办理；决定确有错误的，依法撤销或者变更决定。',
    },
    secrets: noSecrets,
    // The party learns of the decision by its service, which is a step of its own.
    publicStep: notShown,
  },
}
