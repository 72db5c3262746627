import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { administrators } from '@zhaofa/domain/authority/roles.ts'
import { changePersonnel } from '../office/administration/change-personnel.ts'
import {
  createAgencyWithAdministrators,
  type CreatedAgency,
  type NewAgency,
} from '../office/administration/create-agency.ts'
import { createDepartment } from '../office/administration/departments.ts'
import { setOfficerPhoto } from '../office/administration/officer-photo.ts'
import { registerSupervision } from '../office/supervision/supervision.ts'
import { hashPassword } from '../office/identity/password-hash.ts'
import { seedReference } from '../office/reference/seed-reference.ts'
import { asPerson } from '../storage/as-person.ts'
import { findAccount, setPassword } from '../storage/identity/credential-store.ts'
import { loadActor } from '../storage/identity/people-store.ts'
import type { World } from '../world.ts'
import {
  demoAdministrators,
  demoDepartments,
  demoPassword,
  demoPeople,
  demoSupervisor,
  type DemoCertificate,
  type DemoPerson,
} from './demo-people.ts'
import { granted } from './granted.ts'
import { changedByTwo } from './changed-by-two.ts'
import { fictionalUscc } from './fictional-codes.ts'
import { demoDays, type DemoDays } from './demo-days.ts'
import { takeOver } from './take-over.ts'
import { drawnPortrait } from './drawn-portrait.ts'
import type { Cast } from './stage.ts'

/** The office was set up before its first case; passwords, which age, are set on the day of the demo. */
const setUpOn = '2024-01-02T01:00:00.000Z'

/**
 * 四平市商务局 with its people, and 四平市司法局 with the supervisor, made by the use cases of
 * administration: accounts asked for by the system administrator, roles and certificates by the security
 * administrator, each agreed to by the other. Run again, it finds what is there.
 */
export async function seedPeople(
  world: World,
  days: DemoDays = demoDays(world.clock.now()),
): Promise<Cast> {
  const { account } = demoAdministrators.commerce['system-admin']
  if (!(await findAccount(world.office, account))) {
    const commerce = await makeCommerceBureau(world, days)
    await makeJusticeBureau(world, days)
    granted(
      await registerSupervision(atSetUp(world, days), commerce.administrators['security-admin'], {
        supervisorUscc: justiceUscc,
        basis: '本级人民政府确定的行政执法监督机构（示范数据）',
      }),
    )
    await changeLately(world, days, commerce)
  }
  return findCast(world)
}

const commerceBureau: NewAgency = {
  name: '四平市商务局',
  shortName: '市商务局',
  uscc: fictionalUscc(999, '11'),
  regionCode: '220300',
  numberWord: '四商',
  address: '四平市铁西区示例大路 1 号',
  phone: '0434-0000000',
  supervisionPhone: '0434-0000001',
  reviewAuthority: '四平市人民政府',
  court: '四平市铁西区人民法院',
  onPortal: true,
}

/** What every agency has to tell of itself before its first fine. */
const ownRules = {
  bank: {
    name: '示例银行四平分行',
    address: '四平市铁西区示例大路 9 号',
    holder: '四平市财政局',
    account: '0000 0000 0000 0000',
  },
}

async function makeCommerceBureau(world: World, days: DemoDays): Promise<CreatedAgency> {
  const created = await makeAgency(world, days, 'commerce', commerceBureau)
  const system = created.administrators['system-admin']
  await asPerson(world.office, system, (tx) =>
    seedReference(
      tx,
      { agencyId: created.agencyId, personId: null, at: days.at(setUpOn).toISOString() },
      ownRules,
    ),
  )
  await makePeople(world, days, created, { departments: demoDepartments, people: demoPeople })
  return created
}

/** What changed since: after everything of the set-up, because the log is in the order of its hours. */
async function changeLately(world: World, days: DemoDays, created: CreatedAgency): Promise<void> {
  const lately: World = { ...world, clock: { now: () => days.at(newDepartment.on) } }
  const system = created.administrators['system-admin']
  granted(await createDepartment(lately, system, newDepartment.body))
  await proposeRenewal(lately, days, created)
}

/** Something that waits for the second administrator: a certificate that ended and was renewed by the province. */
async function proposeRenewal(
  world: World,
  days: DemoDays,
  { administrators }: CreatedAgency,
): Promise<void> {
  const security = administrators['security-admin']
  const held = await asPerson(world.office, security, (tx) =>
    tx
      .selectFrom('identity.certificate')
      .select(['id', 'person_id'])
      .where('number', '=', renewedNumber)
      .executeTakeFirstOrThrow(),
  )
  granted(
    await changePersonnel(world, security, {
      personId: held.person_id,
      wish: {
        ...{ kind: 'certificate-change', certificateId: held.id, status: 'active' },
        ...{ validTo: days.on('2029-12-31'), reason: '省里已换发新证，原件已核对' },
      },
    }),
  )
}

const renewedNumber = '07030022034'

const justiceUscc = fictionalUscc(998, '11')

async function makeJusticeBureau(world: World, days: DemoDays): Promise<void> {
  const created = await makeAgency(world, days, 'justice', {
    ...commerceBureau,
    name: '四平市司法局',
    shortName: '市司法局',
    uscc: justiceUscc,
    numberWord: '四司',
    address: '四平市铁西区示例大路 2 号',
    phone: '0434-0000002',
    supervisionPhone: '0434-0000003',
    onPortal: false,
  })
  const departments = [{ name: demoSupervisor.department, kind: 'other' as const }]
  await makePeople(world, days, created, { departments, people: [demoSupervisor] })
}

