import type { Tx } from '../../storage/database.ts'
import { forgiveSignIns, setPassword } from '../../storage/identity/credential-store.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'
import { hashPassword } from '../identity/password-hash.ts'
import type { Administration } from './administer.ts'
import { getPerson } from './find-person.ts'
import { passwordHalf } from './initial-password.ts'

type Sealing = Pick<World, 'sealingKey'>

/** To what the sealed half is bound; halves in hand were sealed under this name. */
const contextOf = (changeId: string) => `reset ${changeId}`

/** The half of a password to come that whoever proposes it is shown, kept sealed until another administrator agrees. */
export async function firstHalf(
  { sealingKey }: Sealing,
  { tx, actor }: Administration,
  changeId: string,
): Promise<string> {
  const half = passwordHalf()
  const half_sealed = encrypt(half, sealingKey, contextOf(changeId))
  await tx
    .insertInto('identity.password_half')
    .values({ change_id: changeId, agency_id: actor.agencyId, half_sealed })
    .execute()
  return half
}

/** The second half, made now; with the first it is good for choosing another password and nothing else. */
export async function secondHalf(
  { sealingKey }: Sealing,
  { tx, at, actor }: Administration,
  { changeId, personId }: { changeId: string; personId: string },
): Promise<string> {
  const { half_sealed } = await tx
    .deleteFrom('identity.password_half')
    .where('change_id', '=', changeId)
    .returning('half_sealed')
    .executeTakeFirstOrThrow()
  const first = decrypt(half_sealed, sealingKey, contextOf(changeId))
  const second = passwordHalf()
  const hash = await hashPassword(`${first}-${second}`)
  await setPassword(tx, { personId, agencyId: actor.agencyId, hash, at, mustChange: true })
  const { account } = await getPerson(tx, personId)
  await forgiveSignIns(tx, account)
  return second
}

/** Nobody agreed to it. */
export async function dropHalf(tx: Tx, changeId: string): Promise<void> {
  await tx.deleteFrom('identity.password_half').where('change_id', '=', changeId).execute()
}
