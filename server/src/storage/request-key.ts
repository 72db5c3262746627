import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import { MalformedRequestError, RepeatedRequestError } from '../faults.ts'
import type { Tx } from './database.ts'

/** One submission under way: the key its screen gave it, and what was submitted. */
export type Submission = {
  readonly key: string
  /** This request among those that carry the key. */
  readonly attempt: string
  /** SHA-256 of method, address and body. */
  readonly fingerprint: string
  /** In whose name it took the key; null until its first transaction. */
  takenBy: { readonly agencyId: string; readonly personId: string } | null
}

const current = new AsyncLocalStorage<Submission>()

/** Runs `work` as part of this submission: whatever it writes takes the key first. */
export const asSubmission = <T>(submission: Submission, work: () => T): T =>
  current.run(submission, work)

/** Runs `work` outside any submission. */
export const outsideSubmission = <T>(work: () => T): T => current.exit(work)

/**
 * Takes the key of the submission under way, in the transaction that does it: both commit, or neither does. A
 * second request with the same key waits here until the first has ended. Without a submission nothing is asked.
 * @throws RepeatedRequestError when another request has done it; MalformedRequestError when the key was given to
 *   something else.
 */
export async function takeRequestKey(
  tx: Tx,
  by: { readonly agencyId: string; readonly personId: string },
): Promise<void> {
  const submission = current.getStore()
  if (!submission) return
  const { key, attempt, fingerprint } = submission
  const { agencyId, personId } = by
  const { rows } = await sql<{ attempt: string; fingerprint: string }>`
    with old as (
      delete from platform.request_key
       where person_id = ${personId} and at < now() - interval '1 day' and key <> ${key}
    )
    insert into platform.request_key as k (person_id, key, agency_id, attempt, fingerprint)
    values (${personId}, ${key}, ${agencyId}, ${attempt}, ${fingerprint})
    on conflict (person_id, key) do update set key = excluded.key
    returning k.attempt, k.fingerprint`.execute(tx)
  const [taken] = rows
  if (taken?.fingerprint !== fingerprint) {
    throw new MalformedRequestError('这个提交编号已经用于别的内容，没有办理。请刷新页面后再试。')
  }
  if (taken.attempt !== attempt) throw new RepeatedRequestError()
  submission.takenBy = by
}
