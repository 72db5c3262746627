import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Head } from '../../head.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { PeopleSlice } from '../people/slice.ts'
import type { ClosedGround, RefusalGround } from './codes.ts'

/** 听证 (处罚法第63至65条). */
export type HearingSlice = {
  /** What the party was told of its right; null before anybody told it. */
  readonly hearingRight: HearingRight | null
  /** Null when none was asked for, or none could be granted. */
  readonly hearing: Hearing | null
  readonly hearingRefusals: readonly HearingRefusal[]
}

export const noHearing: HearingSlice = { hearingRight: null, hearing: null, hearingRefusals: [] }

/** Set by whatever part tells the party: the notice of a penalty, or that of a licence. */
export type HearingRight = {
  /** Whether the matter is one that gives the right. */
  readonly offered: boolean
  readonly toldOn: PlainDate | null
  readonly waivedOn: PlainDate | null
}

export type Hearing = {
  readonly requestedOn: PlainDate
  readonly agents: readonly HearingAgent[]
  /** The date that stands; an adjournment puts another in its place. */
  readonly called: HearingCall | null
  readonly adjourned: readonly { readonly from: PlainDate; readonly reason: string }[]
  readonly recusedHosts: readonly PersonId[]
  readonly held: HeldHearing | null
  /** 听证报告: what the host makes of the record. */
  readonly report: { readonly on: PlainDate; readonly opinion: string } | null
  readonly withdrawnOn: PlainDate | null
}

export type HearingAgent = { readonly name: string; readonly authority: string }

export type HearingCall = {
  readonly noticeServedOn: PlainDate
  readonly heldOn: PlainDate
  readonly startsAt: string | null
  readonly place: string
  readonly host: PersonId
  readonly open: boolean
  readonly closedGround: ClosedGround | null
}

export type HeldHearing = {
  readonly on: PlainDate
  readonly host: PersonId
  /** 视为放弃 (处罚法第64条第6项). */
  readonly forfeited: boolean
  readonly opinion: string
}

export type HearingRefusal = {
  readonly requestedOn: PlainDate
  readonly ground: RefusalGround
  readonly reason: string
}

/** What a hearing looks at, whichever procedure it belongs to. */
export type HearingFile = Head &
  HearingSlice &
  Pick<PeopleSlice, 'recused'> &
  ClosingSlice & {
    readonly draft: object | null
    readonly decision: object | null
  }

/** Nothing is waited for any more: reported by the host, forfeited, or withdrawn. */
export function isConcluded({ held, report, withdrawnOn }: Hearing): boolean {
  return withdrawnOn !== null || (held !== null && (held.forfeited || report !== null))
}
