import type { PlainDate } from '../../../shared/plain-date.ts'
import type { WithFurther } from '../../further-violation.ts'
import type { Penalty } from '../../penalty.ts'
import { unreviewed, type Reviewed } from '../decision/slice.ts'
import { noHearing, type HearingSlice } from '../hearing/slice.ts'

/** 事先告知 and what the party answered (处罚法第44、45条). */
export type AdvanceNoticeSlice = {
  readonly notice: AdvanceNotice | null
  readonly defence: Defence
}

type AdvanceNotice = WithFurther & {
  issuedOn: PlainDate
  penalty: Penalty
  facts: string
  reason: string
  statementDays: number
  hearingOffered: boolean
  servedOn: PlainDate | null
}

/**
 * What the party said, or that it chose to say nothing. `heardAt` is when the last of it was dealt with; a
 * hearing is no part of it and says for itself when it is over.
 */
type Defence = {
  statements: readonly { receivedOn: PlainDate; content: string; reviewed: boolean }[]
  reviews: readonly { conclusion: string; accepted: boolean }[]
  statementWaivedOn: PlainDate | null
  hearingWaivedOn: PlainDate | null
  heardAt: string | null
}

/** The party has said nothing yet and waived nothing. */
const noDefence: Defence = {
  statements: [],
  reviews: [],
  statementWaivedOn: null,
  hearingWaivedOn: null,
  heardAt: null,
}

export const notNotified: AdvanceNoticeSlice = { notice: null, defence: noDefence }

/** What falls when the findings change: the party has to be heard again on what is now proposed. */
export type Heard = AdvanceNoticeSlice & HearingSlice & Reviewed
export const unheard: Heard = { ...unreviewed, ...notNotified, ...noHearing }
