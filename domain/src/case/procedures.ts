import type { Role } from '../authority/roles.ts'
import { dueOf, endLimit } from '../deadline/limit-instance.ts'
import { getLimit } from '../deadline/limits.ts'
import { standing, standingForOnlookers, standingOf } from '../kernel/procedure.ts'
import type { DocumentTypeId } from '../paper/catalogue/document-catalogue.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Act, FineCap, Opening, Procedure, Standing, Step } from './case-kernel.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseLimit, LimitAt } from './case-limit.ts'
import type { CaseNames } from './case-names.ts'
import type { Circumstances } from './circumstances.ts'
import { amendInformant } from './parts/amendment/amend-informant.ts'
import { amendPaper } from './parts/amendment/amend-paper.ts'
import { amendmentsOf } from './parts/amendment/amend-record.ts'
import { withdrawProposal } from './parts/approval/withdraw-proposal.ts'
import { excludeEvidence, replaceEvidence } from './parts/evidence/exclude.ts'
import { changeInvestigators, recuseReviewer } from './parts/people/change.ts'
import { countersign } from './parts/signing/countersign.ts'
import { reviewActs } from './parts/legal-review/acts.ts'
import { approvalsOfRevision } from './parts/revision/approve-revision.ts'
import type { RevisionProposal } from './parts/revision/slice.ts'
import { recordOutcome } from './parts/revision/record-outcome.ts'
import { recordRefund } from './parts/revision/refund.ts'
import { reviseDecision } from './parts/revision/revise-decision.ts'
import { bindsEveryAct } from './parts/people/requirements.ts'
import { inspection } from './procedures/inspection/procedure.ts'
import { hearing } from './procedures/hearing/procedure.ts'
import { ordinaryPenalty } from './procedures/ordinary-penalty/procedure.ts'
import { seizure } from './procedures/seizure/procedure.ts'
import { summaryPenalty } from './procedures/summary-penalty/procedure.ts'

/** Every procedure that runs. The other procedures exist as outlines only. */
export const procedures: readonly Procedure[] = [
  ordinaryPenalty,
  summaryPenalty,
  hearing,
  seizure,
  inspection,
]

/** Every act that begins a case. */
export const openings: readonly Opening[] = procedures.flatMap(({ opens }) => opens ?? [])

export const findProcedure = (id: string): Procedure | undefined =>
  procedures.find((each) => each.id === id)

/** The procedures this case passes through, in the order of the list. */
export function underWay(file: CaseFile): Procedure[] {
  return procedures.filter((each) => each.underWay(file))
}

/** What may be done in every case, whatever its procedures: 撤回, 变更承办人, 更正. */
export const sharedActs = (file: CaseFile): Act[] => [
  withdrawProposal,
  excludeEvidence,
  replaceEvidence,
  changeInvestigators,
  recuseReviewer,
  countersign(papersOfPending),
  amendPaper,
  amendInformant(file, limitsOf),
  reviseDecision,
  ...file.revisionProposals.flatMap((each) => onProposal(file, each)),
  recordOutcome,
  recordRefund,
  ...amendmentsOf(file, limitsOf),
]

/** 法制审核 and approval of one 撤销、变更, as long as it is open. */
function onProposal(file: CaseFile, proposal: RevisionProposal): Act[] {
  const ref = { kind: 'revision', no: proposal.no } as const
  return [...reviewActs(file, ref), ...approvalsOfRevision(proposal, ref)]
}

/** Every act of the procedures under way, and those of every case. An act that several share is listed once. */
export function actsOf(file: CaseFile): Act[] {
  const acts = [...underWay(file).flatMap((each) => each.acts(file)), ...sharedActs(file)]
  const seen = new Set<string>()
  return acts.filter(({ id }) => !seen.has(id) && seen.add(id))
}

const book = { always: bindsEveryAct, acts: actsOf }

/** What may be done on this case now, and why the rest may not. */
export const standingIn = (file: CaseFile, at: Circumstances): Standing[] =>
  standing<CaseFile, CaseEvent, Circumstances, CaseNames>(book, file, at)

export const standingOfAct = (act: Act, file: CaseFile, at: Circumstances): Standing =>
  standingOf<CaseFile, CaseEvent, Circumstances, CaseNames>(book, act, file, at)

/** The standing as true for a reader who cannot do this act themselves. */
export const standingForOnlooker = (act: Act, file: CaseFile, at: Circumstances): Standing =>
  standingForOnlookers<CaseFile, CaseEvent, Circumstances, CaseNames>(book, act, file, at)

/**
 * Whose next act the case waits for, whether or not its time has come: who may look away from a case
 * that asks nothing of their role.
 */
export function rolesAsked(file: CaseFile, at: Circumstances): Role[] {
  const waited = actsOf(file).filter(
    (act) =>
      act.id === file.returned?.act ||
      (act.presses && !act.settled?.(file) && (act.applies?.(file, at) ?? true)),
  )
  return [...new Set(waited.flatMap(({ by }) => by))]
}

/** The act of that name in this case, or else in any procedure, so that an act of the past keeps its title. */
export function findActOf(file: CaseFile, id: string): Act | undefined {
  return (
    actsOf(file).find((each) => each.id === id) ??
    procedures.flatMap((each) => each.acts(file)).find((each) => each.id === id)
  )
}

