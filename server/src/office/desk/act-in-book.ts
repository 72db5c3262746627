import type { UnitActDone, UnitActForm } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import { approvalsAsked } from '@zhaofa/domain/kernel/act.ts'
import {
  mayAnswerProposal,
  nextToAgree,
  type BookAct,
  type BookAt,
  type BookFile,
  type ProposalEvent,
} from '@zhaofa/domain/kernel/book.ts'
import { standingOf } from '@zhaofa/domain/kernel/procedure.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { fieldViews } from '@zhaofa/contract/views/form.ts'
import { authorOf } from './author-of.ts'
import { bookOfferView } from './book-offers.ts'
import { citationView } from './citations.ts'
import { inAgency } from './in-agency.ts'
import type { AnyBook, BookPlace, Bookshelf } from './open-book.ts'

type Acting<Name extends string> = BookPlace<Name> & { readonly act: string }

/** What may be done in the books of a shelf, from the form to the answer of whoever must agree. */
export function actsInBooks<Name extends string, At extends BookAt>(shelf: Bookshelf<Name, At>) {
  return {
    /** The form of one act of a book, with what is known already. @throws NotFoundError, ForbiddenError */
    viewForm: (
      world: World,
      actor: Actor,
      { act: id, ...place }: Acting<Name>,
    ): Promise<UnitActForm> =>
      inAgency(world, actor, async (tx) => {
        const { open, at } = await openFor(tx, world, actor, place, () => ({
          act: id,
          input: null,
        }))
        const act = findBookAct(open, id, at)
        requireRoleOf(act, actor)
        return {
          act: bookOfferView(open.book, act, open.file, at),
          version: open.file.version,
          basis: act.basis.map(citationView),
          fields: fieldViews(act.form),
          values: { ...act.defaults?.(open.file, at) },
          known: act.known?.(open.file, at) ?? [],
        }
      }),

    /**
     * Does an act, or proposes it where others must agree first.
     * @throws NotFoundError, ForbiddenError, StaleError
     */
    perform: (
      world: World,
      actor: Actor,
      { act: id, version, input, ...place }: Acting<Name> & { version: number; input: unknown },
    ): Promise<Outcome<UnitActDone, readonly Refusal[]>> =>
      inAgency(world, actor, async (tx) => {
        const { open, at } = await openFor(tx, world, actor, place, () => ({ act: id, input }))
        const act = findBookAct(open, id, at)
        requireRoleOf(act, actor)
        if (open.file.version !== version) throw new StaleError(open.called)
        const decided = decideBookAct(open, act, input, at)
        if (!decided.ok) return decided
        const [awaits] = approvalsAsked(act, actor.roles)
        if (awaits !== undefined && open.file.proposal) return refuse([waitsAlready(open)])
        const events =
          awaits === undefined
            ? decided.value
            : [proposed({ act: act.id, input: input as Readonly<Record<string, unknown>>, awaits })]
        const { file, id: begun } = await open.add(
          tx,
          events,
          authorOf(actor, at.now, open.agencyId),
          at,
        )
        return accept({
          of: open.begins ? begun : place.of,
          version: file.version,
          outcome: awaits === undefined ? 'done' : 'proposed',
          message:
            awaits === undefined
              ? `已办：${act.title}。`
              : `已提请：${act.title}，等${roles[awaits]}同意。`,
        })
      }),

    /**
     * 同意 by another person, who has proved who they are. Everything is asked again as of now; where several must
     * agree it takes effect with the last of them.
     * @throws NotFoundError, StaleError
     */
    agree: (
      world: World,
      actor: Actor,
      { version, confirmedBy, ...place }: Answering<Name> & { confirmedBy: Confirmation },
    ): Promise<Outcome<UnitActDone, readonly Refusal[]>> =>
      inAgency(world, actor, async (tx) => {
        const { open, at, proposal, allowed } = await openProposal(tx, world, actor, {
          ...place,
          version,
        })
        if (!allowed.ok) return refuse([allowed.refusal])
        const act = findBookAct(open, proposal.act, at)
        const decided = decideBookAct(open, act, proposal.input, at)
        if (!decided.ok) return refuse(decided.refusal.map(withAdvice))
        const next = nextToAgree(act.approvals, proposal)
        const agreed: ProposalEvent = {
          ...{ type: 'ActAgreed', act: act.id, confirmedBy },
          ...(next !== null && { awaits: next }),
        }
        const events = next === null ? [agreed, ...decided.value] : [agreed]
        const { file } = await open.add(tx, events, authorOf(actor, at.now, open.agencyId), at)
        const message =
          next === null
            ? `已同意：${act.title}，立即生效。`
            : `已同意：${act.title}，还要等${roles[next]}同意。`
        return accept({ of: place.of, version: file.version, outcome: 'done', message })
      }),

    /** 退回; whoever proposed takes it back in the same way. @throws NotFoundError, StaleError */
    sendBack: (
      world: World,
      actor: Actor,
      { version, reason, ...place }: Answering<Name> & { reason: string },
    ): Promise<Outcome<UnitActDone, readonly Refusal[]>> =>
      inAgency(world, actor, async (tx) => {
        const { open, at, proposal, allowed } = await openProposal(tx, world, actor, {
          ...place,
          version,
        })
        const own = proposal.by.id === actor.personId
        if (!own && !allowed.ok) return refuse([allowed.refusal])
        const returned: ProposalEvent = { type: 'ActReturned', act: proposal.act, reason }
        const { file } = await open.add(tx, [returned], authorOf(actor, at.now, open.agencyId), at)
        const message = own ? '已撤回提请。' : '已退回，告知提请人。'
        return accept({ of: place.of, version: file.version, outcome: 'done', message })
      }),
  }

  async function openFor(
    tx: Tx,
    world: World,
    actor: Actor,
    place: BookPlace<Name>,
    asked: (open: AnyBook<At>) => { readonly act: string; readonly input: unknown },
  ) {
    const open = await shelf.open(tx, world, actor, place)
    const agencyId = open.agencyId ?? actor.agencyId
    const said = { place, agencyId, file: open.file, ...asked(open) }
    return { open, at: await shelf.circumstances(tx, world, actor, said) }
  }

  /** What waits for an answer, and whether this person may give it. @throws NotFoundError, StaleError */
  async function openProposal(
    tx: Tx,
    world: World,
    actor: Actor,
    { version, ...place }: Answering<Name>,
  ) {
    const { open, at } = await openFor(tx, world, actor, place, ({ file: { proposal } }) => ({
      ...{ act: proposal?.act ?? '', input: proposal?.input ?? null },
    }))
    const { proposal } = open.file
    if (open.file.version !== version) throw new StaleError(open.called)
    if (!proposal) throw new NotFoundError('没有等待同意的事项')
    const allowed = mayAnswerProposal({ id: actor.personId, roles: actor.roles }, proposal)
    return { open, at, proposal, allowed }
  }
}

