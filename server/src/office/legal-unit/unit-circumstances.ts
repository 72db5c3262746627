import { sql } from 'kysely'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { counselKinds } from '@zhaofa/domain/authority/counsel.ts'
import type { UnitAt } from '@zhaofa/domain/legal-unit/unit-at.ts'
import { lastDayAsCounsel } from '@zhaofa/domain/legal-unit/counsel.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { registeredCounsel, type StoredCounsel } from '../../storage/streams/counsel-stream.ts'
import type { World } from '../../world.ts'
import { unitMembers, type UnitMember } from './unit-people.ts'

/** What the rules of the books look at, and the rows it was read from, for views that need more of them. */
export type UnitCircumstances = {
  readonly at: UnitAt
  readonly members: readonly UnitMember[]
  readonly counsel: readonly StoredCounsel[]
}

/** Reads everything that a rule of these books may look at, in the transaction of the act. */
export async function loadUnitCircumstances(
  tx: Tx,
  world: World,
  actor: Actor,
): Promise<UnitCircumstances> {
  const now = world.clock.now().toISOString()
  const today = chinaDay(now)
  const { rules } = await world.reference.load(tx, actor.agencyId, today)
  const members = await unitMembers(tx, actor.agencyId)
  const byId = new Map(members.map((member) => [member.id, member]))
  const counsel = await registeredCounsel(tx, actor.agencyId)
  const department = await tx
    .selectFrom('identity.department')
    .select('name')
    .where('agency_id', '=', actor.agencyId)
    .where('kind', '=', 'legal')
    .where('active', '=', true)
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
  const opinions = await opinionsOfCounsel(tx, actor.agencyId)
  const at: UnitAt = {
    ...{ now, today, rules },
    actor: { id: actor.personId, name: actor.name, roles: actor.roles },
    personOf: (id) => byId.get(id) ?? null,
    legalDepartment: department?.name ?? null,
    counselEntryOf: (id) => entryOf(counsel, id, today),
    opinionsOf: (id, year) => opinions.get(`${id} ${year}`) ?? 0,
  }
  return { at, members, counsel }
}

function entryOf(counsel: readonly StoredCounsel[], id: string, today: PlainDate): string | null {
  const entry = counsel.find(
    ({ file }) => file.engaged?.person === id && today <= (lastDayAsCounsel(file) ?? ''),
  )?.file.engaged
  return entry ? `${entry.name}（${counselKinds[entry.kind]}）` : null
}

/** Opinions given on cases, by person and year of the day in China. */
async function opinionsOfCounsel(tx: Tx, agencyId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ person: string; year: number; given: number }>`
    select by_id as person, extract(year from at at time zone 'Asia/Shanghai')::int as year,
      count(*)::int as given
    from casework.case_event
    where agency_id = ${agencyId} and type = 'CounselOpinionGiven'
    group by 1, 2`.execute(tx)
  return new Map(rows.map(({ person, year, given }) => [`${person} ${year}`, given]))
}
