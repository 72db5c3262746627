import type { CaseFile } from '../../case-file.ts'

export function personInCharge(file: CaseFile): string {
  const party = file.filing?.party
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
