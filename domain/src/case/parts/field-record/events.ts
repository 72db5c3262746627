import { listsOfEvidence } from '../../amendable.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { paperTitles } from '../../../identity-codes/identity-paper.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { notShown, type EventKinds } from '../../event-kind.ts'
import { personSecret, secret } from '../../secrets-of.ts'
import { firstSentence } from '../evidence/evidenced.ts'
import { recordTitle } from './record-papers.ts'
import type { FieldRecordSlice } from './slice.ts'

/** 身份核对: what showed who was asked. */
export const identitiesShown = {
  ...paperTitles,
  other: '其他有效证件',
  none: '没有出示证件，经询问核对',
} as const
export type IdentityShown = keyof typeof identitiesShown

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
      /** What the person showed. Absent, as the four after it, from records made before they were asked for. */
      identityShown?: IdentityShown
      /** 工作单位、职务. */
      inquireePost?: string | null
      inquireeAddress?: string | null
      inquireePhone?: string | null
      recusalAsked?: boolean
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
    evidence: ({ startedAt, place, onsitePerson, findings, officers }) => [
      {
        kind: 'scene-record',
        name: recordTitle('inspection'),
        proves: `证明执法人员在${place}检查时看到的情况：${firstSentence(findings)}`,
        elements: ['act', 'time-place'],
        source: `执法人员现场制作，${onsitePerson}在场`,
        collectedOn: chinaDay(startedAt),
        officers,
        file: null,
      },
    ],
    amendment: {
      record: recordTitle('inspection'),
      fields: [
        'startedAt',
        'endedAt',
        'place',
        'onsitePerson',
        'onsiteRole',
        'officers',
        'recusalAsked',
        'findings',
        'recording',
        'unrecordedReason',
      ],
      agree: 'department',
      repeated: { place: listsOfEvidence, findings: listsOfEvidence },
      founds: true,
    },
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
    evidence: ({ startedAt, inquiree, inquireeRole, officers }) => [
      {
        kind: speaksForParty(inquireeRole) ? 'party-statement' : 'testimony',
        name: `${inquiree}的${recordTitle('inquiry')}`,
        proves: `证明${inquireeRole}${inquiree}就违法行为的经过、时间地点和情节所作的陈述`,
        elements: ['act', 'time-place', 'circumstances'],
        source: `${inquiree}陈述，执法人员制作笔录`,
        collectedOn: chinaDay(startedAt),
        officers,
        file: null,
      },
    ],
    amendment: {
      record: recordTitle('inquiry'),
      fields: [
        'startedAt',
        'endedAt',
        'place',
        'inquiree',
        'inquireeRole',
        'inquireeIdNumber',
        'identityShown',
        'inquireePost',
        'inquireeAddress',
        'inquireePhone',
        'officers',
        'recusalAsked',
        'exchanges',
        'recording',
        'unrecordedReason',
      ],
      agree: 'department',
      repeated: { inquiree: listsOfEvidence, inquireeRole: listsOfEvidence },
      founds: true,
    },
    secrets: ({ inquiree, inquireeIdNumber, inquireeAddress, inquireePhone }) => [
      secret('name', inquiree),
      secret('id-number', inquireeIdNumber),
      secret('address', inquireeAddress),
      secret('phone', inquireePhone),
    ],
    publicStep: notShown,
  },
}

/** 当事人的陈述 or 证人证言 (处罚法第46条第1款): whoever answers for the party speaks as the party. */
const speaksForParty = (role: string): boolean =>
  ['当事人', '法定代表人', '经营者', '负责人'].some((word) => role.includes(word))

function recordOf(
  kind: 'inspection' | 'inquiry',
  { startedAt, endedAt, officers, recording }: FieldRecordEvent,
) {
  return { kind, startedAt, endedAt, officers, recorded: recording !== null }
}
