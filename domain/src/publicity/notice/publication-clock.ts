import { hasPassed, type DueDate } from '../../deadline/due-date.ts'
import { dueOf, endLimit, startLimit, type LimitInstance } from '../../deadline/limit-instance.ts'
import { workingDaysAfter } from '../../deadline/working-days.ts'
import type { WorkCalendar } from '../../deadline/work-calendar.ts'
import type { Bases } from '../../shared/basis.ts'
import { cite } from '../../shared/citation.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { Refusal } from '../../shared/refusal.ts'

/** What the clock of one decision looks at. */
type ToPublish = {
  /** The decision, or the change (变更) by which it reads as it does. */
  readonly since: { readonly event: '作出决定' | '变更决定'; readonly on: PlainDate }
  /** Day it reached the party as it reads; null while it has not. */
  readonly servedOn: PlainDate | null
  readonly publishedOn: PlainDate | null
}

type PublicationClock = {
  /** Limit D-PUB-7: seven working days from the decision (国办发〔2018〕118号). */
  readonly limit: LimitInstance
  readonly due: DueDate
  /** Told from the fourth working day until the decision is published; null otherwise. */
  readonly alert: string | null
  /** Whether it may go out: never before service, however late that makes it. */
  readonly gate: Outcome<null, Refusal>
}

/** Working days after the decision from which a missing publication is warned about. */
const alertAfterWorkingDays = 4

/**
 * The limit runs from the decision, but a decision that has not been served is not published
 * (requirements: conflict 17). The fourth working day warns while there is still time to serve and
 * to publish.
 */
export function publicationClock(
  decision: ToPublish,
  calendar: WorkCalendar,
  today: PlainDate,
): PublicationClock {
  const { since, publishedOn } = decision
  const running = startLimit('D-PUB-7', since)
  const limit =
    publishedOn === null
      ? running
      : endLimit(running, { how: 'met', on: publishedOn, reason: '已公示' })
  const due = dueOf(limit, calendar, today)
  return { limit, due, alert: alertOf(decision, due, calendar, today), gate: gateOf(decision) }
}

function gateOf({ servedOn, publishedOn }: ToPublish): Outcome<null, Refusal> {
  const basis: Bases = [cite('行政处罚法', 61), cite('行政处罚法', 48, { paragraph: 1 })]
  if (publishedOn !== null) return refuse({ reason: '已经公示', basis })
  if (servedOn === null) return refuse({ reason: '决定书尚未送达当事人，送达后才能公示', basis })
  return accept(null)
}

function alertOf(
  { since, servedOn, publishedOn }: ToPublish,
  due: DueDate,
  calendar: WorkCalendar,
  today: PlainDate,
): string | null {
  if (publishedOn !== null) return null
  const made = { 作出决定: '决定作出', 变更决定: '决定变更' }[since.event]
  if (hasPassed(due, today)) return `已超过${made}之日起七个工作日的公示期限`
  const fourth = workingDaysAfter(since.on, alertAfterWorkingDays, calendar)
  const reached = fourth.known ? today >= fourth.on : today >= fourth.notBefore
  if (!reached) return null
  return servedOn === null
    ? `${made}已满四个工作日仍未送达，请尽快送达，以便按期公示`
    : `${made}已满四个工作日仍未公示，请按期公示`
}
