import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { columnsOf } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { rowsFromTable, type TableReading } from '@zhaofa/domain/publicity/lists/rows-from-table.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { unusable, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { readTable } from '../../../documents/sheets/read-table.ts'
import { ForbiddenError } from '../../../faults.ts'
import { checkList } from './check-list.ts'
import { findListType } from './list-types.ts'
import { maxListRows } from './submit-list.ts'

/**
 * What an XLSX or CSV file says of a list, and what is wrong with it, row by row. Nothing is stored: the
 * rows go into the draft whole, or not at all.
 */
export async function readListFile(
  actor: Actor,
  item: string,
  file: Uint8Array,
): Promise<Outcome<TableReading, Refusal>> {
  const type = findListType(item)
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('采集由公示采集人员办理')
  }
  // Apart from the rows, a file has a heading and a few lines above it.
  const table = await readTable(file, { lines: maxListRows + 20, columns: 60 })
  if (!table.ok) return refuse(unusable(table.refusal))
  const reading = rowsFromTable(columnsOf(type), table.value)
  if (!reading.ok) return reading
  const checked = await checkList(type, reading.value.rows)
  if (!checked.ok) return checked
  const problems = [...reading.value.problems, ...checked.value].sort((a, b) => a.row - b.row)
  return accept({ ...reading.value, problems })
}
