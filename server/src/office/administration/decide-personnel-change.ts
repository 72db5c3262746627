import { isDeepStrictEqual } from 'node:util'
import type { AgreedChange } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { presentOf } from '@zhaofa/domain/authority/person-standing.ts'
import { changeTitle } from '@zhaofa/domain/authority/personnel-change.ts'
import {
  mayDecideChange,
  mayWithdrawChange,
  mustNoteChange,
  type PersonnelEvent,
} from '@zhaofa/domain/authority/personnel-proposal.ts'
import { administrators } from '@zhaofa/domain/authority/roles.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import { append, find } from '../../storage/stream.ts'
import {
  personnelStream,
  type StoredPersonnelChange,
} from '../../storage/streams/personnel-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { administer, type Administered, type Administration } from './administer.ts'
import { personOf, tellChange } from './change-personnel.ts'
import { enrolmentsOf, missingAmong } from './enrol.ts'
import { getPerson } from './find-person.ts'
import { dropHalf, secondHalf } from './password-halves.ts'
import { effectOfChange, problemsWithChange } from './personnel-effect.ts'
import { givesPassword, personStanding } from './written-change.ts'

type Answering = { readonly changeId: string; readonly version: number }

/**
 * 核准人员变更, by an administrator of another duty who has proved who they are. Everything is asked again as of
 * now: what changed meanwhile makes the proposal stale. After a reset the person's sessions end and the new
 * password is good for choosing another only; after a second factor was ended another is set up first.
 * @throws NotFoundError, ForbiddenError, StaleError
 */
export function agreeToChange(
  world: World,
  actor: Actor,
  {
    changeId,
    version,
    confirmedBy,
    origin,
  }: Answering & { readonly confirmedBy: Confirmation; readonly origin: Origin },
): Promise<Administered<AgreedChange>> {
  return administer<AgreedChange>(world, actor, administrators, async (administration) => {
    const { tx } = administration
    const stored = await storedChange(tx, { changeId, version })
    const { personId, change, reason, by } = stored.file
    const missing = missingAmong(await enrolmentsOf(tx))
    const allowed = mayDecideChange(personOf(actor), stored.file, missing)
    if (!allowed.ok) return allowed
    const current = await stillSound(tx, stored)
    if (!current.ok) return current
    await effectOfChange(administration, { personId, change, reason })
    const half = givesPassword(change)
      ? await secondHalf(world, administration, { changeId, personId })
      : null
    const reset = change.kind === 'reset' ? change.what : half === null ? null : 'password'
    if (reset !== null) {
      const { account } = await getPerson(tx, personId)
      const outcome = reset === 'password' ? 'password-reset' : 'second-factor-removed'
      const who = { personId, agencyId: actor.agencyId }
      await recordSignIn(tx, { account, outcome, at: administration.at, origin, who })
    }
    await answer(administration, stored, { type: 'PersonnelChangeAgreed', confirmedBy })
    const also = { 提请人: by.name }
    await tellChange(administration, { personId, change, reason, way: '核准', also })
    return accept({ personId, half })
  })
}

/** 不同意; whoever proposed it may take it back in the same way. @throws NotFoundError, StaleError */
export function refuseChange(
  world: World,
  actor: Actor,
  { changeId, version, reason }: Answering & { readonly reason: string },
): Promise<Administered<null>> {
  return administer(world, actor, administrators, async (administration) => {
    const { tx } = administration
    const stored = await storedChange(tx, { changeId, version })
    const { personId, change, by } = stored.file
    const own = mayWithdrawChange(personOf(actor), stored.file)
    const allowed = own ? accept(null) : mayDecideChange(personOf(actor), stored.file, [])
    if (!allowed.ok) return allowed
    await dropHalf(tx, changeId)
    const type = own ? 'PersonnelChangeWithdrawn' : 'PersonnelChangeRefused'
    await answer(administration, stored, { type, reason })
    const also = { 提请人: by.name }
    const way = own ? '撤回' : '不同意'
    await tellChange(administration, { personId, change, reason, way, also })
    return accept(null)
  })
}

/** 知悉 of what another administrator did at once. @throws NotFoundError */
export function noteChange(
  world: World,
  actor: Actor,
  { changeId }: Pick<Answering, 'changeId'>,
): Promise<Administered<null>> {
  return administer(world, actor, administrators, async (administration) => {
    const stored = await getChange(administration.tx, changeId)
    if (mustNoteChange(personOf(actor), stored.file)) {
      await answer(administration, stored, { type: 'PersonnelChangeSeen' })
    }
    return accept(null)
  })
}

async function storedChange(
  tx: Tx,
  { changeId, version }: Answering,
): Promise<StoredPersonnelChange> {
  const stored = await getChange(tx, changeId)
  if (stored.file.version !== version) throw new StaleError('人员变更')
  return stored
}

async function getChange(tx: Tx, changeId: string): Promise<StoredPersonnelChange> {
  const stored = await find(tx, personnelStream, changeId)
  if (!stored) throw new NotFoundError('没有这项人员变更')
  return stored
}

async function stillSound(
  tx: Tx,
  { file: { personId, change } }: StoredPersonnelChange,
): Promise<Outcome<null, Refusal>> {
  const standing = change.kind === 'join' ? null : await personStanding(tx, personId)
  const before = 'before' in change ? change.before : null
  const because = isDeepStrictEqual(presentOf(change, standing), before)
    ? (await problemsWithChange(tx, change, standing)).map(({ message }) => message)
    : ['提请以后，要改的内容已经被别的变更改过']
  if (because.length === 0) return accept(null)
  return refuse({
    reason: `不能核准${changeTitle(change)}：${because.join('；')}。请填不同意，由提请人照现在的情况重新提请`,
    basis: [systemRule('accounts')],
  })
}

async function answer(
  { tx, at, actor }: Administration,
  { id, file }: StoredPersonnelChange,
  event: PersonnelEvent,
): Promise<void> {
  const place = { id, before: file, own: {}, row: null }
  await append(tx, personnelStream, place, [event], authorOf(actor, at.toISOString()))
}
