import { setImmediate } from 'node:timers/promises'
import type { CellProblem } from '@zhaofa/domain/publicity/lists/check-rows.ts'
import { columnsOf, type Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { checkColumns } from '@zhaofa/domain/publicity/records/check-record.ts'
import { recordKindOf } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { unusable, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { searchTexts, workOf } from '../../../untrusted/search-texts.ts'

/** As much of a list is searched in one turn, about half a second; then it is the turn of whatever else waits. */
const workInTurn = 60_000

/**
 * What is wrong with the lines of a 公示条目, as checkLines says it: column by column, and the private words of records. To
 * look for these in thousands of lines takes half a minute.
 */
export async function checkList(
  type: DisclosureItemType,
  rows: readonly Row[],
): Promise<Outcome<CellProblem[], Refusal>> {
  const columns = columnsOf(type)
  const named = new Map<string, number>()
  const [inColumns, secret]: [CellProblem[], CellProblem[]] = [[], []]
  for (const { first, rows: some } of turnsOf(rows)) {
    inColumns.push(...checkColumns(type.id, columns, some, { count: first, named }))
    const found = await privateWordsOf(type, some)
    if (!found.ok) return refuse(unusable(notSearched))
    secret.push(...found.value.map((each) => ({ ...each, row: each.row + first })))
  }
  return accept([...inColumns, ...secret])
}

function privateWordsOf(
  { id }: DisclosureItemType,
  rows: readonly Row[],
): Promise<Outcome<CellProblem[], unknown>> {
  return recordKindOf(id)
    ? searchTexts({ kind: 'private-lines', item: id, rows })
    : setImmediate(accept([]))
}

const notSearched = '清单里的人员信息没有查完，没有保存。请再送一次；仍不成功，请分成几份送。'

type Turn = { readonly first: number; readonly rows: readonly Row[] }

function turnsOf(rows: readonly Row[]): Turn[] {
  const turns: { first: number; rows: Row[]; work: number }[] = []
  for (const [i, row] of rows.entries()) {
    const work = workOf(Object.values(row))
    const last = turns.at(-1)
    if (last && last.work + work <= workInTurn) {
      last.rows.push(row)
      last.work += work
    } else turns.push({ first: i, rows: [row], work })
  }
  return turns
}
