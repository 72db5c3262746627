import {
  maxImportedRows,
  readOldCases,
  type OldCasesReading,
} from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { OldCasesKnown } from '../../untrusted/reading-jobs.ts'
import { tableLines } from './table-lines.ts'

/** A file has a heading, lines above it and one of explanations beside its rows. */
const limits = { lines: maxImportedRows + 20, columns: 80 }

/**
 * The cases of an XLSX or CSV file of old cases. Read and judged in one process, so that no other has to hold all
 * of its cells.
 * @returns in Chinese why it cannot be read at all.
 */
export async function oldCasesOf(
  bytes: Uint8Array,
  { today, matters }: OldCasesKnown,
): Promise<Outcome<OldCasesReading, string>> {
  const lines = await tableLines(bytes, limits)
  if (!lines.ok) return lines
  const read = readOldCases(lines.value, { today: plainDate(today), matters: new Set(matters) })
  return read.ok ? read : refuse(read.refusal.reason)
}
