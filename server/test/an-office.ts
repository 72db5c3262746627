import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { administrators as roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import {
  createAgencyWithAdministrators,
  type NewAgency,
} from '../src/office/administration/create-agency.ts'
import type { PersonnelWish } from '../src/office/administration/written-change.ts'
import { changedByTwo } from '../src/demo/changed-by-two.ts'
import { takeOver } from '../src/demo/take-over.ts'
import { fictionalUscc } from '../src/demo/fictional-codes.ts'
import type { TestWorld } from './world.ts'

export const anAgencyToBe: NewAgency = {
  name: '四平市商务局',
  shortName: '市商务局',
  uscc: fictionalUscc(901, '11'),
  regionCode: '220300',
  numberWord: '四商',
  address: '四平市铁西区示例大路 1 号',
  phone: '0434-0000000',
  supervisionPhone: '0434-0000001',
  reviewAuthority: '四平市人民政府',
  court: '四平市铁西区人民法院',
  onPortal: true,
}

export const threeAdministrators = {
  'system-admin': {
    name: '许明',
    account: 'system',
    password: 'Siping-2026-a',
  },
  'security-admin': {
    name: '冯海涛',
    account: 'security',
    password: 'Siping-2026-b',
  },
  'audit-admin': { name: '袁丽', account: 'audit', password: 'Siping-2026-c' },
}

/** Where a person of a test signs in from. */
export const here = { ip: '127.0.0.1', userAgent: 'vitest' }

/** A certificate for 行政处罚 in 四平市 that ends on the last day of the tests. */
export const certificate = {
  kind: 'certificate' as const,
  number: '07030022016',
  categories: ['行政处罚' as const],
  region: '220300',
  issuer: '吉林省人民政府',
  validFrom: '2026-01-01',
  validTo: '2026-11-23',
  reason: '新发证',
}

/** An agency as the first-run wizard makes it, with its three administrators. */
export async function anOffice(world: TestWorld) {
  const { agencyId, departmentId, administrators } = granted(
    await createAgencyWithAdministrators(world, {
      agency: anAgencyToBe,
      administrators: threeAdministrators,
    }),
  )
  for (const role of roles) {
    const { account, password } = threeAdministrators[role]
    await takeOver(world, administrators[role], account, password)
  }
  const byTwo = (personId: string | null, wish: PersonnelWish) =>
    changedByTwo(world, administrators, personId, wish)
  return {
    agencyId,
    departmentId,
    administrators,
    system: administrators['system-admin'],
    security: administrators['security-admin'],
    audit: administrators['audit-admin'],
    /** A change that the administrators make together, or one alone where it only takes away. */
    byTwo,
    /** The certificate that two gave this person; its id. */
    async certify({ personId }: { personId: string }, held: typeof certificate = certificate) {
      granted(await byTwo(personId, held))
      const { id } = await world.db.owner
        .selectFrom('identity.certificate')
        .select('id')
        .where('number', '=', held.number)
        .executeTakeFirstOrThrow()
      return id
    },
    /** A person with these roles, whose first password nobody has used. */
    async person(account: string, name = '陈立新', held: Role[] = []): Promise<Actor> {
      const body = { account, name, departmentId, post: '执法员', duty: 'business' as const }
      const wish = { kind: 'join' as const, ...body, roles: held, reason: '新登记' }
      const { personId } = granted(await byTwo(null, wish))
      return { personId, name, agencyId, departmentId, roles: [] }
    },
  }
}

/** The password that two administrators give out together, for its owner to change. */
export async function aPasswordFor(
  { byTwo }: { byTwo: Awaited<ReturnType<typeof anOffice>>['byTwo'] },
  { personId }: { personId: string },
): Promise<string> {
  const reset = { kind: 'reset', what: 'password', reason: '本人忘记' } as const
  return granted(await byTwo(personId, reset)).password ?? ''
}

export function granted<T>(outcome: Outcome<T, unknown>): T {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome.refusal))
}

/** What the public list says of the officers' certificates. */
export async function publicStatus(portal: TestWorld['portal']) {
  const row = await portal.selectFrom('publication.officer').select('status').executeTakeFirst()
  return row?.status
}
