import { randomUUID } from 'node:crypto'
import type { WrittenChange } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  asksFor,
  changedLines,
  changeTitle,
  isSameMatter,
  needsTwo,
  type ChangedLine,
  type PersonnelChange,
} from '@zhaofa/domain/authority/personnel-change.ts'
import {
  administratorDuty,
  allThere,
  mayAskForChange,
  type PersonnelEvent,
} from '@zhaofa/domain/authority/personnel-proposal.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import { append } from '../../storage/stream.ts'
import { personnelStream, waitingPersonnelChanges } from '../../storage/streams/personnel-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { administer, recordChange, type Administered, type Administration } from './administer.ts'
import { enrolmentsOf, missingAmong } from './enrol.ts'
import { firstHalf } from './password-halves.ts'
import { effectOfChange, problemsWithChange } from './personnel-effect.ts'
import { givesPassword, personStanding, writeChange, type PersonnelWish } from './written-change.ts'

type Wanted = {
  /** Null for a new account. */
  readonly personId: string | null
  readonly wish: PersonnelWish
}

/**
 * 人员变更. What gives somebody more is proposed, and nothing changes yet; what only takes away is done at once
 * and told to the other administrators. Of a password to come, whoever proposes is shown one half, once; the
 * other is shown to whoever agrees, so that neither of them can sign in with what they know (三员分立).
 * @throws NotFoundError, ForbiddenError for everybody but the administrators whose matter it is
 */
export function changePersonnel(
  world: World,
  actor: Actor,
  { personId: about, wish }: Wanted,
): Promise<Administered<WrittenChange>> {
  return administer<WrittenChange>(world, actor, asksFor[wish.kind], async (administration) => {
    const { tx, at } = administration
    const standing = about === null ? null : await personStanding(tx, about)
    const personId = about ?? randomUUID()
    const change = await writeChange(tx, wish, standing)
    const allowed = mayAskForChange(personOf(actor), { personId, change })
    if (!allowed.ok) return allowed
    const problems = await problemsWithChange(tx, change, standing)
    if (problems.length > 0) return refuse(fieldsRefused(problems))
    const changeId = randomUUID()
    const { reason } = wish
    const duty = administratorDuty(actor) ?? 'system-admin'
    const write = (type: 'PersonnelChangeProposed' | 'PersonnelChangeDone') => {
      const event: PersonnelEvent = { type, personId, change, reason, duty }
      const place = { id: changeId, before: null, own: {}, row: null }
      return append(tx, personnelStream, place, [event], authorOf(actor, at.toISOString()))
    }
    if (!needsTwo(change, standing?.duty ?? 'business')) {
      await effectOfChange(administration, { personId, change, reason })
      await write('PersonnelChangeDone')
      await tellChange(administration, { personId, change, reason, way: '先行' })
      return accept({ changeId, personId, outcome: 'done', half: null })
    }
    const all = allThere(missingAmong(await enrolmentsOf(tx)))
    if (!all.ok) return all
    const waiting = await waitingPersonnelChanges(tx, actor.personId)
    if (
      waiting.some(({ file }) => file.state === 'open' && isSameMatter(file, { personId, change }))
    ) {
      const already = `已经有人提请${changeTitle(change)}，等另一类管理员核准`
      return refuse({ reason: already, basis: [systemRule('accounts')] })
    }
    await write('PersonnelChangeProposed')
    await tellChange(administration, { personId, change, reason, way: '提请' })
    const half = givesPassword(change) ? await firstHalf(world, administration, changeId) : null
    return accept({ changeId, personId, outcome: 'proposed', half })
  })
}

export const personOf = ({ personId: id, roles }: Actor) => ({ id, roles })

/** How a change came about, before its title in the record. */
type Way = '提请' | '核准' | '不同意' | '撤回' | '先行'

/** In the person's own history, where the administrators and the audit read it. */
export function tellChange(
  administration: Administration,
  {
    personId,
    change,
    reason,
    way,
    also = {},
  }: {
    personId: string
    change: PersonnelChange
    reason: string
    way: Way
    also?: Readonly<Record<string, string>>
  },
): Promise<void> {
  const action = way === '先行' ? changeTitle(change) : `${way}${changeTitle(change)}`
  const lines = changedLines(change).map((line) => [line.label, lineWords(line)])
  const content = { ...Object.fromEntries(lines), ...also }
  return recordChange(administration, {
    ...{ kind: 'person', subjectId: personId, action, content, reason },
  })
}

const lineWords = ({ before, after }: ChangedLine) =>
  before === null ? after : `${before} → ${after}`
