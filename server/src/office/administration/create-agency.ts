import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles as titles, type Administrator } from '@zhaofa/domain/authority/roles.ts'
import { divisionProblem } from '@zhaofa/domain/identity-codes/divisions.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import { publishAgency } from '../../storage/publication/lists/publish-lists.ts'
import { uniqueKeyOf } from '../../storage/unique-violation.ts'
import type { World } from '../../world.ts'
import { recordChange, type Administration } from './administer.ts'

export type NewAgency = {
  readonly name: string
  /** 简称, for the portal's head: 四平商务. */
  readonly shortName: string
  readonly uscc: string
  readonly regionCode: string
  /** 机关代字: 四商. */
  readonly numberWord: string
  readonly address: string
  readonly phone: string
  readonly supervisionPhone: string
  /** 行政复议机关: the government of the same level (行政复议法第24条). */
  readonly reviewAuthority: string
  readonly court: string
  /** Shown on the portal; an agency that only supervises is not. */
  readonly onPortal: boolean
}

type NewAdministrator = {
  readonly name: string
  readonly account: string
}

/** The three (三员), each a person of their own. */
export type NewAdministrators = Readonly<Record<Administrator, NewAdministrator>>

export type CreatedAgency = {
  readonly agencyId: string
  /** The department the administrators belong to. */
  readonly departmentId: string
  readonly administrators: Readonly<Record<Administrator, Actor>>
}

const order: readonly Administrator[] = ['system-admin', 'security-admin', 'audit-admin']

/**
 * 建立机关: the agency and its three separated administrators, in one transaction. For the first-run
 * wizard and for adding an agency; from then on each act has an administrator behind it. They have no
 * password: each takes over the own account (enrol.ts). `department` is the one they belong to.
 */
export async function createAgencyWithAdministrators(
  world: World,
  {
    agency,
    administrators,
    department = '办公室',
    also,
  }: {
    agency: NewAgency
    administrators: NewAdministrators
    department?: string
    /** Done in the same transaction: what the agency must not be without. */
    also?: (tx: Tx, created: CreatedAgency) => Promise<void>
  },
): Promise<Outcome<CreatedAgency, Refusal>> {
  const problems = findProblems(agency, administrators)
  if (problems.length > 0) return refuse(fieldsRefused(problems))
  const agencyId = randomUUID()
  const departmentId = randomUUID()
  const actors = Object.fromEntries(
    order.map((role) => [
      role,
      {
        personId: randomUUID(),
        name: administrators[role].name,
        agencyId,
        departmentId,
        roles: [role],
      },
    ]),
  ) as unknown as Record<Administrator, Actor>
  const first = actors['system-admin']
  const created: CreatedAgency = { agencyId, departmentId, administrators: actors }
  try {
    await asPerson(world.office, first, async (tx) => {
      const administration: Administration = { tx, at: world.clock.now(), actor: first }
      await insertAgency(administration, { ...agency, departmentId, department })
      for (const role of order) {
        await insertAdministrator(administration, role, {
          ...administrators[role],
          personId: actors[role].personId,
        })
      }
      await recordSetup(administration, { agency, administrators, departmentId, department })
      if (agency.onPortal) await showOnPortal(administration, agency, world)
      await also?.(tx, created)
    })
  } catch (error) {
    const problem = takenProblem(error)
    if (problem) return refuse(fieldsRefused([problem]))
    throw error
  }
  return accept(created)
}

function findProblems(agency: NewAgency, administrators: NewAdministrators): FieldProblem[] {
  const problems: FieldProblem[] = []
  const uscc = usccProblem(agency.uscc)
  if (uscc !== null) problems.push({ field: 'agency.uscc', message: uscc })
  const region = /^\d{6}$/.test(agency.regionCode)
    ? divisionProblem(agency.regionCode)
    : '行政区划代码是六位数字'
  if (region !== null) problems.push({ field: 'agency.regionCode', message: region })
  for (const field of ['name', 'numberWord', 'reviewAuthority', 'court'] as const) {
    if (agency[field].trim() === '') problems.push({ field: `agency.${field}`, message: '请填写' })
  }
  for (const role of order) {
    const { name, account } = administrators[role]
    const field = (which: string) => `administrators.${role}.${which}`
    if (name.trim() === '') problems.push({ field: field('name'), message: '请填写姓名' })
    if (!/^[a-z][a-z0-9._-]{1,31}$/.test(account)) {
      const message = '账号用小写字母开头，2 到 32 位小写字母、数字、点、横线'
      problems.push({ field: field('account'), message })
    }
  }
  return [...problems, ...separationProblems(administrators)]
}

