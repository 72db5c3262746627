import { tellsOfTheCase, listsOfEvidence } from '../../amendable.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { firstSentence } from '../evidence/evidenced.ts'
import { withLastCorrection, type CorrectionSlice } from './slice.ts'

export type CorrectionEvent =
  | {
      type: 'CorrectionOrdered'
      violation: string
      requirements: string
      deadline: PlainDate
      officers: PersonId[]
    }
  | {
      type: 'CorrectionRechecked'
      checkedOn: PlainDate
      status: 'corrected' | 'partly' | 'not'
      findings: string
      officers: PersonId[]
    }

export const correctionEvents: EventKinds<CorrectionEvent, CorrectionSlice> = {
  CorrectionOrdered: {
    title: '责令改正',
    effective: true,
    means: ({ corrections }, { violation, requirements, deadline }, { at, version }) => ({
      corrections: [
        ...corrections,
        {
          version,
          violation,
          requirements,
          deadline,
          orderedOn: chinaDay(at),
          servedOn: null,
          recheck: null,
        },
      ],
    }),
    line: ({ requirements, deadline }) => `${requirements}，限 ${deadline} 前改正`,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    amendment: {
      record: '责令改正事项',
      fields: ['violation', 'requirements', 'deadline', 'officers'],
      agree: 'both-heads',
      saidIn: ['correction_order'],
      repeated: { deadline: tellsOfTheCase },
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  CorrectionRechecked: {
    title: '整改复查',
    effective: false,
    means: ({ corrections }, { checkedOn, status, findings }) => ({
      corrections: withLastCorrection(corrections, (last) => ({
        ...last,
        recheck: { on: checkedOn, status, findings },
      })),
    }),
    line: ({ findings }) => findings,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: ({ checkedOn, findings, officers }) => [
      {
        kind: 'scene-record',
        name: '整改复查记录',
        proves: `证明责令改正的期限届满以后的情况：${firstSentence(findings)}`,
        elements: ['uncorrected', 'circumstances'],
        source: '执法人员复查时制作',
        collectedOn: checkedOn,
        officers,
        file: null,
      },
    ],
    amendment: {
      record: '整改复查记录',
      fields: ['checkedOn', 'status', 'findings', 'officers'],
      agree: 'department',
      repeated: {
        checkedOn: tellsOfTheCase,
        status: tellsOfTheCase,
        findings: listsOfEvidence,
      },
      founds: true,
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
}
