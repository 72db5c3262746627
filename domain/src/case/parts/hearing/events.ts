import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noLine, noSecrets, notShown, type EventKinds } from '../../event-kind.ts'
import { longSecret, personSecret, personSecrets } from '../../secrets-of.ts'
import type { AdvanceNoticeSlice } from '../advance-notice/slice.ts'
import { unreviewed, type Reviewed } from '../decision/slice.ts'
import {
  adjournmentGrounds,
  refusalGrounds,
  type AdjournmentGround,
  type Attendance,
  type ClosedGround,
  type RefusalGround,
  type RequestManner,
  type Signing,
} from './codes.ts'
import type { HearingAgent, HearingSlice } from './slice.ts'

/** Fields marked `?` are absent from events recorded before they were asked for. */
export type HearingEvent =
  | { type: 'HearingRequested'; on: PlainDate; reason: string; manner?: RequestManner }
  | { type: 'HearingRefused'; requestedOn: PlainDate; ground: RefusalGround; reason: string }
  | { type: 'HearingAgentsNamed'; agents: HearingAgent[]; on: PlainDate }
  | {
      type: 'HearingCalled'
      noticeServedOn: PlainDate
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
      attendance: string
      record: string
      /** Empty where the host reports it in a paper of its own. */
      opinion: string
      forfeited: boolean
      attended?: Attendance
      evidence?: string
      finalStatement?: string
      signing?: Signing
      /** What the host notes in the record: calls made to whoever is absent, the reason for a refusal. */
      hostNote?: string | null
    }
  | { type: 'HearingReported'; facts: string; disputes: string; opinion: string; on: PlainDate }

export const hearingEvents: EventKinds<HearingEvent, HearingSlice & AdvanceNoticeSlice & Reviewed> =
  {
    HearingRequested: {
      title: '当事人要求听证',
      effective: false,
      means: (_file, { on }) => ({
        ...unreviewed,
        hearing: {
          requestedOn: on,
          agents: [],
          called: null,
          adjourned: [],
          recusedHosts: [],
          held: null,
          report: null,
          withdrawnOn: null,
        },
      }),
      line: noLine,
      people: () => nobody,
      secrets: noSecrets,
      publicStep: (_event, on) => ({ title: '收到听证申请', on }),
    },
    HearingRefused: {
      title: '不予听证',
      effective: true,
      means: ({ hearingRefusals }, { requestedOn, ground, reason }) => ({
        hearingRefusals: [...hearingRefusals, { requestedOn, ground, reason }],
      }),
      line: ({ ground }) => refusalGrounds[ground],
      people: () => nobody,
      secrets: ({ reason }) => [longSecret('internal', reason)],
      publicStep: (_event, on) => ({ title: '不予听证', on }),
    },
    HearingAgentsNamed: {
      title: '委托听证代理人',
      effective: false,
      means: ({ hearing }, { agents }) => ({ hearing: hearing && { ...hearing, agents } }),
      line: ({ agents }) => agents.map(({ name }) => name).join('、'),
      people: () => nobody,
      secrets: ({ agents }) => agents.map(({ name }) => personSecret(name)),
      publicStep: notShown,
    },
    HearingCalled: {
      title: '通知听证',
      effective: false,
      means: ({ hearing }, event) => {
        const { noticeServedOn, heldOn, place, host, open } = event
        const { startsAt = null, closedGround = null } = event
        const called = { noticeServedOn, heldOn, startsAt, place, host, open, closedGround }
        return { hearing: hearing && { ...hearing, called } }
      },
      line: noLine,
      people: () => nobody,
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
      people: () => nobody,
      secrets: ({ reason }) => [longSecret('internal', reason)],
      publicStep: notShown,
    },
    HearingAdjourned: {
      title: '听证延期',
      effective: true,
      means: ({ hearing }, { from, reason }) => ({
        hearing: hearing && { ...hearing, adjourned: [...hearing.adjourned, { from, reason }] },
      }),
      line: ({ ground }) => adjournmentGrounds[ground],
      people: () => nobody,
      secrets: ({ reason }) => [longSecret('internal', reason)],
      publicStep: (_event, on) => ({ title: '听证延期', on }),
    },
    HearingWithdrawn: {
      title: '撤回听证申请',
      effective: true,
      means: ({ hearing }, { on }) => ({ hearing: hearing && { ...hearing, withdrawnOn: on } }),
      line: ({ reason }) => reason,
      people: () => nobody,
      secrets: ({ reason }) => [longSecret('internal', reason)],
      publicStep: ({ on }) => ({ title: '撤回听证申请', on }),
    },
    HearingHeld: {
      title: '举行听证',
      effective: true,
      means: ({ hearing, defence }, { on, host, forfeited, opinion }, { at }) => ({
        ...unreviewed,
        hearing: hearing && {
          ...hearing,
          held: { on, host, forfeited, opinion },
          report: opinion === '' ? null : { on, opinion },
        },
        defence: { ...defence, heardAt: at },
      }),
      line: ({ forfeited, opinion }) =>
        forfeited ? '当事人未到场，视为放弃听证' : opinion === '' ? null : opinion,
      people: () => nobody,
      secrets: ({ attendance, hostNote }) => [
        ...personSecrets(attendance),
        longSecret('internal', hostNote),
      ],
      publicStep: ({ on }) => ({ title: '举行听证', on }),
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
      secrets: ({ facts, disputes, opinion }) => [
        longSecret('internal', facts),
        longSecret('internal', disputes),
        longSecret('internal', opinion),
      ],
      publicStep: notShown,
    },
  }
