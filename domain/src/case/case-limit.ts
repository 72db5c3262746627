import type { DueDate } from '../deadline/due-date.ts'
import { dueOf, endLimit, startLimit, type LimitInstance } from '../deadline/limit-instance.ts'
import type { OwnLimit } from '../rules/agency-rules.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Circumstances } from './circumstances.ts'

/** What the limits of a case depend on beside its file. */
export type LimitAt = Pick<Circumstances, 'calendar' | 'today' | 'rules'>

/** A limit that runs, ran or waits in this case, by the name officers know it by. */
export type CaseLimit = {
  readonly title: string
  readonly instance: LimitInstance
  /** Whether the party sees it among the progress of the case: it is the party's, or binds the agency to the party. */
  readonly seenByParty: SeenByParty
  /** The time for the case as a whole. It stands beside every act whose own step has no limit. */
  readonly wholeCase?: true
}

/**
 * `end-with-decision`: it is seen from its start, its end once the decision was served, because the
 * end tells that there is one. `with-decision`: it tells that a decision was made, so it is seen from then only.
 * `never`: what the agency does among itself (政府信息公开条例第16条第2款).
 */
export type SeenByParty = 'at-once' | 'end-with-decision' | 'with-decision' | 'never'

/** The last day of a limit; null where the limit has not started. */
export const lastDayOf = (
  limit: CaseLimit | null,
  { calendar, today }: Pick<LimitAt, 'calendar' | 'today'>,
): DueDate | null => limit && dueOf(limit.instance, calendar, today)

export function ended(
  instance: LimitInstance,
  on: PlainDate | null | undefined,
  reason: string,
): LimitInstance {
  return on ? endLimit(instance, { how: 'met', on, reason }) : instance
}

/** The limit of a party's right. It ends as met when it is over, because nobody breaches a right. */
export function used(
  instance: LimitInstance,
  over: boolean,
  { calendar, today }: LimitAt,
): LimitInstance {
  const due = dueOf(instance, calendar, today)
  return due.known && (over || today > due.on)
    ? endLimit(instance, { how: 'met', on: due.on, reason: '期限届满' })
    : instance
}

/** A limit the law leaves open: the agency's own length where it set one, with where it comes from. */
export function startOwnLimit(
  limitId: OwnLimit,
  start: { readonly event: string; readonly on: PlainDate },
  { rules }: LimitAt,
): LimitInstance {
  const count = rules.limitDays?.[limitId]
  const source = rules.sources['limitDays'] ?? '本局规则'
  return startLimit(limitId, count === undefined ? start : { ...start, length: { count, source } })
}
