import { sql } from 'kysely'
import type { Certificate, CertifiedPerson } from '@zhaofa/domain/authority/certificate.ts'
import type { ReviewerStanding } from '@zhaofa/domain/authority/separation.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

/** A person of the agency, with what entitles them to enforce and to review. */
type StaffMember = CertifiedPerson & ReviewerStanding

/** Everybody of the agency, by id, with name and certificates: some dozens of rows, read once an act. */
export async function loadStaff(tx: Tx): Promise<Map<string, StaffMember>> {
  const { rows } = await sql<StaffRow>`
    select p.id, p.name, p.legal_qualification_no, p.first_review_on, p.review_from,
      p.review_until, coalesce(json_agg(json_build_object(
        'number', c.number, 'categories', c.categories, 'region', c.region,
        'validFrom', c.valid_from, 'validTo', c.valid_to, 'status', c.status,
        'changes', (select coalesce(json_agg(json_build_object(
            'at', h.at, 'status', h.status, 'validTo', h.valid_to) order by h.sequence), '[]')
          from identity.certificate_change h where h.certificate_id = c.id)))
      filter (where c.id is not null), '[]') as certificates
    from identity.person p left join identity.certificate c on c.person_id = p.id
    group by p.id`.execute(tx)
  return new Map(
    rows.map(({ id, ...row }) => [
      id,
      {
        personId: id,
        name: row.name,
        certificates: row.certificates,
        legalQualificationNo: row.legal_qualification_no,
        firstReviewOn: row.first_review_on,
        reviewFrom: row.review_from,
        reviewUntil: row.review_until,
      },
    ]),
  )
}

type StaffRow = {
  id: string
  name: string
  certificates: Certificate[]
  legal_qualification_no: string | null
  first_review_on: PlainDate | null
  review_from: PlainDate | null
  review_until: PlainDate | null
}
