import type { Database } from '../database.ts'
import { caseworkProofs } from './casework-proofs.ts'
import { identityProofs } from './identity-proofs.ts'
import { inspectionProofs } from './inspection-proofs.ts'
import { ledgerProofs, platformProofs, referenceProofs } from './other-proofs.ts'
import type { RowProof, RowsSaid } from './proof.ts'
import { publicationProofs } from './publication-proofs.ts'
import { signatureProofs } from './signature-proofs.ts'

const all = {
  ...caseworkProofs,
  ...identityProofs,
  ...inspectionProofs,
  ...ledgerProofs,
  ...platformProofs,
  ...publicationProofs,
  ...referenceProofs,
  ...signatureProofs,
} satisfies Record<keyof Database, RowProof>

type All = typeof all

/** Tables whose rows are worked out again from others. */
export type DerivedTable = {
  [T in keyof All]: All[T]['by'] extends 'derived' ? T : never
}[keyof All]

/** How the rows of each table are proved, by its name. A table of the database that is not here fails a test. */
export const proofs: Readonly<Record<string, RowProof>> = all

/** What the entries of a table's own rows say; null where none are written. */
export function rowsSaid(
  proof: RowProof,
): (RowsSaid & { readonly repeats: readonly string[] }) | null {
  switch (proof.by) {
    case 'rows':
      return { repeats: [], ...proof }
    case 'facts':
      return proof
    case 'derived':
    case 'log':
    case 'view':
    case 'nothing':
      return null
  }
}

/** What a derived table is worked out from. */
export function sourceOf(table: string): string {
  const proof = proofs[table]
  return proof?.by === 'derived' ? proof.from : ''
}
