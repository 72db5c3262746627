import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { clueSources, type ClueSource } from '../../case-codes.ts'
import {
  nobody,
  noLine,
  noSecrets,
  notShown,
  type EventKinds,
  notEvidence,
} from '../../event-kind.ts'
import { longSecret, personSecret } from '../../secrets-of.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { ClueSlice } from './slice.ts'

export type ClueEvent =
  | {
      type: 'ClueRegistered'
      source: ClueSource
      receivedAt: string
      respondent: string
      summary: string
      preliminaryOpinion: string
      named: boolean
    }
  | {
      type: 'ClueVerified'
      officers: PersonId[]
      verifiedOn: PlainDate
      facts: string
      suggestion: 'file' | 'decline' | 'transfer'
    }
  | { type: 'FilingDeclined'; reason: string }
  | { type: 'InformantTold'; on: PlainDate; content: string }

export const clueEvents: EventKinds<ClueEvent, ClueSlice & ClosingSlice> = {
  ClueRegistered: {
    title: '登记线索',
    effective: false,
    means({ clue }, { type: _type, ...registered }) {
      if (clue) throw new Error('a clue is registered once')
      return { clue: { ...registered, informantToldOn: null } }
    },
    line: ({ source, summary }) => `${clueSources[source]}：${summary}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '线索登记表',
      fields: ['source', 'receivedAt', 'respondent', 'summary', 'preliminaryOpinion'],
      agree: 'both-heads',
    },
    secrets: ({ respondent, preliminaryOpinion }) => [
      personSecret(respondent),
      longSecret('internal', preliminaryOpinion),
    ],
    publicStep: notShown,
  },
  ClueVerified: {
    title: '核查线索',
    effective: false,
    means: (_file, { type: _type, ...verification }) => ({ verification }),
    line: ({ facts }) => facts,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    amendment: {
      record: '核查报告',
      fields: ['verifiedOn', 'officers', 'facts'],
      agree: 'department',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  FilingDeclined: {
    title: '不予立案',
    effective: true,
    means: (_file, { reason }, { at }) => ({
      ended: { kind: 'declined', on: chinaDay(at), reason },
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '不予立案是负责人批准的决定，不以更正改变；发现应当立案的，重新登记线索办理。',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  InformantTold: {
    title: '告知举报人',
    effective: false,
    means: ({ clue }, { on }) => ({ clue: clue && { ...clue, informantToldOn: on } }),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '告知举报人的登记',
      fields: ['on'],
      agree: 'department',
    },
    secrets: ({ content }) => [longSecret('informant', content)],
    publicStep: notShown,
  },
}
