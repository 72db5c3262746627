import { tellsOfTheCase, sealedPaper } from '../../amendable.ts'
import type { FurtherViolation } from '../../further-violation.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { withoutEnd } from '../../../shared/without-end.ts'
import {
  nobody,
  noLine,
  noSecrets,
  notShown,
  type EventKinds,
  notEvidence,
} from '../../event-kind.ts'
import { penaltyText, type Penalty } from '../../penalty.ts'
import { unreviewed } from '../decision/slice.ts'
import { unheard, type Heard } from './slice.ts'

export type AdvanceNoticeEvent =
  | {
      type: 'AdvanceNoticeIssued'
      penalty: Penalty
      further?: readonly FurtherViolation[]
      facts: string
      reason: string
      statementDays: number
      hearingOffered: boolean
    }
  | {
      type: 'StatementRecorded'
      receivedOn: PlainDate
      manner: 'written' | 'oral'
      content: string
      newEvidence: string | null
      officers: PersonId[]
    }
  | {
      type: 'StatementReviewed'
      points: { point: string; answer: string; accepted: boolean }[]
      conclusion: string
      officers: PersonId[]
    }
  | { type: 'RightsWaived'; statement: boolean; hearing: boolean; on: PlainDate }

export const advanceNoticeEvents: EventKinds<AdvanceNoticeEvent, Heard> = {
  AdvanceNoticeIssued: {
    title: '批准告知并用印',
    effective: true,
    // A new notice opens a new defence: what was heard answered another notice.
    means: (_file, { type: _type, ...notice }, { at }) => ({
      ...unheard,
      notice: { ...notice, issuedOn: chinaDay(at), servedOn: null },
      hearingRight: { offered: notice.hearingOffered, toldOn: null, waivedOn: null },
    }),
    line: ({ penalty, hearingOffered }) =>
      `${penaltyText(penalty)}${hearingOffered ? '，告知听证权利' : ''}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: noSecrets,
    publicStep: notShown,
  },
  StatementRecorded: {
    title: '收到陈述申辩',
    effective: false,
    means: ({ defence }, { receivedOn, content }) => ({
      ...unreviewed,
      defence: {
        ...defence,
        heardAt: null,
        statements: [...defence.statements, { receivedOn, content, reviewed: false }],
      },
    }),
    line: ({ content }) => content,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: ({ receivedOn, manner, newEvidence, officers }) => [
      {
        kind: 'party-statement',
        name: manner === 'oral' ? '陈述申辩笔录' : '当事人的书面陈述、申辩',
        proves: `证明当事人对拟处罚的事实、理由和依据的意见${newEvidence === null ? '' : `；一并提出：${withoutEnd(newEvidence, '。')}`}`,
        elements: ['circumstances'],
        source: '当事人提出',
        collectedOn: receivedOn,
        officers,
        file: null,
      },
    ],
    amendment: {
      record: '陈述申辩笔录',
      fields: ['receivedOn', 'manner', 'content', 'newEvidence', 'officers'],
      agree: 'department',
      founds: true,
    },
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '收到陈述、申辩', on }),
  },
  StatementReviewed: {
    title: '复核陈述申辩',
    effective: false,
    means: ({ defence }, { conclusion, points }, { at }) => ({
      defence: {
        ...defence,
        heardAt: at,
        statements: defence.statements.map((each) => ({ ...each, reviewed: true })),
        reviews: [
          ...defence.reviews,
          { conclusion, accepted: points.some(({ accepted }) => accepted) },
        ],
      },
    }),
    line: ({ conclusion }) => conclusion,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    amendment: {
      record: '陈述申辩复核意见书',
      fields: ['points', 'conclusion', 'officers'],
      agree: 'both-heads',
      repeated: { points: tellsOfTheCase },
      founds: true,
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  RightsWaived: {
    title: '放弃声明',
    effective: false,
    means: ({ defence, hearingRight }, { statement, hearing, on }, { at }) => ({
      defence: {
        ...defence,
        heardAt: at,
        statementWaivedOn: statement ? on : defence.statementWaivedOn,
        hearingWaivedOn: hearing ? on : defence.hearingWaivedOn,
      },
      ...(hearing && { hearingRight: hearingRight && { ...hearingRight, waivedOn: on } }),
    }),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '放弃声明登记',
      fields: ['statement', 'hearing', 'on'],
      agree: 'both-heads',
      founds: true,
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
}
