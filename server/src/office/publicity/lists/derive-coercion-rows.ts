import { recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { coercionRow } from '@zhaofa/domain/publicity/records/coercion-row.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { addMonths } from '@zhaofa/domain/shared/plain-date.ts'
import { loadCases } from '../../../storage/streams/case-stream.ts'
import type { ListSources } from './list-sources.ts'

/**
 * 行政强制决定 that may still be shown, a line for each decision that stands; whoever collects checks them and hands
 * them on. What was taken down is not proposed again.
 */
export async function coercionRows({
  tx,
  agencyId,
  reference,
  today,
}: ListSources): Promise<Row[]> {
  const papers = await tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .select(['d.case_id', 'd.version', 'd.number'])
    .where('d.agency_id', '=', agencyId)
    .where('d.type', '=', 'seizure_decision')
    .where(
      'd.sealed_at',
      '>=',
      new Date(`${addMonths(today, -recordKinds.coercion.shown.months)}T00:00:00Z`),
    )
    .where('v.document_id', 'is', null)
    .orderBy('d.sealed_at')
    .execute()
  const down = await takenDown(
    { tx, agencyId },
    papers.map(({ number }) => number ?? ''),
  )
  const cases = await loadCases(tx, [...new Set(papers.map((each) => each.case_id))])
  return papers.flatMap(({ case_id: caseId, version, number }): Row[] => {
    const stored = cases.get(caseId)
    const made = stored?.events.find((each) => each.version === version)?.event
    if (!stored || number === null || made?.type !== 'GoodsSeized' || down.has(number)) return []
    const row = coercionRow(stored.file, { no: made.seizure, number }, reference.rules)
    return row === null ? [] : [row]
  })
}

async function takenDown(
  { tx, agencyId }: Pick<ListSources, 'tx' | 'agencyId'>,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await tx
    .selectFrom('publication.entry')
    .select('number')
    .where('agency_id', '=', agencyId)
    .where('number', 'in', [...numbers])
    .where('status', '<>', 'published')
    .execute()
  return new Set(rows.map(({ number }) => number))
}
