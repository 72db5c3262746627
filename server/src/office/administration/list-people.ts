import { sql } from 'kysely'
import type {
  CertificateLine,
  DepartmentView,
  PeopleQuery,
  PersonDetail,
  PersonLine,
  PersonList,
} from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { regionName } from '@zhaofa/domain/reference/regions.ts'
import { chinaDay, daysBetween, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import { loadRoles } from '../../storage/identity/people-store.ts'
import { shownPart, type ShownPart } from '../../storage/shown-part.ts'
import type { World } from '../../world.ts'
import { requireAdministrator } from './administer.ts'
import { peopleSets } from './administration-sets.ts'
import { changesOf } from './read-audit.ts'

/** At first; a list this long is searched, not read. */
const peopleAtFirst = 500

/** Everybody of the agency, with roles and certificates, for the system and security administrators. */
export function listPeople(
  world: World,
  actor: Actor,
  { q, set, shown = peopleAtFirst }: PeopleQuery = {},
): Promise<PersonList> {
  requireAdministrator(actor, ['system-admin', 'security-admin'])
  const some = { ...(q && { q }), ...(isPeopleSet(set) && { set }) }
  return asPerson(world.office, actor, async (tx) => {
    const { rows, left } = await readPeople(tx, { today: today(world), ...some }, shown)
    return { people: rows, left }
  })
}

/** One person and everything that was done about them and their certificates. @throws NotFoundError */
export function viewPerson(world: World, actor: Actor, personId: string): Promise<PersonDetail> {
  requireAdministrator(actor, ['system-admin', 'security-admin'])
  return asPerson(world.office, actor, async (tx) => {
    const { rows } = await readPeople(tx, { today: today(world), personId }, 1)
    const [person] = rows
    if (!person) throw new NotFoundError('没有这个人员')
    const subjects = [personId, ...person.certificates.map(({ id }) => id)]
    return { person, history: await changesOf(tx, subjects) }
  })
}

/** 内设机构, with how many people are in office. */
export function listDepartments(world: World, actor: Actor): Promise<DepartmentView[]> {
  requireAdministrator(actor, ['system-admin', 'security-admin'])
  return asPerson(world.office, actor, async (tx) => {
    const { rows } = await sql<DepartmentView>`
      select d.id, d.name, d.kind, d.active,
        (select count(*) from identity.person p
          where p.department_id = d.id and p.status = 'active') as people
      from identity.department d order by d.active desc, d.name`.execute(tx)
    return rows
  })
}

type PeopleSet = keyof typeof peopleSets
const isPeopleSet = (set: string | undefined): set is PeopleSet =>
  set !== undefined && Object.hasOwn(peopleSets, set)

const today = ({ clock }: World) => chinaDay(clock.now().toISOString())

async function readPeople(
  tx: Tx,
  { today, q, personId, set }: { today: PlainDate; q?: string; personId?: string; set?: PeopleSet },
  most: number,
): Promise<ShownPart<PersonLine>> {
  const people = tx
    .selectFrom('identity.person as p')
    .innerJoin('identity.department as d', 'd.id', 'p.department_id')
    .leftJoin('identity.totp as t', 't.person_id', 'p.id')
    .select([
      'p.id',
      'p.name',
      'p.account',
      'p.post',
      'p.duty',
      'p.status',
      'p.phone',
      'p.legal_qualification_no',
      'p.first_review_on',
      'p.legal_qualified_on',
      'p.review_from',
      'p.review_until',
      'p.photo_sha256',
      'd.id as departmentId',
      'd.name as departmentName',
      't.confirmed_at',
    ])
    .$if(personId !== undefined, (query) => query.where('p.id', '=', personId ?? ''))
    .$if(set !== undefined, (query) => query.where(peopleSets[set ?? 'without-factor'](today)))
    .$if(q !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('p.name', 'like', `%${escapeLike(q ?? '')}%`), eb('p.account', '=', q ?? '')]),
      ),
    )
    .orderBy('d.name')
    .orderBy('p.name')
  const { rows, left } = await shownPart(people, most)
  if (rows.length === 0) return { rows: [], left }
  const ids = rows.map(({ id }) => id)
  const roles = await loadRoles(tx, ids)
  const certificates = await readCertificates(tx, ids, today)
  const lines = rows.map((row) => ({
    id: row.id,
    name: row.name,
    account: row.account,
    department: { id: row.departmentId, name: row.departmentName },
    post: row.post,
    duty: row.duty,
    roles: roles.get(row.id) ?? [],
    status: row.status,
    phone: row.phone,
    legalQualificationNo: row.legal_qualification_no,
    firstReviewOn: row.first_review_on,
    qualifiedOn: row.legal_qualified_on,
    reviewFrom: row.review_from,
    reviewUntil: row.review_until,
    secondFactor: row.confirmed_at !== null,
    photo: row.photo_sha256,
    certificates: certificates.get(row.id) ?? [],
  }))
  return { rows: lines, left }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`)

async function readCertificates(
  tx: Tx,
  ids: readonly string[],
  today: PlainDate,
): Promise<Map<string, CertificateLine[]>> {
  const rows = await tx
    .selectFrom('identity.certificate')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('valid_to', 'desc')
    .execute()
  const found = new Map<string, CertificateLine[]>()
  for (const row of rows) {
    const { id, number, categories, region, issuer, status } = row
    const line: CertificateLine = {
      id,
      number,
      categories,
      region,
      regionName: regionName(region),
      issuer,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      status,
      note: noteOn(row, today),
      daysLeft: daysBetween(today, row.valid_to),
    }
    found.set(row.person_id, [...(found.get(row.person_id) ?? []), line])
  }
  return found
}

function noteOn(
  certificate: { status: CertificateLine['status']; valid_from: PlainDate; valid_to: PlainDate },
  today: PlainDate,
): string | null {
  if (certificate.status === 'revoked') return '已注销'
  if (certificate.status === 'suspended') return '已暂扣，恢复后才能执法'
  if (today < certificate.valid_from) return `从 ${certificate.valid_from} 起才有效`
  return certificate.valid_to < today ? `有效期到 ${certificate.valid_to}，已经届满` : null
}
