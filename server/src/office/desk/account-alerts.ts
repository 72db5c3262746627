import type { MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { administratorDuty } from '@zhaofa/domain/authority/personnel-proposal.ts'
import { signingTitles, signsForAgency } from '@zhaofa/domain/authority/signing.ts'
import type { Tx } from '../../storage/database.ts'
import { enrolmentsOf, missingAmong } from '../administration/enrol.ts'
import { personnelChangesFor } from '../administration/list-personnel-changes.ts'

/** What this person's own account, or their office as an administrator, asks of them. */
export async function accountAlerts(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  return [...(await withoutSecondFactor(tx, actor)), ...(await waitingChanges(tx, actor))]
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

async function waitingChanges(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  if (administratorDuty(actor) === null) return []
  const missing = missingAmong(await enrolmentsOf(tx))
  const changes = await personnelChangesFor(tx, actor)
  return [
    ...(missing.length === 0 ? [] : [notAllThere(missing)]),
    ...changes
      .filter(({ state, blocked }) => state === 'done' || blocked === null)
      .map(({ state, name, title, by, reason }) => ({
        text:
          state === 'done' ? `${name}：${title}，已由一人先行办理` : `${name}：${title}，等您核准`,
        effect: `${by}${state === 'done' ? '办理' : '提请'}：${reason}。`,
        href: '/office/administration/personnel',
        tone: 'amber' as const,
      })),
  ]
}

const notAllThere = (missing: readonly string[]) => ({
  text: `三员还没有到齐：${missing.join('、')}还没有领取账号`,
  effect: '在此以前，须两人办的不能办；谁从哪里领取的，请看一下。',
  href: '/office/administration/personnel',
  tone: 'amber' as const,
})
