import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Certificate } from '@zhaofa/domain/authority/certificate.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { Database, Tx } from '../database.ts'
import type { Duty } from '@zhaofa/domain/authority/personnel-change.ts'

/** The person behind a session that is still valid. */
export type SessionHolder = {
  readonly sessionId: string
  readonly personId: string
  readonly agencyId: string
  readonly departmentId: string
  readonly name: string
  readonly account: string
  readonly post: string
  readonly duty: Duty
  readonly agencyName: string
  readonly roles: Role[]
  readonly certificate: Certificate | null
  /** This session was opened with a second factor. */
  readonly secondFactor: boolean
  /** The person has a second factor in force. */
  readonly totpConfirmed: boolean
  readonly mustChange: boolean
  /** An administrator ended the second factor; its owner has not set up another. */
  readonly mustEnrol: boolean
  readonly passwordChangedAt: Date
  readonly idleUntil: Date
  readonly expiresAt: Date
}

/** One question per request; using a session also keeps it from becoming idle. */
export async function findSession(
  db: Kysely<Database>,
  { tokenHash, at, idleMinutes }: { tokenHash: Uint8Array; at: Date; idleMinutes: number },
): Promise<SessionHolder | undefined> {
  const { rows } = await sql<SessionHolder>`
    select session_id as "sessionId", person_id as "personId", agency_id as "agencyId",
      department_id as "departmentId", name, account, post, duty, agency_name as "agencyName", roles,
      certificate, second_factor as "secondFactor", totp_confirmed as "totpConfirmed",
      must_change as "mustChange", must_enrol as "mustEnrol", password_changed_at as "passwordChangedAt",
      idle_until as "idleUntil", expires_at as "expiresAt"
    from identity.use_session(${Buffer.from(tokenHash)}, ${at}, make_interval(mins => ${idleMinutes}))`.execute(
    db,
  )
  return rows[0]
}

export async function addSession(
  tx: Tx,
  session: {
    tokenHash: Uint8Array
    personId: string
    agencyId: string
    at: Date
    expiresAt: Date
    secondFactor: boolean
    ip: string | null
    userAgent: string
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('identity.session')
    .values({
      token_hash: Buffer.from(session.tokenHash),
      person_id: session.personId,
      agency_id: session.agencyId,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
      second_factor: session.secondFactor,
      ip: session.ip,
      user_agent: session.userAgent,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Sessions of a person that may still be used, newest first. */
export function openSessions(tx: Tx, personId: string, at: Date, idleMinutes: number) {
  return tx
    .selectFrom('identity.session')
    .select(['id', 'created_at', 'last_seen_at', 'ip', 'user_agent'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .where('last_seen_at', '>', new Date(at.getTime() - idleMinutes * 60_000))
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends one session, or all but one. Returns how many were still open. */
export async function revokeSessions(
  tx: Tx,
  {
    personId,
    only,
    except,
    at,
    because,
  }: { personId: string; only?: string; except?: string; at: Date; because: string },
): Promise<number> {
  const ended = await tx
    .updateTable('identity.session')
    .set({ revoked_at: at, revoked_because: because })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** How many wrong answers in a row end a session. */
export const maxWrongAnswers = 5

/**
 * Counts an answer that is about to be looked at, in this session alone: how many there were since the last
 * right one, this one included. Undefined when the session has ended.
 */
export async function countAnswer(tx: Tx, sessionId: string): Promise<number | undefined> {
  const counted = await tx
    .updateTable('identity.session')
    .set(({ eb }) => ({ wrong_answers: eb('wrong_answers', '+', 1) }))
    .where('id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .returning('wrong_answers')
    .executeTakeFirst()
  return counted?.wrong_answers
}

/** After a right answer. */
export async function forgiveAnswers(tx: Tx, sessionId: string): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ wrong_answers: 0 })
    .where('id', '=', sessionId)
    .execute()
}