const atSetUp = (world: World, days: DemoDays): World => ({
  ...world,
  clock: { now: () => days.at(setUpOn) },
})

async function makeAgency(
  world: World,
  days: DemoDays,
  which: keyof typeof demoAdministrators,
  agency: NewAgency,
): Promise<CreatedAgency> {
  const named = demoAdministrators[which]
  const created = granted(
    await createAgencyWithAdministrators(atSetUp(world, days), {
      agency,
      administrators: named,
    }),
  )
  for (const role of administrators) {
    const { account } = named[role]
    await takeOver(atSetUp(world, days), created.administrators[role], account, demoPassword)
  }
  const ids = administrators.map((role) => created.administrators[role].personId)
  await setDemoPasswords(world, created, ids)
  return created
}

async function makePeople(
  world: World,
  days: DemoDays,
  created: CreatedAgency,
  { departments, people }: { departments: typeof demoDepartments; people: readonly DemoPerson[] },
): Promise<void> {
  const then = atSetUp(world, days)
  const { administrators } = created
  const departmentIds = new Map([['办公室', created.departmentId]])
  for (const { name, kind } of departments) {
    const body = { name, kind, active: true }
    departmentIds.set(
      name,
      granted(await createDepartment(then, administrators['system-admin'], body)),
    )
  }
  const ids: string[] = []
  for (const person of people) {
    const { account, name, post, department } = person
    const departmentId = departmentIds.get(department) ?? created.departmentId
    const { personId } = granted(
      await changedByTwo(then, administrators, null, {
        ...{ kind: 'join', account, name, post, departmentId, duty: 'business' },
        ...{ roles: [...person.roles], reason: '按岗位职责登记' },
      }),
    )
    await authorise(world, days, created, { person, personId })
    ids.push(personId)
  }
  await setDemoPasswords(world, created, ids)
}

async function authorise(
  world: World,
  days: DemoDays,
  created: CreatedAgency,
  { person, personId }: { person: DemoPerson; personId: string },
): Promise<void> {
  const then = atSetUp(world, days)
  const { legalQualification, certificate } = person
  if (legalQualification) {
    granted(
      await changedByTwo(then, created.administrators, personId, {
        ...{ kind: 'qualification', legalQualificationNo: legalQualification },
        ...{ firstReviewOn: days.on('2022-03-01'), reason: '核验资格证书原件' },
      }),
    )
  }
  if (!certificate) return
  await certify(world, days, created, { certificate, personId })
  const photo = drawnPortrait(Number(certificate.number.slice(-3)))
  const security = created.administrators['security-admin']
  granted(await setOfficerPhoto(then, security, { personId, photo }))
}

/** Set up after the lists were published, so that 动态调整 is seen for lists that people write. */
const newDepartment = {
  on: '2026-11-16T01:00:00.000Z',
  body: { name: '消费促进科', kind: 'other', active: true },
} as const

/** The day on which one of the demo's certificates was suspended. */
const suspendedOn = '2026-09-01T01:00:00.000Z'

async function certify(
  world: World,
  days: DemoDays,
  { administrators }: CreatedAgency,
  {
    certificate: { number, validTo, suspendedBecause },
    personId,
  }: { certificate: DemoCertificate; personId: string },
): Promise<void> {
  granted(
    await changedByTwo(atSetUp(world, days), administrators, personId, {
      ...{ kind: 'certificate', number, categories: ['行政处罚', '行政检查', '行政强制'] },
      ...{ region: '220300', issuer: '吉林省人民政府', reason: '省里统一发证' },
      ...{ validFrom: days.on('2024-01-01'), validTo: days.on(validTo) },
    }),
  )
  if (!suspendedBecause) return
  const later: World = { ...world, clock: { now: () => days.at(suspendedOn) } }
  const security = administrators['security-admin']
  const { id: certificateId } = await asPerson(world.office, security, (tx) =>
    tx
      .selectFrom('identity.certificate')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow(),
  )
  granted(
    await changePersonnel(later, security, {
      personId,
      wish: {
        ...{ kind: 'certificate-change', certificateId, status: 'suspended' },
        reason: suspendedBecause,
      },
    }),
  )
}

/** Everybody of the demo has chosen the demo's password: nobody else could set it for them alone. */
async function setDemoPasswords(
  { office, clock }: World,
  { agencyId }: CreatedAgency,
  ids: readonly string[],
): Promise<void> {
  const hash = await hashPassword(demoPassword)
  for (const personId of ids) {
    await asPerson(office, { agencyId, personId }, (tx) =>
      setPassword(tx, { personId, agencyId, hash, at: clock.now(), mustChange: false }),
    )
  }
}

/** Somebody of the demo, by the account. */
export async function demoActor(
  { office }: Pick<World, 'office'>,
  account: string,
): Promise<Actor> {
  const who = await findAccount(office, account)
  if (!who) throw new Error(`the demo has no account ${account}`)
  return asPerson(office, who, (tx) => loadActor(tx, who.personId))
}

async function findCast(world: World): Promise<Cast> {
  const actor = (account: string) => demoActor(world, account)
  return {
    officers: [await actor('chenlixin'), await actor('wangxiaowen')],
    departmentHead: await actor('zhaoguodong'),
    reviewer: await actor('liuwenjing'),
    secondReviewer: await actor('zhengyiming'),
    counsel: await actor('shenjiahe'),
    agencyHead: await actor('gaomingxuan'),
    deputyHead: await actor('sunzhiyuan'),
    collector: await actor('hexiulan'),
    checker: await actor('maxiaodong'),
    publisher: await actor('linfang'),
    archivist: await actor('tanghui'),
  }
}
