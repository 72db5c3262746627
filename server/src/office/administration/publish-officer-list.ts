import { regionName } from '@zhaofa/domain/reference/regions.ts'
import type { Tx } from '../../storage/database.ts'
import { publishOfficers } from '../../storage/publication/lists/publish-lists.ts'

/**
 * 行政执法人员清单, anew, in the transaction that changed somebody's certificate, post or name: name, unit,
 * post, number, category, region, validity, status. Each public field is named here; no identity card
 * number and no phone can come along, and the photo only while the certificate is in force.
 */
export async function publishOfficerList(tx: Tx, agencyId: string): Promise<void> {
  const rows = await tx
    .selectFrom('identity.certificate as c')
    .innerJoin('identity.person as p', 'p.id', 'c.person_id')
    .innerJoin('identity.department as d', 'd.id', 'p.department_id')
    .innerJoin('identity.agency as a', 'a.id', 'p.agency_id')
    .select([
      'c.number',
      'c.categories',
      'c.region',
      'c.valid_from',
      'c.valid_to',
      'c.status',
      'p.name',
      'p.status as personStatus',
      'p.post',
      'p.photo_sha256 as photo',
      'd.name as department',
      'a.name as agency',
    ])
    .where('c.agency_id', '=', agencyId)
    .orderBy('c.number')
    .execute()
  await publishOfficers(
    tx,
    agencyId,
    rows.map((row) => {
      // Somebody whose account is stopped shows nobody a valid certificate.
      const status =
        row.status === 'active' && row.personStatus !== 'active' ? 'suspended' : row.status
      return {
        certificateNumber: row.number,
        name: row.name,
        unit: `${row.agency}${row.department}`,
        post: row.post,
        categories: row.categories,
        region: regionName(row.region),
        validFrom: row.valid_from,
        validTo: row.valid_to,
        status,
        photo: status === 'active' ? row.photo : null,
      }
    }),
  )
}
