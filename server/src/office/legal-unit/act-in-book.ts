import type { UnitActDone, UnitActForm, UnitBookName } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import {
  mayAnswerProposal,
  type BookAct,
  type BookFile,
  type ProposalEvent,
  type UnitAt,
} from '@zhaofa/domain/legal-unit/book.ts'
import { standingOf } from '@zhaofa/domain/kernel/procedure.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { fieldViews } from '../cases/views/act-form.ts'
import { authorOf } from '../desk/author-of.ts'
import { citationView } from '../desk/citations.ts'
import { inAgency } from '../desk/in-agency.ts'
import { openBook, type AnyBook } from './kept-books.ts'
import { loadUnitCircumstances } from './unit-circumstances.ts'
import { unitOfferView } from './unit-offers.ts'

/** Which file of which book: `agency`, the id of a counsel or `new`, a year. */
type Place = { readonly book: UnitBookName; readonly of: string }
type Acting = Place & { readonly act: string }

/** The form of one act of a book, with what is known already. @throws NotFoundError, ForbiddenError */
export function viewUnitActForm(
  world: World,
  actor: Actor,
  { book, of, act: id }: Acting,
): Promise<UnitActForm> {
  return inAgency(world, actor, async (tx) => {
    const open = await openBook(tx, actor.agencyId, book, of)
    const { at } = await loadUnitCircumstances(tx, world, actor)
    const act = findUnitAct(open, id, at)
    requireRoleOf(act, actor)
    return {
      act: unitOfferView(open.book, act, open.file, at),
      version: open.file.version,
      basis: act.basis.map(citationView),
      fields: fieldViews(act.form),
      values: { ...act.defaults?.(open.file, at) },
      known: act.known?.(open.file, at) ?? [],
    }
  })
}

/**
 * Does an act, or proposes it where another person must agree first.
 * @throws NotFoundError, ForbiddenError, StaleError
 */
export function performUnitAct(
  world: World,
  actor: Actor,
  { book, of, act: id, version, input }: Acting & { version: number; input: unknown },
): Promise<Outcome<UnitActDone, readonly Refusal[]>> {
  return inAgency(world, actor, async (tx) => {
    const open = await openBook(tx, actor.agencyId, book, of)
    const { at } = await loadUnitCircumstances(tx, world, actor)
    const act = findUnitAct(open, id, at)
    requireRoleOf(act, actor)
    if (open.file.version !== version) throw new StaleError(open.called)
    const decided = decideUnitAct(open, act, input, at)
    if (!decided.ok) return decided
    const [awaits] = act.approvals
    if (awaits !== undefined && open.file.proposal) return refuse([waitsAlready(open)])
    const events =
      awaits === undefined
        ? decided.value
        : [proposed({ act: act.id, input: input as Readonly<Record<string, unknown>>, awaits })]
    const { file, id: begun } = await open.add(tx, events, authorOf(actor, at.now))
    return accept({
      of: open.begins ? begun : of,
      version: file.version,
      outcome: awaits === undefined ? 'done' : 'proposed',
      message:
        awaits === undefined
          ? `已办：${act.title}。`
          : `已提请：${act.title}，等${roles[awaits]}同意。`,
    })
  })
}

const proposed = (said: Omit<Extract<ProposalEvent, { type: 'ActProposed' }>, 'type'>) => ({
  type: 'ActProposed' as const,
  ...said,
})

/**
 * 同意 by another person, who has proved who they are. Everything is asked again as of now.
 * @throws NotFoundError, StaleError
 */
export function agreeInBook(
  world: World,
  actor: Actor,
  { book, of, version, confirmedBy }: Place & { version: number; confirmedBy: Confirmation },
): Promise<Outcome<UnitActDone, readonly Refusal[]>> {
  return inAgency(world, actor, async (tx) => {
    const { open, proposal, allowed } = await openProposal(tx, actor, { book, of, version })
    if (!allowed.ok) return refuse([allowed.refusal])
    const { at } = await loadUnitCircumstances(tx, world, actor)
    const act = findUnitAct(open, proposal.act, at)
    const decided = decideUnitAct(open, act, proposal.input, at)
    if (!decided.ok) return refuse(decided.refusal.map(withAdvice))
    const agreed: ProposalEvent = { type: 'ActAgreed', act: act.id, confirmedBy }
    const events = [agreed, ...decided.value]
    const { file } = await open.add(tx, events, authorOf(actor, at.now))
    const message = `已同意：${act.title}，立即生效。`
    return accept({ of, version: file.version, outcome: 'done', message })
  })
}

