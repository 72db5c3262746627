import type { PersonId } from '../../../kernel/recorded.ts'
import { notShown, type EventKinds } from '../../event-kind.ts'
import { personSecret, secret } from '../../secrets-of.ts'
import type { FieldRecordSlice } from './slice.ts'

type Exchange = { question: string; answer: string }

export type FieldRecordEvent =
  | {
      type: 'SiteInspected'
      startedAt: string
      endedAt: string
      place: string
      onsitePerson: string
      onsiteRole: string
      findings: string
      officers: PersonId[]
      recusalAsked: boolean
      recording: string | null
      unrecordedReason: string | null
    }
  | {
      type: 'PersonInquired'
      startedAt: string
      endedAt: string
      place: string
      inquiree: string
      inquireeRole: string
      inquireeIdNumber: string | null
      exchanges: Exchange[]
      officers: PersonId[]
      recording: string | null
      unrecordedReason: string | null
    }

export const fieldRecordEvents: EventKinds<FieldRecordEvent, FieldRecordSlice> = {
  SiteInspected: {
    title: '现场检查',
    effective: false,
    means: ({ records }, event) => ({ records: [...records, recordOf('inspection', event)] }),
    line: ({ findings }) => findings,
    people: ({ officers }) => ({ investigating: officers }),
    secrets: ({ onsitePerson }) => [personSecret(onsitePerson)],
    publicStep: notShown,
  },
  PersonInquired: {
    title: '询问',
    effective: false,
    means: ({ records }, event) => ({ records: [...records, recordOf('inquiry', event)] }),
    line: ({ inquiree, inquireeRole, exchanges }) =>
      `询问${inquiree}（${inquireeRole}），${exchanges.length} 问`,
    people: ({ officers }) => ({ investigating: officers }),
    secrets: ({ inquiree, inquireeIdNumber }) => [
      secret('name', inquiree),
      secret('id-number', inquireeIdNumber),
    ],
    publicStep: notShown,
  },
}

function recordOf(
  kind: 'inspection' | 'inquiry',
  { startedAt, endedAt, officers, recording }: FieldRecordEvent,
) {
  return { kind, startedAt, endedAt, officers, recorded: recording !== null }
}
