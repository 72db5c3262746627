import type { BasisView, RefusalView } from '@zhaofa/contract'
import { longDay } from '../ui/days.ts'

/** What several refusals rest on, each once. */
export function uniqueBasis(refusals: readonly RefusalView[]): BasisView[] {
  const seen = new Map(refusals.flatMap(({ basis }) => basis).map((each) => [each.text, each]))
  return [...seen.values()]
}

/** Waiting alone helps only when every missing thing is a day. */
export function opensText(refusals: readonly RefusalView[]): string {
  const days = refusals.map(({ opensOn }) => opensOn).filter((day) => day !== null)
  if (days.length === 0) return refusals.length > 1 ? '以上齐备后' : ''
  const last = days.reduce((a, b) => (a > b ? a : b))
  return days.length === refusals.length ? `${longDay(last)}起` : `最早 ${longDay(last)}`
}

/** The sentences of several refusals as one. */
export const reasonsText = (refusals: readonly RefusalView[]): string =>
  refusals.map(({ reason }) => reason).join('；')
