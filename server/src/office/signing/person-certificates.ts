import type { OwnerProofBody, RevokeSigningBody, SigningCertificateList } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  revocationTitles,
  type RevocationReason,
} from '@zhaofa/domain/authority/revocation-reasons.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { isAdministrator } from '@zhaofa/domain/authority/roles.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { SessionHolder } from '../../storage/identity/session-store.ts'
import type { Origin } from '../../storage/identity/sign-in-record.ts'
import {
  certificatesOf,
  insertRevocation,
  lockKeys,
  type CertificateLine,
} from '../../storage/signature-store.ts'
import type { World } from '../../world.ts'
import {
  administer,
  recordChange,
  type Administered,
  type Administration,
} from '../administration/administer.ts'
import { getPerson } from '../administration/find-person.ts'
import { proveOwner } from '../identity/confirm-identity.ts'
import { actorOf } from '../identity/current-session.ts'
import { agencyKeys, makeKey } from './keys.ts'

type Proof = OwnerProofBody & { readonly origin: Origin }

/** 本人的签名证书, newest first. */
export function ownCertificates(
  world: World,
  holder: SessionHolder,
): Promise<SigningCertificateList> {
  return asPerson(world.office, holder, async (tx) =>
    listOf(world, await certificatesOf(tx, holder.agencyId, holder)),
  )
}

function listOf({ clock }: World, lines: readonly CertificateLine[]): SigningCertificateList {
  const now = clock.now().toISOString()
  return {
    certificates: lines.map(({ id, name, serial, validFrom, validTo, issuedAt, revoked }) => ({
      ...{ id, name, serial, validFrom, validTo, issuedAt },
      state: revoked ? 'revoked' : validTo <= now ? 'expired' : 'valid',
      revoked: revoked && {
        at: revoked.at,
        reason: revocationTitles[revoked.reason],
        because: revoked.because,
      },
    })),
  }
}

/**
 * 申领签名证书: what somebody signs with is changed by its owner alone (ADR 0180), so it is given against the password
 * and the code of now. Who the owner is, two administrators agreed on when the account was made. The one of before is
 * revoked as replaced.
 */
export async function obtainCertificate(
  world: World,
  holder: SessionHolder,
  proof: Proof,
): Promise<Outcome<null, Refusal>> {
  if (holder.roles.some(isAdministrator) || holder.roles.includes('supervisor')) {
    const message = '管理员、监督人员不签署执法文书，不用签名证书'
    return refuse(fieldsRefused([{ field: 'password', message }]))
  }
  const proved = await proveOwner(world, holder, proof)
  if (!proved.ok) return proved
  const { agencyId, personId, name } = holder
  const at = world.clock.now()
  await asPerson(world.office, holder, async (tx) => {
    const { name: agencyName } = await tx
      .selectFrom('identity.agency')
      .select('name')
      .where('id', '=', agencyId)
      .executeTakeFirstOrThrow()
    const agency = { agencyId, agencyName, at }
    const { root } = await agencyKeys(tx, world, agency)
    await lockKeys(tx, agencyId)
    const before = standing(await certificatesOf(tx, holder.agencyId, holder))
    await makeKey(tx, world, {
      ...{ ...agency, purpose: 'person', suite: 'sha256', issuer: root },
      person: { id: personId, name },
    })
    for (const { id: certificateId } of before) {
      const because = '本人申领了新的签名证书'
      await insertRevocation(tx, { certificateId, agencyId, reason: 'superseded', because, at })
    }
    await recordChange(
      { tx, at, actor: actorOf(holder) },
      {
        ...{ kind: 'person', subjectId: personId, action: '申领签名证书' },
        content: { 办理: '本人凭密码和动态码办理' },
      },
    )
  })
  return accept(null)
}

const standing = (lines: readonly CertificateLine[]) => lines.filter(({ revoked }) => !revoked)

/** 吊销本人的签名证书, all that stand: a lost telephone, a password that somebody saw. */
export async function revokeOwnCertificate(
  world: World,
  holder: SessionHolder,
  { reason, because, ...proof }: Proof & RevokeSigningBody,
): Promise<Outcome<null, Refusal>> {
  const proved = await proveOwner(world, holder, proof)
  if (!proved.ok) return proved
  const { personId } = holder
  return asPerson(world.office, holder, async (tx) => {
    const administration = { tx, at: world.clock.now(), actor: actorOf(holder) }
    const revoked = await revokeOfPerson(administration, { personId, reason, because })
    return revoked > 0 ? accept(null) : nothingToRevoke()
  })
}

const nothingToRevoke = () =>
  refuse(fieldsRefused([{ field: 'because', message: '没有有效的签名证书可以吊销' }]))

/** The certificates of one person, for the administrators. @throws ForbiddenError, NotFoundError */
export function certificatesOfPerson(
  world: World,
  actor: Actor,
  personId: string,
): Promise<Administered<SigningCertificateList>> {
  return administer(
    world,
    actor,
    ['system-admin', 'security-admin', 'audit-admin'],
    async ({ tx }) => {
      await getPerson(tx, personId)
      const lines = await certificatesOf(tx, actor.agencyId, { personId })
      return accept(listOf(world, lines))
    },
  )
}

/**
 * 吊销他人的签名证书: it only takes away and may be urgent, so the security administrator does it alone (ADR 0260). The
 * others see it in the history.
 */
export function revokeCertificates(
  world: World,
  actor: Actor,
  { personId, ...why }: RevokeSigningBody & { personId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    await getPerson(administration.tx, personId)
    const revoked = await revokeOfPerson(administration, { personId, ...why })
    return revoked > 0 ? accept(null) : nothingToRevoke()
  })
}

/** Revokes what stands of one person, and says so in the history. Returns how many. */
export async function revokeOfPerson(
  administration: Administration,
  {
    personId,
    reason,
    because,
  }: {
    readonly personId: string
    readonly reason: RevocationReason
    readonly because: string
  },
): Promise<number> {
  const { tx, at, actor } = administration
  const { agencyId } = actor
  const revoked = standing(await certificatesOf(tx, agencyId, { personId }))
  for (const { id: certificateId } of revoked) {
    await insertRevocation(tx, { certificateId, agencyId, reason, because, at })
  }
  if (revoked.length > 0) {
    await recordChange(administration, {
      ...{ kind: 'person', subjectId: personId, action: '吊销签名证书', reason: because },
      content: {
        原因: revocationTitles[reason],
        证书: revoked.map(({ serial }) => serial).join('、'),
      },
    })
  }
  return revoked.length
}
