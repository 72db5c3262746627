import { decidedByHead, tellsOfTheCase, sealedPaper } from '../../amendable.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret, personSecret, personSecrets } from '../../secrets-of.ts'
import { unreviewed, type Reviewed } from '../decision/slice.ts'
import {
  adjournmentGrounds,
  lateCauses,
  refusalGrounds,
  type AdjournmentGround,
  type AgendaItem,
  type Attendance,
  type ClosedGround,
  type ExhibitOrigin,
  type PartyCapacity,
  type RefusalGround,
  type RequestManner,
  type Signing,
} from './codes.ts'
import { elementsIn } from '../evidence/elements.ts'
import type { HearingAgent, HearingSlice, LateExcuse } from './slice.ts'

/** Fields marked `?` are absent from events recorded before they were asked for. */
export type HearingEvent =
  | {
      type: 'HearingRequested'
      on: PlainDate
      reason: string
      manner?: RequestManner
      /** Only for a request that came too late and that the head allowed. */
      late?: LateExcuse
    }
  | {
      type: 'HearingRefused'
      requestedOn: PlainDate
      ground: RefusalGround
      reason: string
      late?: LateExcuse
    }
  | { type: 'HearingAgentsNamed'; agents: HearingAgent[]; on: PlainDate }
  | {
      type: 'HearingCalled'
      /** Only in events recorded before the service of the notice was an act of its own. */
      noticeServedOn?: PlainDate
      heldOn: PlainDate
      startsAt?: string
      place: string
      host: PersonId
      open: boolean
      closedGround?: ClosedGround | null
    }
  | {
      type: 'HostRecusalDecided'
      host: PersonId
      reason: string
      granted: boolean
      successor: PersonId | null
    }
  | { type: 'HearingAdjourned'; from: PlainDate; ground: AdjournmentGround; reason: string }
  | { type: 'HearingWithdrawn'; on: PlainDate; reason: string }
  | {
      type: 'HearingHeld'
      on: PlainDate
      host: PersonId
      /** Who was there, as one text. Records made before presence was asked person by person have it. */
      attendance?: string
      recorder?: string
      investigators?: PersonId[]
      partySide?: PartySide[]
      others?: string | null
      agenda?: AgendaItem[]
      exhibits?: Exhibit[]
      /** For a party that did not come: who was called, and how long the hearing waited. */
      absence?: Absence | null
      record: string
      /** Empty where the host reports it in a paper of its own. */
      opinion: string
      forfeited: boolean
      attended?: Attendance
      evidence?: string
      finalStatement?: string
      signing?: Signing
      /** What the host notes in the record: calls made to absent people, the reason for a refusal. */
      hostNote?: string | null
    }
  | { type: 'HearingReported'; facts: string; disputes: string; opinion: string; on: PlainDate }

export type PartySide = { name: string; capacity: PartyCapacity }

/** Evidence shown at the hearing, and what the other side said about it (处罚法第64条第7项). */
export type Exhibit = { origin: ExhibitOrigin; name: string; purpose: string; view: string }

/** What the host did before the party was taken to have given up the hearing (处罚法第64条第6项). */
type Absence = {
  calls: { at: string; to: string; answer: string }[]
  waitedUntil: string | null
  cause: string
}

