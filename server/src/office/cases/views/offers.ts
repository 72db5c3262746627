import type { ActOffer, BlockedAct, StepView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import {
  standing,
  type Act,
  type Circumstances,
  type Standing,
} from '@zhaofa/domain/kernel/kernel.ts'
import { ordinaryPenalty } from '@zhaofa/domain/case/procedures/ordinary-penalty/procedure.ts'
import { citationView, unmetView } from '../../desk/citations.ts'

export function offerView(act: Act, actor: Actor): ActOffer {
  return {
    id: act.id,
    title: act.title,
    effect: act.effect,
    by: act.by.map((role) => roles[role]),
    mine: act.by.some((role) => actor.roles.includes(role)),
    approvals: act.approvals.map((role) => roles[role]),
    basis: act.basis.map(citationView),
  }
}

export type Offers = { lead: ActOffer | null; can: ActOffer[]; cannot: BlockedAct[] }

/** What can be done now, by whom, and why the rest cannot. */
export function offersOf(file: CaseFile, actor: Actor, at: Circumstances): Offers {
  const standings = standing(ordinaryPenalty, file, at)
  const can = standings.filter(({ can }) => can).map(({ act }) => offerView(act, actor))
  return {
    can,
    lead: leadOf(file, can, at),
    cannot: standings
      .filter((each): each is Extract<Standing, { can: false }> => !each.can)
      .map(({ act, unmet }) => ({ ...offerView(act, actor), unmet: unmet.map(unmetView) })),
  }
}

/** Acts that never press: they are offered, but the case does not wait for them. */
const optional = new Set([
  'confirm-address',
  'decide-recusal',
  'dismiss-case',
  'transfer-case',
  'decline-filing',
  'waive-rights',
  'request-hearing',
  'record-statement',
  'order-correction',
  'return-materials',
  'demand-payment',
])

/**
 * The next lawful act of this person: the one that belongs to the step the case is in. What was sent
 * back comes first, because somebody waits for it.
 */
function leadOf(file: CaseFile, can: readonly ActOffer[], at: Circumstances): ActOffer | null {
  const mine = can.filter(({ mine }) => mine)
  const returned = mine.find(({ id }) => id === file.returned?.act)
  if (returned) return returned
  const pressing = mine.filter(({ id }) => !optional.has(id) && !isSettled(id, file))
  const steps = ordinaryPenalty.steps.filter((step) => step.state(file, at) === 'now')
  const latest = steps.at(-1)?.id
  const belongs = ({ id }: ActOffer) =>
    ordinaryPenalty.acts.find((act) => act.id === id)?.step === latest
  return (
    pressing.find(({ id }) => id === 'serve-paper') ??
    pressing.findLast(belongs) ??
    pressing[0] ??
    null
  )
}

/** What may lawfully be done again, but was done: the case goes on without it. */
function isSettled(act: string, { notice, draft, review }: CaseFile): boolean {
  switch (act) {
    case 'issue-advance-notice':
      return notice !== null
    case 'draft-decision': {
      const opinion = review?.digest === draft?.digest ? review?.opinion : null
      return draft !== null && (opinion == null || opinion.outcome === 'pass')
    }
    case 'submit-review':
      return draft?.grounds.length === 0
    default:
      return false
  }
}

export function stepViews(file: CaseFile, at: Circumstances): StepView[] {
  return ordinaryPenalty.steps.map((step) => ({
    id: step.id,
    title: step.title,
    stage: step.stage,
    state: step.state(file, at),
  }))
}
