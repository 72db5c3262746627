import { sql } from 'kysely'
import type { Certificate, CertifiedPerson } from '@zhaofa/domain/authority/certificate.ts'
import type { Tx } from './database.ts'

/** Everybody of the agency, by id, with name and certificates: some dozens of rows, read once an act. */
export async function loadStaff(tx: Tx): Promise<Map<string, CertifiedPerson>> {
  const { rows } = await sql<{ id: string; name: string; certificates: Certificate[] }>`
    select p.id, p.name, coalesce(json_agg(json_build_object(
        'number', c.number, 'categories', c.categories, 'region', c.region,
        'validFrom', c.valid_from, 'validTo', c.valid_to, 'status', c.status,
        'changes', (select coalesce(json_agg(json_build_object(
            'at', h.at, 'status', h.status, 'validTo', h.valid_to) order by h.sequence), '[]')
          from identity.certificate_change h where h.certificate_id = c.id)))
      filter (where c.id is not null), '[]') as certificates
    from identity.person p left join identity.certificate c on c.person_id = p.id
    group by p.id, p.name`.execute(tx)
  return new Map(
    rows.map(({ id, name, certificates }) => [id, { personId: id, name, certificates }]),
  )
}