export const hearingEvents: EventKinds<HearingEvent, HearingSlice & Reviewed> = {
  HearingRequested: {
    title: '当事人要求听证',
    effective: false,
    means: (_file, { on, late = null }) => ({
      ...unreviewed,
      hearing: {
        requestedOn: on,
        late,
        agents: [],
        called: null,
        adjourned: [],
        recusedHosts: [],
        held: null,
        report: null,
        withdrawnOn: null,
      },
    }),
    line: ({ late }) => (late ? `逾期，因${lateCauses[late.cause]}，机关负责人准许` : null),
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '听证申请登记',
      fields: ['on', 'manner', 'reason'],
      agree: 'both-heads',
    },
    secrets: ({ late }) => [longSecret('internal', late?.excuse ?? null)],
    publicStep: (_event, on) => ({ title: '收到听证申请', on }),
  },
  HearingRefused: {
    title: '不予听证',
    effective: true,
    means: ({ hearingRefusals }, { requestedOn, ground, reason }, { at, version }) => ({
      hearingRefusals: [
        ...hearingRefusals,
        { version, requestedOn, ground, reason, refusedOn: chinaDay(at), servedOn: null },
      ],
    }),
    line: ({ ground }) => refusalGrounds[ground],
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: ({ reason, late }) => [
      longSecret('internal', reason),
      longSecret('internal', late?.excuse ?? null),
    ],
    publicStep: (_event, on) => ({ title: '不予听证', on }),
  },
  HearingAgentsNamed: {
    title: '委托听证代理人',
    effective: false,
    means: ({ hearing }, { agents }) => ({ hearing: hearing && { ...hearing, agents } }),
    line: ({ agents }) => agents.map(({ name }) => name).join('、'),
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '听证代理人登记',
      fields: ['agents', 'on'],
      agree: 'department',
    },
    secrets: ({ agents }) => agents.map(({ name }) => personSecret(name)),
    publicStep: notShown,
  },
  HearingCalled: {
    title: '通知听证',
    effective: false,
    means: ({ hearing }, event, { at }) => {
      const { heldOn, place, host, open } = event
      const { noticeServedOn = null, startsAt = null, closedGround = null } = event
      const date = { calledOn: chinaDay(at), noticeServedOn, heldOn, startsAt, place }
      const called = { ...date, host, open, closedGround }
      return { hearing: hearing && { ...hearing, called } }
    },
    line: ({ heldOn, startsAt }) => [heldOn, startsAt].filter(Boolean).join(' '),
    people: ({ host }) => ({ assisting: [host] }),
    evidence: notEvidence,
    amendment: {
      record: '听证通知（主持人）',
      fields: ['host'],
      agree: 'both-heads',
      saidIn: ['hearing_notice'],
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  HostRecusalDecided: {
    title: '听证主持人回避决定',
    effective: true,
    means({ hearing }, { granted, host, successor }) {
      if (!hearing || !granted) return {}
      const { called, recusedHosts } = hearing
      return {
        hearing: {
          ...hearing,
          recusedHosts: [...recusedHosts, host],
          called: called && successor !== null ? { ...called, host: successor } : called,
        },
      }
    },
    line: ({ granted }) => (granted ? '准予回避' : '不予回避'),
    people: ({ successor }) => (successor === null ? nobody : { assisting: [successor] }),
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  HearingAdjourned: {
    title: '听证延期',
    effective: true,
    means: ({ hearing }, { from, ground, reason }) => ({
      hearing: hearing && {
        ...hearing,
        adjourned: [...hearing.adjourned, { from, ground, reason }],
      },
    }),
    line: ({ ground }) => adjournmentGrounds[ground],
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '延期以后的日期和地点，以重新送达的听证通知书为准；再有变化的，再办理听证延期。',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: (_event, on) => ({ title: '听证延期', on }),
  },
  HearingWithdrawn: {
    title: '撤回听证申请',
    effective: true,
    means: ({ hearing }, { on }) => ({ hearing: hearing && { ...hearing, withdrawnOn: on } }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '撤回听证申请登记',
      fields: ['on', 'reason'],
      agree: 'department',
      repeated: { on: tellsOfTheCase },
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: ({ on }) => ({ title: '撤回听证申请', on }),
  },
  HearingHeld: {
    title: '举行听证',
    effective: true,
    means: ({ hearing }, { on, host, forfeited, opinion }) => ({
      ...unreviewed,
      hearing: hearing && {
        ...hearing,
        held: { on, host, forfeited, opinion },
        report: opinion === '' ? null : { on, opinion },
      },
    }),
    line: ({ forfeited, opinion }) =>
      forfeited ? '当事人未到场，视为放弃听证' : opinion === '' ? null : opinion,
    // Whoever presents the case at the hearing goes on investigating it.
    people: ({ investigators = [] }) => ({ investigating: investigators }),
    // The record itself is what the decision is made by (处罚法第65条); what the party brought along is evidence.
    evidence: ({ on, exhibits = [], investigators = [] }) =>
      exhibits
        .filter(({ origin }) => origin === 'table')
        .map(({ name, purpose, view }) => ({
          kind: 'document',
          name,
          proves: `${purpose}（质证：${view}）`,
          elements: elementsIn(`${name}，${purpose}`),
          source: '当事人听证时提出',
          collectedOn: on,
          officers: investigators,
          file: null,
        })),
    amendment: {
      record: '听证笔录',
      fields: [
        'host',
        'recorder',
        'investigators',
        'partySide',
        'others',
        'exhibits',
        'finalStatement',
        'record',
        'hostNote',
      ],
      agree: 'agency-head',
      founds: true,
    },
    secrets: ({ attendance, partySide = [], others, absence, hostNote }) => [
      ...personSecrets(attendance ?? ''),
      ...partySide.map(({ name }) => personSecret(name)),
      longSecret('internal', others),
      ...(absence?.calls ?? []).map(({ answer }) => longSecret('internal', answer)),
      longSecret('internal', absence?.cause),
      longSecret('internal', hostNote),
    ],
    publicStep: ({ on, forfeited }) => ({
      title: forfeited ? '当事人放弃听证，听证终止' : '举行听证',
      on,
    }),
  },
  HearingReported: {
    title: '听证报告',
    effective: true,
    means: ({ hearing }, { on, opinion }) => ({
      ...unreviewed,
      hearing: hearing && { ...hearing, report: { on, opinion } },
    }),
    line: ({ opinion }) => opinion,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '听证报告',
      fields: ['facts', 'disputes', 'opinion'],
      agree: 'agency-head',
      founds: true,
    },
    secrets: ({ facts, disputes, opinion }) => [
      longSecret('internal', facts),
      longSecret('internal', disputes),
      longSecret('internal', opinion),
    ],
    publicStep: notShown,
  },
}