/** Three accounts of three people: one person with three names would defeat the purpose. */
function separationProblems(administrators: NewAdministrators): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const which of ['name', 'account'] as const) {
    const seen = new Map<string, Administrator>()
    for (const role of order) {
      const value = administrators[role][which]
      const other = seen.get(value)
      seen.set(value, role)
      if (other === undefined || value === '') continue
      const what = { name: '姓名', account: '账号' }[which]
      problems.push({
        field: `administrators.${role}.${which}`,
        message: `${what}和${titles[other]}相同：三员应当由三人分别担任`,
      })
    }
  }
  return problems
}

async function insertAgency(
  { tx, actor }: Administration,
  agency: NewAgency & { departmentId: string; department: string },
): Promise<void> {
  const { agencyId } = actor
  await tx
    .insertInto('identity.agency')
    .values({
      id: agencyId,
      name: agency.name,
      uscc: agency.uscc,
      region_code: agency.regionCode,
      number_word: agency.numberWord,
      address: agency.address,
      phone: agency.phone,
      supervision_phone: agency.supervisionPhone,
      review_authority: agency.reviewAuthority,
      court: agency.court,
    })
    .execute()
  await tx
    .insertInto('identity.department')
    .values({
      id: agency.departmentId,
      agency_id: agencyId,
      name: agency.department,
      kind: 'office',
    })
    .execute()
}

async function insertAdministrator(
  { tx, actor }: Administration,
  role: Administrator,
  { personId, name, account }: NewAdministrator & { personId: string },
): Promise<void> {
  const { agencyId, departmentId } = actor
  await tx
    .insertInto('identity.person')
    .values({
      id: personId,
      agency_id: agencyId,
      department_id: departmentId,
      name,
      account,
      post: titles[role],
      duty: role,
    })
    .execute()
  await tx
    .insertInto('identity.person_role')
    .values({ person_id: personId, agency_id: agencyId, role })
    .execute()
  await tx
    .insertInto('identity.enrolment')
    .values({ person_id: personId, agency_id: agencyId })
    .execute()
}

async function recordSetup(
  administration: Administration,
  {
    agency,
    administrators,
    departmentId,
    department,
  }: {
    agency: NewAgency
    administrators: NewAdministrators
    departmentId: string
    department: string
  },
): Promise<void> {
  await recordChange(administration, {
    kind: 'agency',
    subjectId: administration.actor.agencyId,
    action: '建立机关',
    content: {
      机关: agency.name,
      统一社会信用代码: agency.uscc,
      机关代字: agency.numberWord,
      ...Object.fromEntries(order.map((role) => [titles[role], administrators[role].name])),
    },
  })
  await recordChange(administration, {
    kind: 'department',
    subjectId: departmentId,
    action: '设立机构',
    content: { 机构名称: department },
  })
}

async function showOnPortal(
  { tx, actor }: Administration,
  agency: NewAgency,
  { logOrigin }: World,
): Promise<void> {
  await publishAgency(tx, {
    agency_id: actor.agencyId,
    name: agency.name,
    short_name: agency.shortName,
    portal_name: `${agency.name}行政执法公示平台`,
    organiser: agency.name,
    contractor: `${agency.name}办公室`,
    government_name: agency.reviewAuthority,
    address: agency.address,
    phone: agency.phone,
    office_hours: '工作日 8:30–11:30，13:00–17:00',
    supervision_phone: agency.supervisionPhone,
    review_authority: agency.reviewAuthority,
    court: agency.court,
    log_origin: logOrigin,
  })
}

const taken: Readonly<Record<string, FieldProblem>> = {
  agency_name_key: { field: 'agency.name', message: '这个机关已经建立' },
  agency_uscc_key: { field: 'agency.uscc', message: '这个统一社会信用代码已经登记' },
  person_account_key: {
    field: 'administrators.system-admin.account',
    message: '三个账号中有一个已经有人使用，请换一个',
  },
}

function takenProblem(error: unknown): FieldProblem | undefined {
  const key = uniqueKeyOf(error)
  return key === null ? undefined : taken[key]
}
