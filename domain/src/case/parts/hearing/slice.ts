import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'

/** 听证 (处罚法第63至65条); null when none was asked for. */
export type HearingSlice = { readonly hearing: Hearing | null }

export const noHearing: HearingSlice = { hearing: null }

export type Hearing = {
  requestedOn: PlainDate
  called: { noticeServedOn: PlainDate; heldOn: PlainDate; place: string; host: PersonId } | null
  held: { on: PlainDate; host: PersonId; forfeited: boolean; opinion: string } | null
}
