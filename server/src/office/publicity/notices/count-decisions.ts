import {
  decisionMonth,
  type NumberedDecision,
} from '@zhaofa/domain/publicity/notice/decision-month.ts'
import {
  withholdingGrounds,
  type WithholdingGround,
} from '@zhaofa/domain/publicity/notice/withheld.ts'
import type { WorkCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import { plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../storage/database.ts'
import {
  listDecisionMonths,
  saveDecisionMonth,
} from '../../../storage/publication/decision-months.ts'

type Counting = {
  readonly agencyId: string
  readonly calendar: WorkCalendar
  readonly today: PlainDate
}

type Row = {
  readonly procedure: string
  readonly word: string
  readonly serial: number
  readonly decided_on: string
  readonly published_on: string | null
  readonly state: string | null
  readonly ground: string | null
  readonly one_by_one: boolean
  readonly fell: boolean
}

/**
 * Counts the decisions of the month of `decidedOn` anew, for the public page of the denominator: those of
 * each procedure by themselves, because their numbers run by themselves.
 */
export async function countDecisions(
  tx: Tx,
  decidedOn: PlainDate,
  { agencyId, calendar, today }: Counting,
): Promise<void> {
  const month = decidedOn.slice(0, 7)
  const { rows } = await sql<Row>`
    select * from casework.decisions_of_month(${month})`.execute(tx)
  const voided = await voidedNumbers(tx, agencyId, month)
  for (const procedure of new Set(rows.map((row) => row.procedure))) {
    const own = rows.filter((row) => row.procedure === procedure)
    const words = new Set(own.map(({ word }) => word))
    const counted = decisionMonth(month, own.map(countedDecision), {
      voided: voided.filter(({ word }) => words.has(word)).map(({ serial }) => serial),
      calendar,
      today,
    })
    if (counted) await saveDecisionMonth(tx, counted, { agencyId, procedure, on: today })
  }
}

/** Numbers of the year of that month whose letter was voided. */
const voidedNumbers = (tx: Tx, agencyId: string, month: string) =>
  tx
    .selectFrom('casework.void_number')
    .select(['word', 'serial'])
    .where('agency_id', '=', agencyId)
    .where('year', '=', Number(month.slice(0, 4)))
    .execute()

const countedDecision = ({
  serial,
  decided_on,
  published_on,
  state,
  ground,
  one_by_one,
  fell,
}: Row): NumberedDecision => ({
  serial,
  decidedOn: plainDate(decided_on),
  publishedOn: published_on === null ? null : plainDate(published_on),
  withdrawn: state === 'withdrawn',
  withheld: state === 'withheld' && isGround(ground) ? ground : null,
  voided: state === 'voided',
  oneByOne: one_by_one,
  fell,
})

/** Months in which something waits: what was in time yesterday may be late today. */
export async function countWaitingMonths(
  tx: Tx,
  agencyId: string,
  load: () => Promise<Omit<Counting, 'agencyId'>>,
): Promise<void> {
  const waiting = (await listDecisionMonths(tx, agencyId)).filter((each) => each.waiting > 0)
  if (waiting.length === 0) return
  const counting = { agencyId, ...(await load()) }
  const months = new Set(waiting.map(({ month }) => month))
  for (const month of months) await countDecisions(tx, plainDate(`${month}-01`), counting)
}

function isGround(ground: string | null): ground is WithholdingGround {
  return ground !== null && Object.hasOwn(withholdingGrounds, ground)
}
