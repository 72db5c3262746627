import { sql, type RawBuilder } from 'kysely'
import { administrationSets, type AdministrationSet } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { administrators } from '@zhaofa/domain/authority/roles.ts'
import { signingRoles } from '@zhaofa/domain/authority/signing.ts'
import { addDays, chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { asPerson } from '../../storage/as-person.ts'
import { failedOutcomes } from '../../storage/identity/sign-in-record.ts'
import { waitingPersonnelChanges } from '../../storage/streams/personnel-stream.ts'
import type { World } from '../../world.ts'
import { requireAdministrator } from './administer.ts'
import { newReads, restrictedReads } from './restricted-reads.ts'

/** A certificate is renewed in the last two months of its term. */
const endingDays = 60

/** Which people, as a condition on the row `p` of the person: counted and listed by the same. */
export const peopleSets: Readonly<
  Record<'certificates-ending' | 'without-factor', (today: PlainDate) => RawBuilder<boolean>>
> = {
  'certificates-ending': (today) => sql`p.status = 'active' and exists (
    select from identity.certificate c
     where c.person_id = p.id and c.status = 'active' and c.valid_to <= ${addDays(today, endingDays)})`,
  'without-factor': () => sql`p.status = 'active'
    and (p.duty <> 'business' or exists (
      select from identity.person_role r
       where r.person_id = p.id and r.role = any (${[...signingRoles]}::text[])))
    and not exists (
      select from identity.totp t where t.person_id = p.id and t.confirmed_at is not null)`,
}

/** Attempts of this day in China that came to nothing, as a condition on the row `s` of the record. */
export const failedSignIns = (today: PlainDate): RawBuilder<boolean> =>
  sql`s.at >= ${`${today}T00:00:00+08:00`}::timestamptz and s.outcome = any (${[...failedOutcomes]}::text[])`

/** What waits for an answer is folded from its events; the database counts the rest. */
type CountedSet = Exclude<AdministrationSet, 'personnel-waiting'>

/** The numbers on the home of an administrator, each the length of the list that it opens. */
export function countAdministration(
  world: World,
  actor: Actor,
): Promise<{ set: AdministrationSet; count: number }[]> {
  requireAdministrator(actor, administrators)
  const today = chinaDay(world.clock.now().toISOString())
  const sets = (Object.keys(administrationSets) as AdministrationSet[]).filter((set) =>
    holdsOneOf(actor, administrationSets[set].roles),
  )
  return asPerson(world.office, actor, async (tx) => {
    const counted = sets.filter((set): set is CountedSet => set !== 'personnel-waiting')
    const { rows } = await sql<Record<CountedSet, string>>`select ${sql.join(
      counted.map((set) => sql`(${countOf(set, actor, today)}) as ${sql.ref(set)}`),
    )}`.execute(tx)
    const waiting = await waitingPersonnelChanges(tx, actor.personId)
    return sets.map((set) => ({
      set,
      count: set === 'personnel-waiting' ? waiting.length : Number(rows[0]?.[set]),
    }))
  })
}

function countOf(set: CountedSet, actor: Actor, today: PlainDate): RawBuilder<unknown> {
  switch (set) {
    case 'certificates-ending':
    case 'without-factor':
      return sql`select count(*) from identity.person p where ${peopleSets[set](today)}`
    case 'sign-ins-failed':
      return sql`select count(*) from identity.sign_in s where ${failedSignIns(today)}`
    case 'reads-new':
      return sql`select count(*) from (${restrictedReads}) r where ${newReads(actor)}`
  }
}