/** The papers of the act that waits for an approval. */
export const papersOfPending = (file: CaseFile): readonly DocumentTypeId[] =>
  file.pending ? (findActOf(file, file.pending.act)?.papers ?? []) : []

/** Every limit of this case that has started. A limit that several procedures share is listed once. */
export function limitsOf(file: CaseFile, at: LimitAt): CaseLimit[] {
  const seen = new Set<string>()
  return underWay(file)
    .flatMap((each) => each.limits(file, at))
    .map((limit) => endedWithCase(limit, file))
    .filter(({ title, instance: { limitId, startedOn } }) => {
      const key = [title, limitId, startedOn].join()
      return !seen.has(key) && seen.add(key)
    })
}

/** The lowest of the highest fines that the procedures under way may impose; null without one. */
export function fineCapOf(file: CaseFile, at: Circumstances): FineCap | null {
  const caps = underWay(file).flatMap((each) => each.fineCap?.(file, at) ?? [])
  return caps.sort((a, b) => a.fen - b.fen)[0] ?? null
}

/** What still ran when the case ended without a decision is over; what its end began goes on. */
function endedWithCase(limit: CaseLimit, { ended: end }: CaseFile): CaseLimit {
  const { instance } = limit
  if (end === null || instance.ended !== null || instance.startedOn >= end.on) return limit
  const reason = {
    declined: '不予立案',
    dismissed: '已撤销案件',
    transferred: '已移送',
    revoked: '已撤销决定',
  }[end.kind]
  return { ...limit, instance: endLimit(instance, { how: 'met', on: end.on, reason }) }
}

/**
 * The limit that presses most: the earliest last day of those still open. A period that only keeps a
 * gate shut, such as the party's time to speak, presses nobody and is not late when it is over.
 */
export function pressingLimit(
  file: CaseFile,
  at: LimitAt,
): { readonly limit: CaseLimit; readonly on: PlainDate } | null {
  const [first] = openLimits(file, at).flatMap(({ limit, on }) =>
    on === null ? [] : [{ limit, on }],
  )
  return first ?? null
}

/** What runs out next for the agency and for the party, and whether a limit runs whose last day is not known. */
export type NextDues = {
  readonly agency: { readonly title: string; readonly on: PlainDate } | null
  readonly party: { readonly title: string; readonly on: PlainDate } | null
  readonly undated: boolean
}

/** The nearest open limits, by whose they are: what the party lets pass is no delay of the agency's. */
export function nextDues(file: CaseFile, at: LimitAt): NextDues {
  const open = openLimits(file, at)
  const nearest = (whose: 'agency' | 'party') => {
    const first = open.find(
      ({ limit, on }) => on !== null && getLimit(limit.instance.limitId).whose === whose,
    )
    return first?.on ? { title: first.limit.title, on: first.on } : null
  }
  return {
    agency: nearest('agency'),
    party: nearest('party'),
    undated: open.some(({ on }) => on === null),
  }
}

/** Open limits that press somebody, nearest first; those whose last day needs a missing calendar come last. */
function openLimits(
  file: CaseFile,
  at: LimitAt,
): { readonly limit: CaseLimit; readonly on: PlainDate | null }[] {
  const last = '9999-12-31'
  return limitsOf(file, at)
    .filter(({ instance }) => instance.ended === null)
    .filter(({ instance }) => getLimit(instance.limitId).breach.level !== 'gate')
    .map((limit) => {
      const due = dueOf(limit.instance, at.calendar, at.today)
      return { limit, on: due.known ? due.on : null }
    })
    .sort((a, b) => (a.on ?? last).localeCompare(b.on ?? last))
}

/**
 * The limit that doing this act keeps: the one it names, or the nearest open one of its step, whoever's it is, or else
 * the time for the whole case. Null where none runs.
 */
export function limitOfAct(
  file: CaseFile,
  { step, keeps }: Pick<Act, 'step' | 'keeps'>,
  at: LimitAt,
): CaseLimit | null {
  const named = keeps?.(file) ?? null
  const ofStep: readonly string[] = underWay(file)
    .flatMap(({ steps }) => steps)
    .filter(({ id }) => id === step)
    .flatMap(({ limits }) => limits)
  const open = openLimits(file, at)
  const own = open.find(({ limit }) =>
    named === null ? ofStep.includes(limit.instance.limitId) : limit.title === named,
  )
  return (own ?? open.find(({ limit }) => limit.wholeCase))?.limit ?? null
}

/** The step under way in the procedure whose limit presses most. Lists show it as the state of the case. */
export function currentStep(file: CaseFile, at: Circumstances): Step | undefined {
  const running = underWay(file)
  const pressing = pressingLimit(file, at)?.limit
  const ofLimit = (each: Procedure) =>
    each.limits(file, at).some(({ title }) => title === pressing?.title)
  const first = running.find(ofLimit) ?? running[0]
  return (
    first?.steps.find((step) => step.state(file, at) === 'now') ??
    running.flatMap(({ steps }) => steps).find((step) => step.state(file, at) === 'now') ??
    first?.steps.at(-1)
  )
}
