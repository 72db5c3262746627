import { decidedByHead } from '../../amendable.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import {
  nobody,
  noLine,
  noSecrets,
  notShown,
  type EventKinds,
  notEvidence,
} from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import type { ClosingSlice } from './slice.ts'

export type ClosingEvent =
  | { type: 'CaseDismissed'; reason: string }
  | {
      type: 'CaseTransferred'
      to: string
      ground: 'jurisdiction' | 'criminal'
      reason: string
      sentOn: PlainDate
    }
  | {
      type: 'CaseClosed'
      reason: 'performed' | 'no-penalty' | 'terminated'
      execution: string
      /** Why it was closed although a veto of 案卷评查 was open; since 2026-11-29. */
      despite?: string
    }
  | {
      type: 'CaseArchived'
      /** Worked out from the papers since the archivist no longer types them. */
      archiveNo?: string
      pages?: number
      retention: 'permanent' | '30-years' | '10-years'
      remarks: string | null
      checkedBy: PersonId
    }

export const closingEvents: EventKinds<ClosingEvent, ClosingSlice> = {
  CaseDismissed: {
    title: '撤销案件',
    effective: true,
    means: (_file, { reason }, { at }) => ({
      ended: { kind: 'dismissed', on: chinaDay(at), reason },
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '撤销案件', on }),
  },
  CaseTransferred: {
    title: '移送',
    effective: true,
    means: (_file, { sentOn, reason, to }) => ({
      ended: { kind: 'transferred', on: sentOn, reason, to },
    }),
    line: ({ to, reason }) => `移送${to}：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '移送登记',
      fields: ['sentOn'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  CaseClosed: {
    title: '结案',
    effective: true,
    means: (_file, _event, { at }) => ({ closedOn: chinaDay(at) }),
    line: ({ execution }) => execution,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '结案报告（执行情况）',
      fields: ['execution'],
      agree: 'both-heads',
    },
    secrets: ({ despite = null }) => [longSecret('internal', despite)],
    publicStep: (_event, on) => ({ title: '结案', on }),
  },
  CaseArchived: {
    title: '归档',
    effective: false,
    means: (_file, { type: _type, ...archive }, { at }) => ({
      archive,
      archivedOn: chinaDay(at),
    }),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '归档登记',
      fields: ['retention', 'remarks', 'checkedBy'],
      agree: 'both-heads',
    },
    secrets: ({ remarks }) => [longSecret('internal', remarks)],
    publicStep: notShown,
  },
}
