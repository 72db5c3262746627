import type { Kysely } from 'kysely'
import type { Database } from '../../database.ts'

/** Somebody on duty, with where the public reaches the agency: one sign of 岗位信息公示牌. */
export type OfficerOnDuty = {
  readonly certificateNumber: string
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly categories: readonly string[]
  readonly region: string
  readonly agencyId: string
  readonly agencyName: string
  readonly phone: string
  readonly supervisionPhone: string
  readonly officeHours: string
  readonly address: string
}

/**
 * Officers whose certificate is valid that day, by agency and unit; with a number only that one, with an
 * agency only its own.
 */
export async function listOfficersOnDuty(
  db: Kysely<Database>,
  today: string,
  {
    certificateNumber,
    agencyId,
  }: { readonly certificateNumber?: string; readonly agencyId?: string | undefined } = {},
): Promise<OfficerOnDuty[]> {
  return db
    .selectFrom('publication.officer as o')
    .innerJoin('publication.agency as a', 'a.agency_id', 'o.agency_id')
    .select([
      'o.certificate_number as certificateNumber',
      'o.name',
      'o.unit',
      'o.post',
      'o.categories',
      'o.region',
      'o.agency_id as agencyId',
      'a.name as agencyName',
      'a.phone',
      'a.supervision_phone as supervisionPhone',
      'a.office_hours as officeHours',
      'a.address',
    ])
    .where('o.status', '=', 'active')
    .where('o.valid_from', '<=', today)
    .where('o.valid_to', '>=', today)
    .$if(agencyId !== undefined, (all) => all.where('o.agency_id', '=', agencyId ?? ''))
    .$if(certificateNumber !== undefined, (all) =>
      all.where('o.certificate_number', '=', certificateNumber ?? ''),
    )
    .orderBy('a.position')
    .orderBy('a.portal_number')
    .orderBy('o.unit')
    .orderBy('o.certificate_number')
    .execute()
}
