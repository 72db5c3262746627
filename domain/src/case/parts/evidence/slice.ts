import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { EvidenceKind } from '../../case-codes.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'

/** 证据 in the file, in the order in which it came in (处罚法第46条). */
export type EvidenceSlice = { readonly evidence: readonly Evidence[] }

export const noEvidence: EvidenceSlice = { evidence: [] }

export type Evidence = {
  id: string
  kind: EvidenceKind
  name: string
  purpose: string
  source: string
  collectedOn: PlainDate
  officers: readonly PersonId[]
  file: StoredFile
}
