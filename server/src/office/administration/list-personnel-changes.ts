import type { EnrolmentView, PersonnelChangeList, PersonnelChangeView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { changedLines, changeTitle } from '@zhaofa/domain/authority/personnel-change.ts'
import { mayDecideChange } from '@zhaofa/domain/authority/personnel-proposal.ts'
import { administrators, roles as titles } from '@zhaofa/domain/authority/roles.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import {
  waitingPersonnelChanges,
  type StoredPersonnelChange,
} from '../../storage/streams/personnel-stream.ts'
import type { World } from '../../world.ts'
import { requireAdministrator } from './administer.ts'
import { personOf } from './change-personnel.ts'
import { enrolmentsOf, issuers, missingAmong, type Enrolment } from './enrol.ts'
import { givesPassword } from './written-change.ts'

/**
 * What waits for an answer, and what another did at once, for every administrator; each line says what this one
 * may do about it.
 */
export function listPersonnelChanges(world: World, actor: Actor): Promise<PersonnelChangeList> {
  requireAdministrator(actor, administrators)
  return asPerson(world.office, actor, async (tx) => ({
    changes: await personnelChangesFor(tx, actor),
    enrolments: (await enrolmentsOf(tx)).map(enrolmentView),
  }))
}

const enrolmentView = (enrolment: Enrolment): EnrolmentView => ({
  name: enrolment.name,
  duty: titles[enrolment.duty],
  issued: enrolment.issuedAt && {
    at: enrolment.issuedAt.toISOString(),
    where: issuers[enrolment.issuedBy ?? 'wizard'],
  },
  used: enrolment.usedAt && { at: enrolment.usedAt.toISOString(), from: enrolment.usedFrom },
})

/** The same within a transaction of an administrator. */
export async function personnelChangesFor(tx: Tx, actor: Actor): Promise<PersonnelChangeView[]> {
  const stored = await waitingPersonnelChanges(tx, actor.personId)
  const people = await named(tx, stored)
  const missing = missingAmong(await enrolmentsOf(tx))
  return stored.map((each) => viewOf(each, actor, { people, missing }))
}

type Named = ReadonlyMap<string, { readonly name: string; readonly account: string }>

async function named(tx: Tx, stored: readonly StoredPersonnelChange[]): Promise<Named> {
  if (stored.length === 0) return new Map()
  const rows = await tx
    .selectFrom('identity.person')
    .select(['id', 'name', 'account'])
    .where(
      'id',
      'in',
      stored.map(({ file }) => file.personId),
    )
    .execute()
  return new Map(rows.map(({ id, name, account }) => [id, { name, account }]))
}

function viewOf(
  { id, file }: StoredPersonnelChange,
  actor: Actor,
  { people, missing }: { people: Named; missing: readonly string[] },
): PersonnelChangeView {
  const { personId, change, reason, by, duty, at, version, state } = file
  // Somebody who is to join has no row yet.
  const { name, account } =
    change.kind === 'join' ? change : (people.get(personId) ?? { name: '', account: '' })
  const deciding = mayDecideChange(personOf(actor), file, missing)
  return {
    ...{ id, version, personId, name, account, reason, at },
    title: changeTitle(change),
    lines: changedLines(change),
    by: `${by.name}（${titles[duty]}）`,
    state: state === 'done' ? 'done' : 'open',
    blocked: deciding.ok ? null : deciding.refusal.reason,
    own: by.id === actor.personId,
    hasAccount: change.kind !== 'join',
    resets: change.kind === 'reset' ? change.what : givesPassword(change) ? 'password' : null,
  }
}
