import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { TableLimits, TableLine } from './table-line.ts'

/** Bytes of a table file that is brought in. */
export const maxTableBytes = 5 * 1024 ** 2

/**
 * The lines of an XLSX or CSV file, see table-lines.ts.
 * @returns in Chinese why it cannot be read.
 */
export async function readTable(
  bytes: Uint8Array,
  most: TableLimits,
): Promise<Outcome<readonly TableLine[], string>> {
  if (bytes.length === 0) return refuse('文件是空的。')
  if (bytes.length > maxTableBytes) return refuse('文件超过 5 MB，请分成几份。')
  const answer = await readUntrusted({ kind: 'table', bytes, most })
  if (answer.ok) return answer.value
  return refuse(lossText('表格', answer.refusal, '请另存为 CSV 或者分成几份再试。'))
}
