import { holdsOneOf } from '../../authority/actor.ts'
import { roles, type Role } from '../../authority/roles.ts'
import type { PersonId } from '../../kernel/recorded.ts'
import { guidance, type Bases } from '../../shared/basis.ts'
import { cite } from '../../shared/citation.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'

/**
 * One step of the way to publication: 采集 → 传递 → 审核 → 发布, sending back, withholding, withdrawing.
 * Notices, lists and articles follow the same rules; step-table.ts holds what differs.
 */
export type ChainStep<State extends string = string, Id extends string = string> = {
  readonly id: Id
  readonly title: string
  /** What pressing the button does. */
  readonly effect: string
  readonly by: readonly Role[]
  /** The states in which it is taken. */
  readonly from: readonly State[]
  /** Steps whose hands do not take this one too, and how that is said. */
  readonly apart?: { readonly from: readonly Id[]; readonly reason: string }
  /** Asks for a reason in words, and what asks for it. */
  readonly reasoned?: Bases
}

/** Who took which step since it was last collected. */
export type Hand<Id extends string = string> = { readonly step: Id; readonly by: PersonId }

/** The progress of something along its chain: its state, the words for it, and the people who took steps. */
export type ChainPlace<State extends string = string, Id extends string = string> = {
  readonly state: State
  readonly title: string
  readonly hands: readonly Hand<Id>[]
}

export type ChainActor = { readonly id: PersonId; readonly roles: readonly Role[] }

/** 明确公示内容的采集、传递、审核、发布职责. */
export const duties: Bases = [guidance('二')]

/** 建立健全政府信息公开审查机制，明确审查的程序和责任. */
export const examination: Bases = [cite('政府信息公开条例', 17), guidance('二')]

/** Whether this person may take this step now. Nobody passes what they did themselves. */
export function mayTakeStep<State extends string, Id extends string>(
  { title, by, from, apart }: ChainStep<State, Id>,
  place: ChainPlace<State, Id>,
  actor: ChainActor,
): Outcome<null, Refusal> {
  if (!from.includes(place.state)) {
    return refuse({ reason: `现在是“${place.title}”，不能${title}`, basis: duties })
  }
  if (!holdsOneOf(actor, by)) {
    const hands = by.map((role) => roles[role]).join('、')
    return refuse({ reason: `${title}由${hands}办理，您没有这个岗位`, basis: duties })
  }
  const own = place.hands.filter((hand) => hand.by === actor.id).map(({ step }) => step)
  if (apart?.from.some((step) => own.includes(step))) {
    return refuse({ reason: apart.reason, basis: examination })
  }
  return accept(null)
}

/** A step that takes something from the public, or sends it back, says why. */
export function reasonGiven(
  { title, reasoned }: Pick<ChainStep, 'title' | 'reasoned'>,
  opinion: string,
): Outcome<string, Refusal> {
  const reason = opinion.trim()
  return reasoned && reason === ''
    ? refuse({ reason: `${title}须写明理由`, basis: reasoned })
    : accept(reason)
}
