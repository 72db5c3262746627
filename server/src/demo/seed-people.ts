import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { hashPassword } from '../casework/identity/password-hash.ts'
import { seedReference } from '../casework/reference/seed-reference.ts'
import { asPerson, type Acting } from '../storage/as-person.ts'
import { setPassword } from '../storage/identity/credential-store.ts'
import { publishAgency, publishOfficers } from '../storage/publication/publish-lists.ts'
import type { Tx } from '../storage/database.ts'
import type { World } from '../world.ts'
import {
  demoDepartments,
  demoPassword,
  demoPeople,
  demoSystemAdmin,
  type DemoPerson,
} from './demo-people.ts'
import { fictionalUscc } from './fictional-codes.ts'
import type { Cast } from './stage.ts'

type Agency = { readonly id: string; readonly departments: ReadonlyMap<string, string> }
type Placed = { readonly person: DemoPerson; readonly personId: string }

const since = new Date('2024-01-02T01:00:00.000Z')

/** 四平市商务局 and its people, made by the hands that make them in a real agency: the three administrators. */
export async function seedPeople(world: World): Promise<Cast> {
  const hash = await hashPassword(demoPassword)
  const agencyId = randomUUID()
  const system: Acting = { agencyId, personId: randomUUID() }
  const agency = await asPerson(world.office, system, (tx) => founding(tx, system, hash))
  const placed = demoPeople.map((person) => ({ person, personId: randomUUID() }))
  await asPerson(world.office, system, async (tx) => {
    for (const each of placed) await insertPerson(tx, agency, each, hash)
    await seedReference(tx, { agencyId, personId: null, at: since.toISOString() })
  })
  const security = { agencyId, personId: idOf(placed, 'security') }
  await asPerson(world.office, security, (tx) => grantAll(tx, agency, placed))
  await asPerson(world.office, security, (tx) => publishLists(tx, agency, placed))
  return castOf(agency, placed)
}

async function founding(tx: Tx, system: Acting, hash: string): Promise<Agency> {
  const { agencyId: id, personId } = system
  await tx
    .insertInto('identity.agency')
    .values({
      id,
      name: '四平市商务局',
      uscc: fictionalUscc(999, '11'),
      region_code: '220300',
      number_word: '四商',
      address: '四平市铁西区示例大路 1 号',
      phone: '0434-0000000',
      supervision_phone: '0434-0000001',
      review_authority: '四平市人民政府',
      court: '四平市铁西区人民法院',
    })
    .execute()
  const departments = new Map(
    demoDepartments.map(({ name }) => [name as string, randomUUID() as string]),
  )
  for (const { name, kind } of demoDepartments) {
    await tx
      .insertInto('identity.department')
      .values({ id: departments.get(name) ?? '', agency_id: id, name, kind })
      .execute()
  }
  const agency = { id, departments }
  await insertPerson(tx, agency, { person: demoSystemAdmin, personId }, hash)
  return agency
}

async function insertPerson(tx: Tx, agency: Agency, { person, personId }: Placed, hash: string) {
  const duty = person.roles.find((role) => role.endsWith('-admin')) as
    'system-admin' | 'security-admin' | 'audit-admin' | undefined
  await tx
    .insertInto('identity.person')
    .values({
      id: personId,
      agency_id: agency.id,
      department_id: agency.departments.get(person.department) ?? '',
      name: person.name,
      account: person.account,
      post: person.post,
      duty: duty ?? 'business',
      legal_qualification_no: person.legalQualification ?? null,
    })
    .execute()
  if (duty) {
    const role = { person_id: personId, agency_id: agency.id, role: duty }
    await tx.insertInto('identity.person_role').values(role).execute()
  }
  await setPassword(tx, { personId, agencyId: agency.id, hash, at: new Date(), mustChange: false })
}

async function grantAll(tx: Tx, agency: Agency, placed: readonly Placed[]): Promise<void> {
  for (const [index, { person, personId }] of placed.entries()) {
    for (const role of person.roles.filter((each) => !each.endsWith('-admin'))) {
      await tx
        .insertInto('identity.person_role')
        .values({ person_id: personId, agency_id: agency.id, role })
        .execute()
    }
    if (person.certificate) await certify(tx, agency, personId, person.certificate, index)
  }
}

async function certify(
  tx: Tx,
  agency: Agency,
  personId: string,
  { validTo, status }: NonNullable<DemoPerson['certificate']>,
  index: number,
): Promise<void> {
  const id = randomUUID()
  const valid_to = validTo as PlainDate
  await tx
    .insertInto('identity.certificate')
    .values({
      id,
      agency_id: agency.id,
      person_id: personId,
      number: certificateNumber(index),
      categories: ['行政处罚', '行政检查'],
      region: '220300',
      issuer: '吉林省人民政府',
      valid_from: '2024-01-01' as PlainDate,
      valid_to,
    })
    .execute()
  const change = { certificate_id: id, agency_id: agency.id, valid_to }
  await tx
    .insertInto('identity.certificate_change')
    .values({ ...change, sequence: 1, status: 'active', reason: '核发', at: since })
    .execute()
  if (status === 'active') return
  const at = new Date('2026-09-01T01:00:00.000Z')
  await tx
    .insertInto('identity.certificate_change')
    .values({ ...change, sequence: 2, status, reason: '离岗培训，暂扣证件', at })
    .execute()
}

const certificateNumber = (index: number) => `0703002${2016 + index * 9}`

async function publishLists(tx: Tx, agency: Agency, placed: readonly Placed[]): Promise<void> {
  await publishOfficers(
    tx,
    agency.id,
    placed.flatMap(({ person }, index) =>
      person.certificate
        ? [
            {
              certificateNumber: certificateNumber(index),
              name: person.name,
              unit: '四平市商务局',
              post: person.post,
              categories: ['行政处罚', '行政检查'],
              region: '四平市',
              validFrom: '2024-01-01' as PlainDate,
              validTo: person.certificate.validTo as PlainDate,
              status: person.certificate.status,
            },
          ]
        : [],
    ),
  )
  await publishAgency(tx, {
    agency_id: agency.id,
    name: '四平市商务局',
    short_name: '市商务局',
    portal_name: '四平市商务局行政执法公示平台',
    organiser: '四平市商务局',
    contractor: '四平市商务局办公室',
    government_name: '四平市人民政府',
    address: '四平市铁西区示例大路 1 号',
    phone: '0434-0000000',
    office_hours: '工作日 8:30–11:30，13:00–17:00',
    supervision_phone: '0434-0000001',
    review_authority: '四平市人民政府',
    court: '四平市铁西区人民法院',
  })
}

function idOf(placed: readonly Placed[], account: string): string {
  const found = placed.find(({ person }) => person.account === account)
  if (!found) throw new Error(`nobody is called ${account}`)
  return found.personId
}

function castOf(agency: Agency, placed: readonly Placed[]): Cast {
  const actor = (account: string): Actor => {
    const found = placed.find(({ person }) => person.account === account)
    if (!found) throw new Error(`nobody is called ${account}`)
    const { person, personId } = found
    const departmentId = agency.departments.get(person.department) ?? ''
    return { personId, name: person.name, agencyId: agency.id, departmentId, roles: person.roles }
  }
  return {
    officers: [actor('chenlixin'), actor('wangxiaowen')],
    departmentHead: actor('zhaoguodong'),
    reviewer: actor('liuwenjing'),
    agencyHead: actor('gaomingxuan'),
    deputyHead: actor('sunzhiyuan'),
    collector: actor('hexiulan'),
    checker: actor('maxiaodong'),
    publisher: actor('linfang'),
    archivist: actor('tanghui'),
  }
}
