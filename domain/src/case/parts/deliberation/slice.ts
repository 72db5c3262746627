import type { PlainDate } from '../../../shared/plain-date.ts'

/** 集体讨论 of the draft in hand (处罚法第57条第2款). */
export type DeliberationSlice = { readonly deliberation: Deliberation | null }

export const notDeliberated: DeliberationSlice = { deliberation: null }

type Deliberation = {
  digest: string
  heldOn: PlainDate
  approved: boolean
  conclusion: string
}
