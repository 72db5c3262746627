import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database, Tx } from '../database.ts'

/** Whose account it is: all that may be known before the password was looked at. */
export async function findAccount(
  db: Kysely<Database>,
  account: string,
): Promise<{ personId: string; agencyId: string } | undefined> {
  const { rows } = await sql<{ person_id: string; agency_id: string }>`
    select person_id, agency_id from identity.account_named(${account})`.execute(db)
  const [found] = rows
  return found && { personId: found.person_id, agencyId: found.agency_id }
}

export type LockPolicy = { readonly failures: number; readonly minutes: number }

/** Counts an attempt. Until when the account is locked, or null when the password may be looked at. */
export async function beginSignIn(
  db: Kysely<Database>,
  { account, at, policy }: { account: string; at: Date; policy: LockPolicy },
): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select identity.begin_sign_in(${account}, ${at}, ${policy.failures},
      make_interval(mins => ${policy.minutes})) as until`.execute(db)
  return rows[0]?.until ?? null
}

/** Until when the attempt that just failed has locked the account, or null. */
export async function lockedUntil(db: Kysely<Database>, account: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select identity.locked_until(${account}) as until`.execute(db)
  return rows[0]?.until ?? null
}

export async function forgiveSignIns(db: Kysely<Database>, account: string): Promise<void> {
  await sql`select identity.forgive_sign_ins(${account})`.execute(db)
}

/** Names typed before `before` that nobody signed in with since. */
export async function forgetOldAttempts(db: Kysely<Database>, before: Date): Promise<void> {
  await sql`select identity.forget_old_attempts(${before})`.execute(db)
}

export type Credential = {
  readonly account: string
  readonly active: boolean
  readonly passwordHash: string
  readonly changedAt: Date
  readonly mustChange: boolean
  /** Null without a second factor in force. */
  readonly totpSecretSealed: Buffer | null
}

/** In a transaction that acts for the person themself; undefined when no password was ever set. */
export async function findCredential(tx: Tx, personId: string): Promise<Credential | undefined> {
  const row = await tx
    .selectFrom('identity.credential as c')
    .innerJoin('identity.person as p', 'p.id', 'c.person_id')
    .leftJoin('identity.totp as t', 't.person_id', 'c.person_id')
    .select([
      'p.account',
      'p.status',
      'c.password_hash',
      'c.changed_at',
      'c.must_change',
      't.secret_sealed',
      't.confirmed_at',
    ])
    .where('c.person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      account: row.account,
      active: row.status === 'active',
      passwordHash: row.password_hash,
      changedAt: row.changed_at,
      mustChange: row.must_change,
      totpSecretSealed: row.confirmed_at ? row.secret_sealed : null,
    }
  )
}

/** Hashes of this many passwords, newest first, the present one among them. */
export async function recentPasswords(tx: Tx, personId: string, count: number): Promise<string[]> {
  // Cut: as many as the rule of passwords looks back.
  const rows = await tx
    .selectFrom('identity.used_password')
    .select('password_hash')
    .where('person_id', '=', personId)
    .orderBy('set_at', 'desc')
    .limit(count)
    .execute()
  return rows.map(({ password_hash }) => password_hash)
}

/** Sets a password. `mustChange`: somebody else chose it. */
export async function setPassword(
  tx: Tx,
  {
    personId,
    agencyId,
    hash,
    at,
    mustChange,
  }: { personId: string; agencyId: string; hash: string; at: Date; mustChange: boolean },
): Promise<void> {
  const changed = { password_hash: hash, changed_at: at, must_change: mustChange }
  await tx
    .insertInto('identity.credential')
    .values({ person_id: personId, agency_id: agencyId, ...changed })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(changed))
    .execute()
  await tx
    .insertInto('identity.used_password')
    .values({ person_id: personId, agency_id: agencyId, password_hash: hash, set_at: at })
    // Two within one instant of a standing clock: the first is as good a memory as the second.
    .onConflict((conflict) => conflict.columns(['person_id', 'set_at']).doNothing())
    .execute()
}

/** Whether the person must set up a second factor before anything else: theirs was reset. */
export async function setMustEnrol(tx: Tx, personId: string, due: boolean): Promise<void> {
  await tx
    .updateTable('identity.credential')
    .set({ must_enrol: due })
    .where('person_id', '=', personId)
    .execute()
}

/** Takes one TOTP step of the person, so that a code seen over the shoulder is worthless. */
export async function takeTotpStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const taken = await tx
    .updateTable('identity.totp')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}
