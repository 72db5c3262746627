import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noLine, noSecrets, notShown, type EventKinds } from '../../event-kind.ts'
import { personSecrets } from '../../secrets-of.ts'
import type { AdvanceNoticeSlice } from '../advance-notice/slice.ts'
import { unreviewed, type Reviewed } from '../decision/slice.ts'
import type { HearingSlice } from './slice.ts'

export type HearingEvent =
  | { type: 'HearingRequested'; on: PlainDate; reason: string }
  | {
      type: 'HearingCalled'
      noticeServedOn: PlainDate
      heldOn: PlainDate
      place: string
      host: PersonId
      open: boolean
    }
  | {
      type: 'HearingHeld'
      on: PlainDate
      host: PersonId
      attendance: string
      record: string
      opinion: string
      forfeited: boolean
    }

export const hearingEvents: EventKinds<HearingEvent, HearingSlice & AdvanceNoticeSlice & Reviewed> =
  {
    HearingRequested: {
      title: '当事人要求听证',
      effective: false,
      means: (_file, { on }) => ({
        ...unreviewed,
        hearing: { requestedOn: on, called: null, held: null },
      }),
      line: noLine,
      people: () => nobody,
      secrets: noSecrets,
      publicStep: (_event, on) => ({ title: '收到听证申请', on }),
    },
    HearingCalled: {
      title: '通知听证',
      effective: false,
      means: ({ hearing }, { noticeServedOn, heldOn, place, host }) => ({
        hearing: hearing && { ...hearing, called: { noticeServedOn, heldOn, place, host } },
      }),
      line: noLine,
      people: () => nobody,
      secrets: noSecrets,
      publicStep: notShown,
    },
    HearingHeld: {
      title: '举行听证',
      effective: true,
      means: ({ hearing, defence }, { on, host, forfeited, opinion }, { at }) => ({
        ...unreviewed,
        hearing: hearing && { ...hearing, held: { on, host, forfeited, opinion } },
        defence: { ...defence, heardAt: at },
      }),
      line: ({ forfeited, opinion }) => (forfeited ? '当事人未到场，视为放弃听证' : opinion),
      people: () => nobody,
      secrets: ({ attendance }) => personSecrets(attendance),
      publicStep: ({ on }) => ({ title: '举行听证', on }),
    },
  }
