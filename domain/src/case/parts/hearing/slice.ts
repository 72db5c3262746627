import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Head } from '../../head.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { EvidenceSlice } from '../evidence/slice.ts'
import type { LegalReviewSlice } from '../legal-review/slice.ts'
import type { PeopleSlice } from '../people/slice.ts'
import type { AdjournmentGround, ClosedGround, LateCause, RefusalGround } from './codes.ts'

/** 听证 (处罚法第63至65条). */
export type HearingSlice = {
  /** What the party was told about its right; null until it was told. */
  readonly hearingRight: HearingRight | null
  /** Null when none was asked for, or none could be granted. */
  readonly hearing: Hearing | null
  readonly hearingRefusals: readonly HearingRefusal[]
}

export const noHearing: HearingSlice = { hearingRight: null, hearing: null, hearingRefusals: [] }

/** The part that tells the party sets this: the notice of a penalty, or the notice about a licence. */
type HearingRight = {
  /** Whether the matter is one that gives the right. */
  readonly offered: boolean
  readonly toldOn: PlainDate | null
  readonly waivedOn: PlainDate | null
}

export type Hearing = {
  readonly requestedOn: PlainDate
  /** Why the head allowed a request that came too late; null for one in time. */
  readonly late: LateExcuse | null
  readonly agents: readonly HearingAgent[]
  /** The date that now holds; an adjournment replaces it. */
  readonly called: HearingCall | null
  readonly adjourned: readonly Adjournment[]
  readonly recusedHosts: readonly PersonId[]
  readonly held: HeldHearing | null
  /** 听证报告: what the host makes of the record. */
  readonly report: { readonly on: PlainDate; readonly opinion: string } | null
  readonly withdrawnOn: PlainDate | null
}

type Adjournment = {
  readonly from: PlainDate
  readonly ground: AdjournmentGround
  readonly reason: string
}

/** What the party says kept it from asking in time. */
export type LateExcuse = { readonly cause: LateCause; readonly excuse: string }

export type HearingAgent = { readonly name: string; readonly authority: string }

export type HearingCall = {
  readonly calledOn: PlainDate
  /** Null until the notice of this date was handed over. */
  readonly noticeServedOn: PlainDate | null
  readonly heldOn: PlainDate
  readonly startsAt: string | null
  readonly place: string
  readonly host: PersonId
  readonly open: boolean
  readonly closedGround: ClosedGround | null
}

type HeldHearing = {
  readonly on: PlainDate
  readonly host: PersonId
  /** 视为放弃 (处罚法第64条第6项). */
  readonly forfeited: boolean
  readonly opinion: string
}

type HearingRefusal = {
  /** The step of the case that refused it. */
  readonly version: number
  readonly requestedOn: PlainDate
  readonly ground: RefusalGround
  readonly reason: string
  readonly refusedOn: PlainDate
  /** Null until the notice of the refusal was handed over. */
  readonly servedOn: PlainDate | null
}

/** What a hearing looks at, whichever procedure it belongs to. */
export type HearingFile = Head &
  HearingSlice &
  PeopleSlice &
  EvidenceSlice &
  Pick<LegalReviewSlice, 'reviewers'> &
  ClosingSlice & {
    readonly draft: object | null
    readonly decision: object | null
  }

/** The hearing is over: the host reported, or the party forfeited or withdrew it. */
export function isConcluded({ held, report, withdrawnOn }: Hearing): boolean {
  return withdrawnOn !== null || (held !== null && (held.forfeited || report !== null))
}

/** The hearing with its notice handed over, if that is what was served. */
export function withNoticeServed(
  { hearing }: HearingSlice,
  servedOn: PlainDate,
): Pick<HearingSlice, 'hearing'> {
  return {
    hearing: hearing && {
      ...hearing,
      called: hearing.called && { ...hearing.called, noticeServedOn: servedOn },
    },
  }
}

/** The refusals with the earliest unserved one handed over. */
export function withRefusalServed(
  { hearingRefusals }: HearingSlice,
  servedOn: PlainDate,
): Pick<HearingSlice, 'hearingRefusals'> {
  const waiting = hearingRefusals.findIndex((each) => each.servedOn === null)
  return {
    hearingRefusals: hearingRefusals.map((each, i) =>
      i === waiting ? { ...each, servedOn } : each,
    ),
  }
}
