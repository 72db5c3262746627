import type { PlainDate } from '../../../shared/plain-date.ts'

/** 责令改正: orders in the order in which they were given, each with its recheck (处罚法第28条). */
export type CorrectionSlice = { readonly corrections: readonly Correction[] }

export const noCorrections: CorrectionSlice = { corrections: [] }

type Correction = {
  /** The step of the case that gave it. */
  version: number
  orderedOn: PlainDate
  violation: string
  requirements: string
  deadline: PlainDate
  servedOn: PlainDate | null
  recheck: { on: PlainDate; status: 'corrected' | 'partly' | 'not'; findings: string } | null
}

/** The orders with the last one changed. */
export function withLastCorrection(
  corrections: readonly Correction[],
  change: (last: Correction) => Correction,
): Correction[] {
  return corrections.map((each, i) => (i === corrections.length - 1 ? change(each) : each))
}