type Answering<Name extends string> = BookPlace<Name> & { readonly version: number }

const proposed = (said: Omit<Extract<ProposalEvent, { type: 'ActProposed' }>, 'type'>) => ({
  type: 'ActProposed' as const,
  ...said,
})

/** What was proposed has become impossible meanwhile; it goes back and is proposed anew. */
const withAdvice = ({ reason, basis, fields }: Refusal): Refusal => ({
  reason: `提请以后情况有变，不能同意：${fields?.map(({ message }) => message).join('；') ?? reason}。请退回，由提请人重新提请`,
  basis,
})

/** The events the act would add, or every reason why it may not be done. */
function decideBookAct<At extends BookAt>(
  { book, file }: Pick<AnyBook<At>, 'book' | 'file'>,
  act: BookAct<BookFile, ProposalEvent, At>,
  typed: unknown,
  at: At,
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
function findBookAct<At extends BookAt>(
  { book, file }: Pick<AnyBook<At>, 'book' | 'file'>,
  id: string,
  at: At,
): BookAct<BookFile, ProposalEvent, At> {
  const act = book.acts(file).find((each) => each.id === id)
  if (!act || act.applies?.(file, at) === false) throw new NotFoundError('没有这件事可办')
  return act
}

/** Authority is checked here and by row-level security, whatever the screen offered. */
function requireRoleOf<At extends BookAt>(
  act: BookAct<BookFile, ProposalEvent, At>,
  actor: Actor,
): void {
  if (holdsOneOf(actor, act.by)) return
  throw new ForbiddenError(`“${act.title}”由${act.by.map((role) => roles[role]).join('、')}办理`)
}

const waitsAlready = ({ file: { proposal } }: Pick<AnyBook<BookAt>, 'file'>): Refusal => ({
  reason: `${proposal?.by.name ?? ''}已经提请一项，等${proposal ? roles[proposal.awaits] : ''}同意；先等答复，或者撤回以后再提请`,
  basis: [systemRule('order')],
})
