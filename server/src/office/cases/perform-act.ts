import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import { asksSignature } from '@zhaofa/domain/case/asks-signature.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import { decide, recordedOf } from '@zhaofa/domain/case/decide.ts'
import { findActOf } from '@zhaofa/domain/case/procedures.ts'
import type { Confirmation, DeviceHour } from '@zhaofa/domain/kernel/recorded.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import { findCase, type StoredCase } from '../../storage/streams/case-stream.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { eventTitle } from '@zhaofa/domain/case/event-kinds.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { unconfirmed } from '../identity/confirm-identity.ts'
import { loadCircumstances } from './circumstances.ts'
import { problemsOfReview } from './file-review.ts'
import { informantProblems } from './informant.ts'
import { decisionDifferences, differenceProblems, quoteProblems } from './paper-consistency.ts'
import { saveEvents } from './save-events.ts'

export type Performed = { file: CaseFile; outcome: 'done' | 'proposed' }

/**
 * Does one act on a case, or proposes it where others must agree first. Load, decide, append: the
 * rules are in the act's definition. `confirmedBy` is how the person has just proved who they are; acts that are
 * signatures are done only with it.
 * @throws NotFoundError, ForbiddenError, StaleError
 */
export async function performAct(
  world: World,
  actor: Actor,
  {
    caseId,
    actId,
    version,
    input,
    confirmedBy,
    device,
    readAs = actor,
  }: {
    caseId: string
    actId: string
    version: number
    input: unknown
    confirmedBy?: Confirmation | undefined
    /** When a device noted the act that reached the server now. It decides nothing. */
    device?: DeviceHour | undefined
    /** By whose right the case is read, where the person who acts sees none of it: counsel, by their reviewer's. */
    readAs?: Actor | undefined
  },
): Promise<Outcome<Performed, readonly Refusal[]>> {
  return inAgency(world, readAs, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const act = findAct(stored.file, actId)
    requireRoleFor(act, actor)
    if (stored.file.version !== version) throw staleness(stored, version)
    const at = await loadCircumstances(tx, world, { actor, file: stored.file, input })
    const decided = decide(act, stored.file, input, at)
    if (!decided.ok) return decided
    const differences = await decisionDifferences(tx, act, stored.file, at)
    const blocking = [
      ...differenceProblems(differences.filter(({ blocks }) => blocks)),
      ...(await quoteProblems(tx, act, stored.file, input)),
      ...(await informantProblems(tx, world, { act, file: stored.file, input })),
      ...(await problemsOfReview(tx, world, { act, stored, input, at })),
    ]
    if (blocking.length > 0) return refuse([fieldsRefused(blocking)])
    // Asked last, so that nobody proves who they are for what is refused anyway.
    if (asksSignature(act) && !confirmedBy) return refuse([fieldsRefused([unconfirmed])])
    const { events, proposed } = recordedOf(act, decided.value, at, input)
    const file = await saveEvents(tx, world, stored, events, {
      author: {
        ...authorOf(actor, at.now),
        ...(confirmedBy && { confirmedBy }),
        ...(device && { device }),
      },
      act: proposed ? null : act,
      at,
    })
    await tx
      .deleteFrom('casework.act_draft')
      .where('case_id', '=', caseId)
      .where('act', '=', act.id)
      .where('person_id', '=', actor.personId)
      .execute()
    return accept({ file, outcome: proposed ? 'proposed' : 'done' })
  })
}

/** @throws NotFoundError when there is no such case for this person. */
export async function getCase(tx: Tx, caseId: string): Promise<StoredCase> {
  const stored = await findCase(tx, caseId)
  if (!stored) throw new NotFoundError('没有这个案件，或者您没有参与办理')
  return stored
}

/** Like getCase, for callers that add something to the case. @throws NotFoundError; ForbiddenError for a supervisor. */
export async function getOwnCase(tx: Tx, actor: Actor, caseId: string): Promise<StoredCase> {
  const stored = await getCase(tx, caseId)
  if (stored.file.agencyId === actor.agencyId) return stored
  throw new ForbiddenError('这是被监督机关的案件，只能查阅，不能办理。')
}

/** @throws NotFoundError when the case has no such act. */
export function findAct(file: CaseFile, actId: string): Act {
  const act = findActOf(file, actId)
  if (!act) throw new NotFoundError('没有这件事可办')
  return act
}

/** Authority is checked here and by row-level security, whatever the screen offered. */
function requireRoleFor(act: Act, actor: Actor): void {
  if (!holdsOneOf(actor, act.by)) {
    throw new ForbiddenError(`“${act.title}”由${act.by.map((role) => roles[role]).join('、')}办理`)
  }
}

/** Who saved since `version`, and what they did, so that the person can compare. */
export function staleness({ file, events }: StoredCase, version: number): StaleError {
  const later = events.filter((each) => each.version > version)
  const last = later.at(-1) ?? events.at(-1)
  const since = {
    version: file.version,
    by: last?.by.name ?? '',
    at: last?.at ?? '',
    changes: later.map(({ event }) => eventTitle(event)),
  }
  return new StaleError('案件', { since })
}