/** What waits for an answer, and whether this person may give it. @throws NotFoundError, StaleError */
async function openProposal(
  tx: Tx,
  actor: Actor,
  { book, of, version }: Place & { version: number },
) {
  const open = await openBook(tx, actor.agencyId, book, of)
  const { proposal } = open.file
  if (open.file.version !== version) throw new StaleError(open.called)
  if (!proposal) throw new NotFoundError('没有等待同意的事项')
  const allowed = mayAnswerProposal({ id: actor.personId, roles: actor.roles }, proposal)
  return { open, proposal, allowed }
}

/** What was proposed has become impossible meanwhile; it goes back and is proposed anew. */
const withAdvice = ({ reason, basis, fields }: Refusal): Refusal => ({
  reason: `提请以后情况有变，不能同意：${fields?.map(({ message }) => message).join('；') ?? reason}。请退回，由提请人重新提请`,
  basis,
})

/** 退回; whoever proposed takes it back in the same way. @throws NotFoundError, StaleError */
export function returnInBook(
  world: World,
  actor: Actor,
  { book, of, version, reason }: Place & { version: number; reason: string },
): Promise<Outcome<UnitActDone, readonly Refusal[]>> {
  return inAgency(world, actor, async (tx) => {
    const { open, proposal, allowed } = await openProposal(tx, actor, { book, of, version })
    const own = proposal.by.id === actor.personId
    if (!own && !allowed.ok) return refuse([allowed.refusal])
    const now = world.clock.now().toISOString()
    const returned: ProposalEvent = { type: 'ActReturned', act: proposal.act, reason }
    const { file } = await open.add(tx, [returned], authorOf(actor, now))
    const message = own ? '已撤回提请。' : '已退回，告知提请人。'
    return accept({ of, version: file.version, outcome: 'done', message })
  })
}

/** The events the act would add, or every reason why it may not be done. */
function decideUnitAct(
  { book, file }: Pick<AnyBook, 'book' | 'file'>,
  act: BookAct<BookFile, ProposalEvent>,
  typed: unknown,
  at: UnitAt,
): Outcome<ProposalEvent[], readonly Refusal[]> {
  const standing = standingOf(book, act, file, at)
  if (!standing.can) return refuse(standing.unmet)
  const input = readForm(act.form, typed)
  if (!input.ok) return refuse([input.refusal])
  const problems = act.checks?.(file, input.value, at) ?? []
  if (problems.length > 0) return refuse([fieldsRefused(problems)])
  return accept(act.events(file, input.value, at))
}

/** @throws NotFoundError for an act that the file does not offer as it stands */
function findUnitAct(
  { book, file }: Pick<AnyBook, 'book' | 'file'>,
  id: string,
  at: UnitAt,
): BookAct<BookFile, ProposalEvent> {
  const act = book.acts(file).find((each) => each.id === id)
  if (!act || act.applies?.(file, at) === false) throw new NotFoundError('没有这件事可办')
  return act
}

/** Authority is checked here and by row-level security, whatever the screen offered. */
function requireRoleOf(act: BookAct<BookFile, ProposalEvent>, actor: Actor): void {
  if (holdsOneOf(actor, act.by)) return
  throw new ForbiddenError(`“${act.title}”由${act.by.map((role) => roles[role]).join('、')}办理`)
}

const waitsAlready = ({ file: { proposal } }: Pick<AnyBook, 'file'>): Refusal => ({
  reason: `${proposal?.by.name ?? ''}已经提请一项，等${proposal ? roles[proposal.awaits] : ''}同意；先等答复，或者撤回以后再提请`,
  basis: [systemRule('order')],
})
