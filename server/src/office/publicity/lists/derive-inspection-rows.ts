import { inspectionRow } from '@zhaofa/domain/publicity/records/inspection-row.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { loadCases } from '../../../storage/streams/case-stream.ts'
import { loadStaff } from '../../../storage/staff-store.ts'
import type { ListSources } from './list-sources.ts'

/** Visits proposed at once: the oldest first, the others when these are public. */
const proposedAtOnce = 500

/**
 * 行政检查结果 that were told and are not public yet, a line each, oldest first; whoever collects checks them and hands
 * them on. What was found otherwise upon an objection is proposed again, and corrects the notice of its number; what else
 * is public is put right at the desk.
 */
export async function inspectionRows({ tx, agencyId, reference }: ListSources): Promise<Row[]> {
  // Cut: what lies beyond is proposed as soon as these are published.
  const papers = await tx
    .selectFrom('casework.visit as v')
    .innerJoin('casework.document as d', 'd.case_id', 'v.case_id')
    .leftJoin('casework.void_number as n', 'n.document_id', 'd.id')
    .select(['v.case_id', 'd.number'])
    .where('v.agency_id', '=', agencyId)
    .where('v.told_on', 'is not', null)
    .where((where) =>
      where.or([where('v.published_on', 'is', null), where('v.outdated', '=', true)]),
    )
    .where('d.type', '=', 'inspection_notice')
    .where('n.document_id', 'is', null)
    .orderBy('v.told_on')
    .orderBy('v.case_id')
    .limit(proposedAtOnce)
    .execute()
  const cases = await loadCases(
    tx,
    papers.map(({ case_id }) => case_id),
  )
  const staff = await loadStaff(tx)
  const nameOf = (person: string) => staff.get(person)?.name ?? '（已离任人员）'
  return papers.flatMap(({ case_id, number }): Row[] => {
    const file = cases.get(case_id)?.file
    if (!file || number === null) return []
    const row = inspectionRow(file, number, { rules: reference.rules, nameOf })
    return row === null ? [] : [row]
  })
}
