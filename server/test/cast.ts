import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import { seedReference } from '../src/office/reference/seed-reference.ts'
import type { Cast } from '../src/demo/stage.ts'
import { asPerson } from '../src/storage/as-person.ts'
import { anAgency, aPerson } from './identity-rows.ts'
import type { TestWorld } from './world.ts'

/** An agency with rules, some of them its own, and somebody for every part a case needs. */
export async function aCast(world: TestWorld, rules: Partial<AgencyRules> = {}): Promise<Cast> {
  const agency = await anAgency(world.db)
  const person = async (account: string, name: string, ...roles: Role[]): Promise<Actor> => {
    const { personId } = await aPerson(world.db, agency, { account, name, roles })
    if (roles.includes('officer')) await certify(world, agency.id, personId, account)
    return { personId, name, agencyId: agency.id, departmentId: agency.departmentId, roles }
  }
  const cast: Cast = {
    officers: [
      await person('chen', '陈立新', 'officer'),
      await person('wang', '王晓雯', 'officer'),
    ],
    departmentHead: await person('zhao', '赵国栋', 'department-head'),
    reviewer: await person('liu', '刘文静', 'legal-reviewer', 'legal-head'),
    secondReviewer: await person('zheng', '郑一鸣', 'legal-reviewer'),
    counsel: await person('shen', '沈嘉禾', 'legal-counsel'),
    agencyHead: await person('gao', '高明轩', 'agency-head'),
    deputyHead: await person('sun', '孙志远', 'agency-head'),
    collector: await person('he', '何秀兰', 'disclosure-collector'),
    checker: await person('ma', '马晓东', 'disclosure-checker'),
    publisher: await person('lin', '林芳', 'disclosure-publisher'),
    archivist: await person('tang', '唐慧', 'archivist'),
  }
  const { agencyId, personId } = cast.agencyHead
  await asPerson(world.office, { agencyId, personId }, (tx) =>
    seedReference(
      tx,
      { agencyId, personId: null, at: '2021-07-15T00:00:00.000Z' },
      {
        ...ownRules,
        ...rules,
      },
    ),
  )
  return cast
}

const ownRules = {
  bank: {
    name: '示例银行四平分行',
    address: '四平市铁西区示例大路 9 号',
    holder: '四平市财政局',
    account: '0000 0000 0000 0000',
  },
}

async function certify(world: TestWorld, agencyId: string, personId: string, account: string) {
  const { id } = await world.db.owner
    .insertInto('identity.certificate')
    .values({
      agency_id: agencyId,
      person_id: personId,
      number: `07030022${account}`,
      categories: ['行政处罚', '行政检查', '行政强制'],
      region: '220300',
      issuer: '吉林省人民政府',
      valid_from: '2024-01-01',
      valid_to: '2028-12-31',
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db.owner
    .insertInto('identity.certificate_change')
    .values({
      certificate_id: id,
      sequence: 1,
      agency_id: agencyId,
      status: 'active',
      valid_to: '2028-12-31',
      reason: '核发',
      at: new Date('2024-01-01T00:00:00Z'),
    } as never)
    .execute()
}
