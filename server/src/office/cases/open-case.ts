import { randomUUID } from 'node:crypto'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Opening } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { openings } from '@zhaofa/domain/case/procedures.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { unmetOf, type Unmet } from '@zhaofa/domain/kernel/requirement.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { append } from '../../storage/stream.ts'
import { caseStream } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { visitBegunFor, visitOfTaskProblemsIn } from '../inspection/task-visits.ts'
import { loadCircumstances } from './circumstances.ts'
import { takeEffect } from './effects.ts'

/**
 * Opens a case by the act that begins one of the procedures. `also` runs in the same transaction, for
 * what is kept apart from the file.
 * @throws ForbiddenError for a person who may not begin it.
 */
export async function openCase(
  world: World,
  actor: Actor,
  opening: Opening,
  input: unknown,
  also: (tx: Tx, file: CaseFile, at: Circumstances) => Promise<void> = async () => {},
): Promise<Outcome<CaseFile, readonly Refusal[]>> {
  requireRoleToOpen(opening, actor)
  const read = readForm(opening.form, input)
  if (!read.ok) return refuse([read.refusal])
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null, opening, input })
    const [missing, ...more] = unmetToOpen(opening, at)
    if (missing) return refuse([missing, ...more])
    const problems = opening.checks(read.value, at)
    if (problems.length > 0) return refuse([fieldsRefused(problems)])
    const elsewhere = await elsewhereProblems(tx, actor, opening.events(read.value, at))
    if (elsewhere.length > 0) return refuse([fieldsRefused(elsewhere)])
    const file = await openFileBy(tx, world, actor, opening, read.value, at)
    await also(tx, file, at)
    return accept(file)
  })
}

/** What only the tables of plans know about what is begun. */
async function elsewhereProblems(
  tx: Tx,
  { agencyId }: Actor,
  events: readonly CaseEvent[],
): Promise<FieldProblem[]> {
  const opened = events.find((event) => event.type === 'VisitOpened')
  return opened ? visitOfTaskProblemsIn(tx, agencyId, opened) : []
}

/** Opens the file of an act whose form was read and checked, in the caller's transaction. */
export async function openFileBy(
  tx: Tx,
  world: World,
  actor: Actor,
  opening: Opening,
  input: Record<string, unknown>,
  at: Circumstances,
): Promise<CaseFile> {
  const id = randomUUID()
  const author = authorOf(actor, at.now)
  const onto = { id, before: null, own: {}, row: null }
  const events = opening.events(input, at)
  const { file, recorded } = await append(tx, caseStream, onto, events, author)
  const { visit } = file
  if (visit && (visit.ground === 'plan' || visit.ground === 'special')) {
    await visitBegunFor(tx, visit.groundSource, id, author)
  }
  await takeEffect(tx, world, {
    before: null,
    after: file,
    recorded,
    events: recorded,
    act: opening,
    because: opening.title,
    at,
  })
  return file
}

/** The act of that id which begins a case. @throws NotFoundError */
export function getOpening(id: string): Opening {
  const opening = openings.find((each) => each.id === id)
  if (!opening) throw new NotFoundError('没有这种开始办案的方式')
  return opening
}

/** As getOpening, where the plain form is all it asks. @throws NotFoundError for one with a desk of its own. */
export function getPlainOpening(id: string): Opening {
  const opening = getOpening(id)
  if (opening.desk) throw new NotFoundError(`“${opening.title}”有自己的页面，请从那里登记`)
  return opening
}

/** Why it cannot be begun now, whatever is filled in. */
export const unmetToOpen = ({ requires }: Opening, at: Circumstances): Unmet[] =>
  unmetOf(requires, null, at)

/** Authority is checked here and by row-level security, whatever the screen offered. */
export function requireRoleToOpen(opening: Opening, actor: Actor): void {
  if (holdsOneOf(actor, opening.by)) return
  throw new ForbiddenError(
    `“${opening.title}”由${opening.by.map((role) => roles[role]).join('、')}办理`,
  )
}
