import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Certificate, CertifiedPerson } from '@zhaofa/domain/authority/certificate.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../database.ts'

/** @throws NotFoundError for a person of no or another agency, or one who may no longer act. */
export async function loadActor(tx: Tx, personId: string): Promise<Actor> {
  const person = await tx
    .selectFrom('identity.person')
    .select(['id', 'name', 'agency_id', 'department_id'])
    .where('id', '=', personId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!person) throw new NotFoundError('没有这个人员，或者已经停用')
  const roles = await loadRoles(tx, [personId])
  const [certified] = await certificatesOf(tx, [personId])
  const certificate = certified?.find(({ status }) => status === 'active')
  return {
    personId: person.id,
    name: person.name,
    agencyId: person.agency_id,
    departmentId: person.department_id,
    roles: roles.get(personId) ?? [],
    ...(certificate && { certificate }),
  }
}

/** Roles by person; people without any are missing. */
export async function loadRoles(tx: Tx, ids: readonly string[]): Promise<Map<string, Role[]>> {
  const rows = await tx
    .selectFrom('identity.person_role')
    .select(['person_id', 'role'])
    .where('person_id', 'in', ids)
    .orderBy('role')
    .execute()
  const found = new Map<string, Role[]>()
  for (const { person_id, role } of rows) {
    found.set(person_id, [...(found.get(person_id) ?? []), role])
  }
  return found
}

/**
 * These people with all their certificates and what happened to them, in the order asked, so that the
 * rules can ask what was valid at the hour of an act. People who have left are found too.
 * @throws NotFoundError when one does not exist in this agency.
 */
export async function loadOfficers(tx: Tx, ids: readonly string[]): Promise<CertifiedPerson[]> {
  if (ids.length === 0) return []
  const people = await tx
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const certificates = await certificatesOf(tx, ids)
  return ids.map((personId, i) => {
    const name = names.get(personId)
    if (name === undefined) throw new NotFoundError('没有这个人员')
    return { personId, name, certificates: certificates[i] ?? [] }
  })
}

/** Certificates of each person, newest first, with their changes oldest first. Two queries in all. */
async function certificatesOf(tx: Tx, ids: readonly string[]): Promise<Certificate[][]> {
  const rows = await tx
    .selectFrom('identity.certificate')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('valid_to', 'desc')
    .execute()
  if (rows.length === 0) return ids.map(() => [])
  const changes = await tx
    .selectFrom('identity.certificate_change')
    .select(['certificate_id', 'at', 'status', 'valid_to'])
    .where(
      'certificate_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('sequence')
    .execute()
  return ids.map((personId) =>
    rows
      .filter(({ person_id }) => person_id === personId)
      .map((row) => ({
        number: row.number,
        categories: row.categories,
        region: row.region,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        status: row.status,
        changes: changes
          .filter(({ certificate_id }) => certificate_id === row.id)
          .map(({ at, status, valid_to }) => ({
            at: at.toISOString(),
            status,
            validTo: valid_to,
          })),
      })),
  )
}
