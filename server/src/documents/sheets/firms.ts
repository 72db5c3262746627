import {
  maxFirmRows,
  readFirms,
  type FirmsReading,
} from '@zhaofa/domain/inspection/register/read-firms.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { tableFile } from './table-lines.ts'

/** A file has a heading, lines above it and one of explanations beside its rows. */
const limits = { lines: maxFirmRows + 20, columns: 80 }

/**
 * The firms of an XLSX or CSV file. Read and judged in one process, so that no other has to hold all of its cells.
 * @returns in Chinese why it cannot be read at all.
 */
export async function firmsOf(bytes: Uint8Array): Promise<Outcome<FirmsReading, string>> {
  const file = await tableFile(bytes, limits)
  if (!file.ok) return file
  const read = readFirms(file.value.lines, file.value.apart)
  return read.ok ? read : refuse(read.refusal.reason)
}
