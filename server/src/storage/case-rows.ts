import type { Tx } from './database.ts'

/** How a case is named in a list. */
export type CaseRow = {
  readonly title: string
  readonly number: string | null
  readonly step: string
}

/** The rows of these cases that this person may see; one that they may not see is left out. */
export async function rowsOfCases(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('casework.case_file')
    .select(['id', 'title', 'number', 'step'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
