import { randomUUID } from 'node:crypto'
import type { AccountResetView, ProposedReset, ReleasedReset } from '@zhaofa/contract'
import {
  administratorDuty,
  mayAnswerReset,
  mayProposeReset,
  resettable,
  type ResetEvent,
  type Resettable,
} from '@zhaofa/domain/authority/account-reset.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { administrators, roles as titles } from '@zhaofa/domain/authority/roles.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import { NotFoundError, StaleError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import {
  forgiveSignIns,
  setMustEnrol,
  setPassword,
} from '../../storage/identity/credential-store.ts'
import { revokeSessions } from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import { append, find } from '../../storage/stream.ts'
import { openResets, resetStream, type StoredReset } from '../../storage/streams/reset-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { hashPassword } from '../identity/password-hash.ts'
import {
  administer,
  recordChange,
  requireAdministrator,
  type Administered,
  type Administration,
} from './administer.ts'
import { getPerson } from './find-person.ts'
import { passwordHalf } from './initial-password.ts'

type Proposed = { readonly personId: string; readonly what: Resettable; readonly reason: string }
type Answering = { readonly resetId: string; readonly version: number }
type Subject = Awaited<ReturnType<typeof getPerson>>

/**
 * 提请重设. Nothing changes yet. Of a password to come, whoever proposes is shown one half, once; the other is
 * shown to whoever releases it. Neither of them can sign in with what they know (三员分立).
 */
export async function proposeReset(
  world: World,
  actor: Actor,
  { personId, what, reason }: Proposed,
): Promise<Administered<ProposedReset>> {
  return administer<ProposedReset>(
    world,
    actor,
    ['system-admin', 'security-admin'],
    async (administration) => {
      const { tx } = administration
      const person = await getPerson(tx, personId)
      const allowed = mayProposeReset(personOf(actor), { personId, what })
      if (!allowed.ok) return allowed
      const open = await openResets(tx)
      if (open.some(({ file }) => file.personId === personId && file.what === what)) {
        const already = `${person.name}的${resettable[what]}已经提请重设，等另一类管理员核准`
        return refuse({ reason: already, basis: [systemRule('accounts')] })
      }
      const duty = administratorDuty(actor) ?? 'system-admin'
      const resetId = randomUUID()
      const event: ResetEvent = { type: 'ResetProposed', what, personId, reason, duty }
      await append(
        tx,
        resetStream,
        { id: resetId, before: null, own: {}, row: null },
        [event],
        authorOf(actor, administration.at.toISOString()),
      )
      await tell(administration, person, { action: `提请重设${resettable[what]}`, reason })
      if (what !== 'password') return accept({ resetId, half: null })
      const half = passwordHalf()
      const half_sealed = encrypt(half, world.sealingKey, `reset ${resetId}`)
      await tx
        .insertInto('identity.reset_half')
        .values({ reset_id: resetId, agency_id: actor.agencyId, half_sealed })
        .execute()
      return accept({ resetId, half })
    },
  )
}

/**
 * 核准重设, by an administrator of another duty who has proved who they are. The person's sessions end; the new
 * password is good for choosing another and nothing else, and after a second factor was ended another is set
 * up first: until its owner has done so, nothing can be signed in their name.
 */
export async function releaseReset(
  world: World,
  actor: Actor,
  {
    resetId,
    version,
    confirmedBy,
    origin,
  }: Answering & { readonly confirmedBy: Confirmation; readonly origin: Origin },
): Promise<Administered<ReleasedReset>> {
  const secondHalf = passwordHalf()
  return administer<ReleasedReset>(world, actor, administrators, async (administration) => {
    const { tx, at } = administration
    const { stored, person } = await openReset(tx, { resetId, version })
    const { what, personId } = stored.file
    const allowed = mayAnswerReset(personOf(actor), stored.file)
    if (!allowed.ok) return allowed
    const { account } = person
    if (what === 'password') {
      const first = await takeHalf(tx, world, resetId)
      const hash = await hashPassword(`${first}-${secondHalf}`)
      await setPassword(tx, { personId, agencyId: actor.agencyId, hash, at, mustChange: true })
      await forgiveSignIns(tx, account)
    } else {
      await tx.deleteFrom('identity.totp').where('person_id', '=', personId).execute()
      await setMustEnrol(tx, personId, true)
    }
    await revokeSessions(tx, { personId, at, because: `重设${resettable[what]}` })
    const outcome = what === 'password' ? 'password-reset' : 'second-factor-removed'
    const who = { personId, agencyId: actor.agencyId }
    await recordSignIn(tx, { account, outcome, at, origin, who })
    await answer(administration, stored, { type: 'ResetReleased', confirmedBy })
    await tell(administration, person, {
      action: `核准重设${resettable[what]}`,
      content: { 提请人: stored.file.proposedBy.name },
      reason: stored.file.reason,
    })
    return accept({ id: personId, half: what === 'password' ? secondHalf : null })
  })
}

/** 不同意重设; the one who proposed it may take it back in the same way. */
export function refuseReset(
  world: World,
  actor: Actor,
  { resetId, version, reason }: Answering & { readonly reason: string },
): Promise<Administered<null>> {
  return administer(world, actor, administrators, async (administration) => {
    const { tx } = administration
    const { stored, person } = await openReset(tx, { resetId, version })
    const own = stored.file.proposedBy.id === actor.personId && stored.file.state === 'open'
    const allowed = own ? accept(null) : mayAnswerReset(personOf(actor), stored.file)
    if (!allowed.ok) return allowed
    await tx.deleteFrom('identity.reset_half').where('reset_id', '=', resetId).execute()
    await answer(administration, stored, { type: 'ResetRefused', reason })
    const word = own ? '撤回提请重设' : '不同意重设'
    await tell(administration, person, {
      action: `${word}${resettable[stored.file.what]}`,
      content: { 提请人: stored.file.proposedBy.name },
      reason,
    })
    return accept(null)
  })
}

/** What waits for an answer, for every administrator; each line says what this one may do about it. */
export async function listResets(world: World, actor: Actor): Promise<AccountResetView[]> {
  requireAdministrator(actor, administrators)
  return asPerson(world.office, actor, async (tx) => {
    const views: AccountResetView[] = []
    for (const { id, file } of await openResets(tx)) {
      const { name, account } = await getPerson(tx, file.personId)
      const answering = mayAnswerReset(personOf(actor), file)
      views.push({
        id,
        version: file.version,
        personId: file.personId,
        name,
        account,
        what: file.what,
        reason: file.reason,
        proposedBy: `${file.proposedBy.name}（${titles[file.duty]}）`,
        proposedAt: file.proposedAt,
        blocked: answering.ok ? null : answering.refusal.reason,
        own: file.proposedBy.id === actor.personId,
      })
    }
    return views
  })
}

const personOf = ({ personId: id, roles }: Actor) => ({ id, roles })

async function openReset(
  tx: Tx,
  { resetId, version }: Answering,
): Promise<{ stored: StoredReset; person: Subject }> {
  const stored = await find(tx, resetStream, resetId)
  if (!stored) throw new NotFoundError('没有这次重设')
  if (stored.file.version !== version) throw new StaleError('重设')
  return { stored, person: await getPerson(tx, stored.file.personId) }
}

function answer(
  { tx, at, actor }: Administration,
  { id, file: before }: StoredReset,
  event: ResetEvent,
) {
  const onto = { id, before, own: {}, row: null }
  return append(tx, resetStream, onto, [event], authorOf(actor, at.toISOString()))
}

/** The first half, which is then forgotten. @throws Error when it was never kept. */
async function takeHalf(tx: Tx, world: World, resetId: string): Promise<string> {
  const { half_sealed } = await tx
    .deleteFrom('identity.reset_half')
    .where('reset_id', '=', resetId)
    .returning('half_sealed')
    .executeTakeFirstOrThrow()
  return decrypt(half_sealed, world.sealingKey, `reset ${resetId}`)
}

/** In the person's own history, where both administrators and the audit read it. */
function tell(
  administration: Administration,
  { id, account }: Subject,
  {
    action,
    content = {},
    reason,
  }: { action: string; content?: Record<string, string>; reason: string },
): Promise<void> {
  const told = { kind: 'person', subjectId: id, action } as const
  return recordChange(administration, { ...told, content: { 账号: account, ...content }, reason })
}
