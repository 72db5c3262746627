import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Tx } from '../../../storage/database.ts'
import { historyOf } from '../../../storage/rule-store.ts'
import { decrypt, encrypt } from '../../../storage/sealed.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { mustPublish } from './licence-party.ts'

/** The address that two people agreed on and that counts on this day; null where nothing is pushed. */
export async function pushAddressOn(
  tx: Tx,
  agencyId: string,
  today: PlainDate,
): Promise<string | null> {
  const versions = await historyOf(tx, agencyId, 'agency-rule', 'pushAddress')
  const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= today)
  return (inForce?.body as { readonly value: string } | undefined)?.value || null
}

/** Sealed for one address: what is agreed on anew has no token until somebody gives it one. */
const tokenContext = (agencyId: string, url: string) => `push-token ${agencyId} ${url}`

/** 访问令牌 for the address in force, null to take it away. The address itself is changed under 本局规则. */
export async function setPushToken(
  world: World,
  actor: Actor,
  { url, token }: { readonly url: string; readonly token: string | null },
): Promise<Outcome<null, Refusal>> {
  mustPublish(actor)
  const { agencyId, personId } = actor
  const now = world.clock.now().toISOString()
  return inAgency(world, actor, async (tx) => {
    const address = await pushAddressOn(tx, agencyId, chinaDay(now))
    if (address !== url) return refuse(notAgreed(address))
    const sealed =
      token === null ? null : encrypt(token, world.sealingKey, tokenContext(agencyId, url))
    const row = { url, sealed, set_by: personId, set_at: now }
    await tx
      .insertInto('casework.report_endpoint')
      .values({ ...row, agency_id: agencyId })
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(row))
      .execute()
    return accept(null)
  })
}

function notAgreed(address: string | null): Refusal {
  const now = address === null ? '现在没有推送地址' : `现在的推送地址是 ${address}`
  return {
    reason: `${now}。推送地址在“本局规则”里提请变更，由另一人批准，次日起生效；令牌只能给已经生效的地址`,
    basis: [systemRule('duties')],
  }
}

/** The token that was given for exactly this address; null where there is none. */
export async function pushTokenFor(
  tx: Tx,
  agencyId: string,
  url: string,
  sealingKey: Uint8Array,
): Promise<string | null> {
  const kept = await tx
    .selectFrom('casework.report_endpoint')
    .where('url', '=', url)
    .select('sealed')
    .executeTakeFirst()
  return kept?.sealed ? decrypt(kept.sealed, sealingKey, tokenContext(agencyId, url)) : null
}
