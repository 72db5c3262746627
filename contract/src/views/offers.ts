import type { ActOffer, BlockedAct, PathView } from '../case.ts'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act, Standing } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import {
  actsOf,
  standingForOnlooker,
  standingOfAct,
  underWay,
} from '@zhaofa/domain/case/procedures.ts'
import { citationView, refusalView } from './citations.ts'

export function offerView(act: Act, actor: Actor): ActOffer {
  return {
    id: act.id,
    title: act.title,
    effect: act.effect,
    by: act.by.map((role) => roles[role]),
    mine: holdsOneOf(actor, act.by),
    approvals: act.approvals.map((role) => roles[role]),
    basis: act.basis.map(citationView),
    desk: act.desk ?? null,
    shownWith: act.shownWith ?? null,
    follows: act.follows ?? null,
    atOnce: act.atOnce === true,
    goesOn: act.goesOn === true,
    inField: act.inField === true,
    upload:
      Object.entries(act.form).find(([, { control }]) => control.kind === 'upload')?.[0] ?? null,
  }
}

type Offers = { lead: ActOffer | null; can: ActOffer[]; cannot: BlockedAct[] }

/**
 * What can be done now, by whom, and why this person cannot do the rest of what is theirs. Why others cannot
 * do what is theirs depends on who they are, so a reader is not told.
 * @param isAmong which acts are looked at; the rules of no other are asked.
 */
export function offersOf(
  file: CaseFile,
  actor: Actor,
  at: Circumstances,
  isAmong: (act: Act) => boolean = () => true,
): Offers {
  const applying = actsOf(file).filter(
    (act) => isAmong(act) && inList(act, file) && (act.applies?.(file, at) ?? true),
  )
  const isMine = (act: Act) => holdsOneOf(actor, act.by)
  const standings = applying.filter(isMine).map((act) => standingOfAct(act, file, at))
  const mine = standings.filter((each) => each.can).map(({ act }) => act)
  const others = applying.filter((act) => !isMine(act) && standingForOnlooker(act, file, at).can)
  const lead = leadOf(file, mine, at)
  return {
    can: [...mine, ...others].map((act) => offerView(act, actor)),
    lead: lead && offerView(lead, actor),
    cannot: standings
      .filter((each): each is Extract<Standing, { can: false }> => !each.can)
      // What was done is not missing anything.
      .filter(({ act }) => cameBack(act, file) || !act.settled?.(file))
      .map(({ act, unmet }) => ({ ...offerView(act, actor), unmet: unmet.map(refusalView) })),
  }
}

/** 更正 is offered beside its record, unless it came back to be mended. */
const inList = (act: Act, file: CaseFile) => act.amends === undefined || cameBack(act, file)

/** 更正 by the place of the record: offered beside it, with why not where it cannot be done now. */
export function amendOffers(
  file: CaseFile,
  actor: Actor,
  at: Circumstances,
): ReadonlyMap<number, BlockedAct> {
  const offers = new Map<number, BlockedAct>()
  for (const act of actsOf(file)) {
    if (act.amends === undefined || act.applies?.(file, at) === false) continue
    const standing = standingOfAct(act, file, at)
    const unmet = standing.can ? [] : standing.unmet.map(refusalView)
    offers.set(act.amends, { ...offerView(act, actor), unmet })
  }
  return offers
}

const cameBack = ({ id }: Act, { returned }: CaseFile) => id === returned?.act

/** Whether the case waits for the act. Most acts of a case do not, so they need not be asked whether they can be done. */
const mayLead = (act: Act, file: CaseFile) =>
  cameBack(act, file) || (act.presses !== false && !act.settled?.(file))

/** The next lawful act of this person, when nobody needs to know what else can and cannot be done. */
export function leadAct(file: CaseFile, actor: Actor, at: Circumstances): Act | null {
  const mine = actsOf(file).filter(
    (act) =>
      holdsOneOf(actor, act.by) &&
      mayLead(act, file) &&
      (act.applies?.(file, at) ?? true) &&
      standingOfAct(act, file, at).can,
  )
  return leadOf(file, mine, at)
}

/**
 * The next lawful act of this person: the one that belongs to the step the case is in. What was sent
 * back comes first, because somebody waits for it.
 */
function leadOf(file: CaseFile, mine: readonly Act[], at: Circumstances): Act | null {
  const leading = mine.filter((act) => mayLead(act, file))
  const returned = leading.find((act) => cameBack(act, file))
  if (returned) return returned
  const pressing = leading
  const latest = new Set(
    underWay(file).map(({ steps }) => steps.findLast((step) => step.state(file, at) === 'now')?.id),
  )
  return (
    pressing.find(({ presses }) => presses === 'first') ??
    pressing.findLast(({ step }) => latest.has(step)) ??
    pressing[0] ??
    null
  )
}

/** The path of every procedure under way in this case. */
export function pathViews(file: CaseFile, at: Circumstances): PathView[] {
  return underWay(file).map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      stage: step.stage,
      state: step.state(file, at),
    })),
  }))
}
