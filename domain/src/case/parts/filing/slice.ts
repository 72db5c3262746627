import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Party } from '../../party.ts'

/** 立案: whom the case is about, on which matter, since when. */
export type FilingSlice = { readonly filing: Filing | null }

export const notYetFiled: FilingSlice = { filing: null }

export type Filing = {
  party: Party
  matterCode: string
  cause: string
  /** 同案的其他违法: their matters by code; absent where the case rests on one rule. */
  further?: readonly string[]
  summary: string
  jurisdiction: string
  violationFrom: PlainDate
  violationUntil: PlainDate
  discoveredOn: PlainDate
  lifeOrFinance: boolean
  filedAt: string
  filedOn: PlainDate
}
