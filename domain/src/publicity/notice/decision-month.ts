import { hasPassed } from '../../deadline/due-date.ts'
import { dueOf, startLimit } from '../../deadline/limit-instance.ts'
import type { WorkCalendar } from '../../deadline/work-calendar.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import { withholdingGrounds, type WithholdingGround } from './withheld.ts'

/** What became of one penalty decision, as far as counting needs to know. */
export type NumberedDecision = {
  /** 顺序号 of its 文号. */
  readonly serial: number
  readonly decidedOn: PlainDate
  readonly publishedOn: PlainDate | null
  readonly withdrawn: boolean
  readonly withheld: WithholdingGround | null
  /** The 决定书 was voided (作废) before service: its number is used, but no decision was made. */
  readonly voided: boolean
  /** Whether the agency's rule of that day publishes it by itself; one that is only counted neither waits nor is late. */
  readonly oneByOne: boolean
  /** Revoked, found void or unlawful before it was public (撤销、确认无效、确认违法): nothing of it is to be published any more. */
  readonly fell: boolean
}

/**
 * The denominator (分母) of one month and one procedure, whose numbers run by themselves: of all decisions made, how many are public, withheld and by which
 * ground, late, or still waiting. Numbers have no gaps, so anybody can see that none is left out.
 */
export type DecisionMonth = {
  readonly month: string
  /** Whether any of its decisions is published by itself. False: the whole month is only counted. */
  readonly oneByOne: boolean
  readonly made: number
  /** Of those made, how many are only counted by the rule of their day and not published all the same. */
  readonly onlyCounted: number
  /** Numbers of the month whose 决定书 was voided (作废) before service. */
  readonly voided: number
  /** Of those made, how many fell before they were public. */
  readonly fell: number
  /** First and last 顺序号 of the month. */
  readonly firstSerial: number
  readonly lastSerial: number
  /** Every number between them is accounted for: decided in this month, or voided. */
  readonly whole: boolean
  readonly published: number
  readonly withdrawn: number
  readonly withheld: Readonly<Partial<Record<WithholdingGround, number>>>
  /** Neither public nor withheld yet, whether late or not. */
  readonly waiting: number
  /** Published after, or not published by, the seventh working day (国办发〔2018〕118号). */
  readonly late: number
}

type Counting = {
  readonly voided: readonly number[]
  readonly calendar: WorkCalendar
  readonly today: PlainDate
}

/** Null when nothing was decided in the month. `voided`: numbers of the year that were. */
export function decisionMonth(
  month: string,
  numbered: readonly NumberedDecision[],
  { voided, calendar, today }: Counting,
): DecisionMonth | null {
  if (numbered.length === 0) return null
  const decisions = numbered.filter((each) => !each.voided)
  const serials = numbered.map(({ serial }) => serial)
  const firstSerial = Math.min(...serials)
  const lastSerial = Math.max(...serials)
  const known = new Set([...serials, ...voided])
  const between = Array.from({ length: lastSerial - firstSerial + 1 }, (_, i) => firstSerial + i)
  const binding = decisions.filter(({ fell, withheld }) => !fell || withheld !== null)
  const due = binding.filter(
    ({ oneByOne, publishedOn, withheld }) => oneByOne || publishedOn !== null || withheld !== null,
  )
  const open = due.filter((each) => each.publishedOn === null && each.withheld === null)
  return {
    month,
    oneByOne: decisions.some((each) => each.oneByOne),
    made: decisions.length,
    onlyCounted: binding.length - due.length,
    voided: numbered.length - decisions.length,
    fell: decisions.length - binding.length,
    firstSerial,
    lastSerial,
    whole: between.every((serial) => known.has(serial)),
    published: decisions.filter(({ publishedOn }) => publishedOn !== null).length,
    withdrawn: decisions.filter(({ withdrawn }) => withdrawn).length,
    withheld: withheldBy(decisions),
    waiting: open.length,
    late: due.filter((each) => isLate(each, calendar, today)).length,
  }
}

function withheldBy(decisions: readonly NumberedDecision[]): DecisionMonth['withheld'] {
  const grounds = Object.keys(withholdingGrounds) as WithholdingGround[]
  return Object.fromEntries(
    grounds
      .map((ground) => [ground, decisions.filter(({ withheld }) => withheld === ground).length])
      .filter(([, count]) => count !== 0),
  )
}

/** A last day that cannot be known has not passed. */
function isLate(
  { decidedOn, publishedOn, withheld }: NumberedDecision,
  calendar: WorkCalendar,
  today: PlainDate,
): boolean {
  if (withheld !== null) return false
  const limit = startLimit('D-PUB-7', { event: '作出决定', on: decidedOn })
  return hasPassed(dueOf(limit, calendar, today), publishedOn ?? today)
}
