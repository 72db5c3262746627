import type { FilingSlice } from '../filing/slice.ts'

export function personInCharge({ filing }: FilingSlice): string {
  const party = filing?.party
  if (!party) return ''
  switch (party.kind) {
    case 'natural-person':
      return party.name
    case 'sole-trader':
      return party.operator
    case 'organisation':
      return party.legalRepresentative
  }
}
