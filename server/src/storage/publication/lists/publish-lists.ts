import type { Insertable } from 'kysely'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../database.ts'
import type { PublicationTables } from '../../tables/publication.ts'

/** One line of 行政执法人员清单. It holds nothing private. */
export type PublicOfficer = {
  readonly certificateNumber: string
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly categories: readonly string[]
  /** 执法区域, by name: 四平市. */
  readonly region: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  readonly status: 'active' | 'suspended' | 'revoked'
  /** SHA-256 of the photo on the certificate. People who scan the officer's code see the photo. */
  readonly photo?: string | null
}

/**
 * Makes the agency's list of officers this one. Only lines that differ are written: each is an entry of the log.
 * The caller records the change itself.
 */
export async function publishOfficers(
  tx: Tx,
  agencyId: string,
  officers: readonly PublicOfficer[],
): Promise<void> {
  const kept = officers.map(({ certificateNumber }) => certificateNumber)
  await tx
    .deleteFrom('publication.officer')
    .where('agency_id', '=', agencyId)
    .$if(kept.length > 0, (gone) => gone.where('certificate_number', 'not in', kept))
    .execute()
  if (officers.length === 0) return
  const rows = officers.map(({ certificateNumber, validFrom, validTo, categories, ...rest }) => ({
    ...rest,
    photo: rest.photo ?? null,
    agency_id: agencyId,
    certificate_number: certificateNumber,
    categories: [...categories],
    valid_from: validFrom,
    valid_to: validTo,
  }))
  await tx
    .insertInto('publication.officer')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('certificate_number').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        unit: ref('excluded.unit'),
        post: ref('excluded.post'),
        categories: ref('excluded.categories'),
        region: ref('excluded.region'),
        valid_from: ref('excluded.valid_from'),
        valid_to: ref('excluded.valid_to'),
        status: ref('excluded.status'),
        photo: ref('excluded.photo'),
      })),
    )
    .execute()
}

export type PublicAgencyRow = Insertable<PublicationTables['publication.agency']>

/** What the portal says of the agency: name, contact, footer identifiers. */
export async function publishAgency(tx: Tx, agency: PublicAgencyRow): Promise<void> {
  const { agency_id: _id, ...facts } = agency
  await tx
    .insertInto('publication.agency')
    .values(agency)
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(facts))
    .execute()
}
