import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { publicAgency, type ListSources } from './list-sources.ts'

/** 岗位信息公示牌: one line for each officer whose certificate is valid today. */
export async function boardRows(sources: ListSources): Promise<Row[]> {
  const { tx, agencyId, today } = sources
  const agency = await publicAgency(sources)
  const officers = await tx
    .selectFrom('publication.officer')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('status', '=', 'active')
    .where('valid_to', '>=', today)
    .orderBy('certificate_number')
    .execute()
  return officers.map((officer) => ({
    unit: officer.unit,
    name: officer.name,
    post: officer.post,
    position: '执法岗',
    enforcementType: officer.categories.join('、'),
    applicationSamples: '/boards#samples',
    progressQuery: '/progress',
    consultation: agency.phone,
    complaint: agency.supervision_phone,
  }))
}
