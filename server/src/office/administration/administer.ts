import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { sql } from 'kysely'
import type { JsonValue } from '@zhaofa/ledger'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles as titles, type Administrator } from '@zhaofa/domain/authority/roles.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { ForbiddenError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import { recordLeaves } from '../../storage/ledger/record.ts'
import type { ChangeSubject } from '../../storage/tables/identity.ts'
import { uniqueKeyOf } from '../../storage/unique-violation.ts'
import type { World } from '../../world.ts'

/** An administrative act under way: its transaction, its hour and who does it. */
export type Administration = {
  readonly tx: Tx
  readonly at: Date
  readonly actor: Actor
}

/** What an act of administration comes to: a value, or a sentence beside each field. */
export type Administered<T> = Outcome<T, Refusal>

/** One act on one subject, as its history tells it. Content is for reading, so it is in words. */
type AuthorityChange = {
  readonly kind: ChangeSubject
  readonly subjectId: string
  readonly action: string
  /** Label and value pairs. */
  readonly content: Readonly<Record<string, string>>
  readonly reason?: string | undefined
}

/**
 * Runs one act of administration in a transaction of its own.
 * @throws ForbiddenError for everybody but these administrators. The database refuses the others as well.
 */
export async function administer<T>(
  world: World,
  actor: Actor,
  by: readonly Administrator[],
  work: (administration: Administration) => Promise<Administered<T>>,
): Promise<Administered<T>> {
  requireAdministrator(actor, by)
  try {
    return await asPerson(world.office, actor, (tx) => work({ tx, actor, at: world.clock.now() }))
  } catch (error) {
    const taken = takenProblem(error)
    if (taken) return refuse(fieldsRefused([taken]))
    throw error
  }
}

/** @throws ForbiddenError */
export function requireAdministrator(actor: Actor, by: readonly Administrator[]): void {
  if (holdsOneOf(actor, by)) return
  throw new ForbiddenError(`这件事由${by.map((role) => titles[role]).join('或者')}办理。`)
}

/** Two people may choose the same name at once. The unique key decides, and the later one gets a message. */
const taken: Readonly<Record<string, FieldProblem>> = {
  person_account_key: { field: 'account', message: '这个账号已经有人使用，请换一个' },
  department_agency_id_name_key: { field: 'name', message: '已有同名的机构' },
  supervision_in_force: { field: 'supervisorUscc', message: '这个监督机关已经登记' },
  certificate_number_key: { field: 'number', message: '这个证号已经登记' },
}

function takenProblem(error: unknown): FieldProblem | undefined {
  const key = uniqueKeyOf(error)
  return key === null ? undefined : taken[key]
}

/** Writes the act into the subject's history and the log, in the act's own transaction. */
export async function recordChange(
  { tx, at, actor }: Administration,
  { kind, subjectId, action, content, reason }: AuthorityChange,
): Promise<void> {
  const sequence = await nextInSeries(tx, subjectId)
  const { agencyId, personId, name } = actor
  await tx
    .insertInto('identity.change')
    .values({
      subject_id: subjectId,
      sequence,
      agency_id: agencyId,
      subject_kind: kind,
      action,
      content: JSON.stringify(content),
      reason: reason ?? null,
      by_person: personId,
      at,
    })
    .execute()
  const told: Record<string, JsonValue> = { ...content }
  await recordLeaves(tx, [
    {
      kind: 'authority-change',
      publicId: subjectId,
      sequence,
      at: at.toISOString(),
      agencyId,
      content: {
        subject: kind,
        action,
        content: told,
        reason: reason ?? null,
        by: { id: personId, name },
      },
    },
  ])
}

/** Two acts on one subject at once would take the same place in its series; the second waits. */
async function nextInSeries(tx: Tx, subjectId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subjectId}, 1))`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(sequence), 0) + 1 as next from identity.change
     where subject_id = ${subjectId}`.execute(tx)
  return rows[0]?.next ?? 1
}
