import { createHmac, randomUUID } from 'node:crypto'
import { asPerson } from '../../storage/as-person.ts'
import { asSubmission, outsideSubmission, type Submission } from '../../storage/request-key.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'
import { currentSession } from '../identity/current-session.ts'

/** What was answered to a submission, to be said again to whoever sends the same. */
export type KeptAnswer = { readonly status: number; readonly type: string; readonly body: string }

/** Runs `work` as this submission. `said` is all that was submitted; only its keyed hash is stored. */
export function submit<T>(
  { sealingKey }: World,
  { key, said }: { key: string; said: string },
  work: (submission: Submission) => T,
): T {
  const fingerprint = createHmac('sha256', sealingKey).update(said).digest('hex')
  const submission: Submission = { key, attempt: randomUUID(), fingerprint, takenBy: null }
  return asSubmission(submission, () => work(submission))
}

/** Keeps the answer, sealed, where the submission has changed anything. */
export async function keepAnswer(
  world: World,
  { key, attempt, takenBy }: Submission,
  { status, ...said }: KeptAnswer,
): Promise<void> {
  if (!takenBy) return
  const { personId } = takenBy
  const answer = encrypt(JSON.stringify(said), world.sealingKey, sealedAs(personId, key))
  await outsideSubmission(() =>
    asPerson(world.office, takenBy, (tx) =>
      tx
        .updateTable('platform.request_key')
        .set({ status, answer })
        .where('person_id', '=', personId)
        .where('key', '=', key)
        .where('attempt', '=', attempt)
        .execute(),
    ),
  )
}

/** What was answered to this key of the person behind the session; null while it is being done. */
export async function keptAnswer(
  world: World,
  { token, key }: { token: string; key: string },
): Promise<KeptAnswer | null> {
  const holder = await currentSession(world, token)
  if (!holder) return null
  const { personId } = holder
  const row = await outsideSubmission(() =>
    asPerson(world.office, holder, (tx) =>
      tx
        .selectFrom('platform.request_key')
        .select(['status', 'answer'])
        .where('person_id', '=', personId)
        .where('key', '=', key)
        .executeTakeFirst(),
    ),
  )
  if (!row?.status || !row.answer) return null
  const said = decrypt(row.answer, world.sealingKey, sealedAs(personId, key))
  return { status: row.status, ...(JSON.parse(said) as Omit<KeptAnswer, 'status'>) }
}

const sealedAs = (personId: string, key: string) => `answer ${personId} ${key}`
