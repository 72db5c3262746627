import type { MyWork } from '@zhaofa/contract'
import {
  administratorDuty,
  mayAnswerReset,
  resettable,
} from '@zhaofa/domain/authority/account-reset.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { signingTitles, signsForAgency } from '@zhaofa/domain/authority/signing.ts'
import type { Tx } from '../../storage/database.ts'
import { openResets } from '../../storage/streams/reset-stream.ts'
import { getPerson } from '../administration/find-person.ts'

/** What this person's own account, or their office as an administrator, asks of them. */
export async function accountAlerts(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  return [...(await withoutSecondFactor(tx, actor)), ...(await waitingResets(tx, actor))]
}

/** In a real installation nothing else may be done before; the demo only says so. */
async function withoutSecondFactor(tx: Tx, { personId, roles }: Actor): Promise<MyWork['alerts']> {
  if (!signsForAgency(roles)) return []
  const inForce = await tx
    .selectFrom('identity.totp')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (inForce) return []
  return [
    {
      text: '您还没有启用动态码',
      effect: `您以${signingTitles(roles)}的身份签名。演示时凭密码也能签；正式运行时须先启用动态码，才能办事。`,
      href: '/office/me',
      tone: 'amber',
    },
  ]
}

async function waitingResets(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  if (administratorDuty(actor) === null) return []
  const person = { id: actor.personId, roles: actor.roles }
  const mine = (await openResets(tx)).filter(({ file }) => mayAnswerReset(person, file).ok)
  const alerts: MyWork['alerts'] = []
  for (const { file } of mine) {
    const { name } = await getPerson(tx, file.personId)
    alerts.push({
      text: `${name}的${resettable[file.what]}等您核准重设`,
      effect: `${file.proposedBy.name}提请：${file.reason}。请先向本人核实。`,
      href: '/office/administration/resets',
      tone: 'amber',
    })
  }
  return alerts
}
