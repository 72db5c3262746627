import { enrol, issueEnrolment } from '../office/administration/enrol.ts'
import type { Acting } from '../storage/as-person.ts'
import type { World } from '../world.ts'

/** One of the three takes over the account as on the first day: with a code, for a password of their own. */
export async function takeOver(
  world: World,
  who: Acting,
  account: string,
  password: string,
): Promise<void> {
  const origin = { ip: '127.0.0.1', userAgent: 'zhaofa' }
  const issued = await issueEnrolment(world, who, 'wizard')
  if (!issued.ok) throw new Error(issued.refusal.reason)
  const taken = await enrol(world, { account, code: issued.value, password }, origin)
  if (!taken.ok) throw new Error(taken.refusal.reason)
}
