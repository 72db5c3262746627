import { cite, type Citation } from '../shared/citation.ts'
import type { Fen } from '../shared/money.ts'
import { addDays, type PlainDate } from '../shared/plain-date.ts'

/** 行政复议 or 行政诉讼: both days are left out of account. `to` null: not over yet. */
export type RemedyPeriod = { readonly from: PlainDate; readonly to: PlainDate | null }

type Overdue = {
  /** 罚款数额: what the three percent are taken of, and the most that may be added. */
  readonly fineFen: Fen
  /** The last day to pay, after rolling. */
  readonly dueOn: PlainDate
  /** The day of payment, or today; it counts. */
  readonly paidOn: PlainDate
  readonly remedies?: readonly RemedyPeriod[]
}

/** 加处罚款, with everything needed to check it by hand. */
export type Surcharge = {
  readonly fen: Fen
  /** Days that count: from the day after the last day to pay, without remedy periods. */
  readonly days: number
  readonly excludedDays: number
  readonly perDayFen: number
  /** The three percent would have been more than the fine. */
  readonly capped: boolean
  /** The day on which the sum reached the fine; null when it has not. */
  readonly capReachedOn: PlainDate | null
  readonly basis: readonly Citation[]
}

const basis = [
  cite('行政处罚法', 72, { paragraph: 1, item: 1 }),
  cite('行政处罚法', 73, { paragraph: 3 }),
]

/**
 * 加处罚款: three percent of the fine for each day after the last day to pay, never more than the
 * fine (处罚法第72条第1款第1项); days of review or litigation do not count (第73条第3款). A part of a
 * fen is dropped, in the party's favour.
 *
 * @throws RangeError for an amount that is not whole fen above zero, or a remedy that ends before it
 *   starts.
 */
export function surchargeOf({ fineFen, dueOn, paidOn, remedies = [] }: Overdue): Surcharge {
  if (!Number.isSafeInteger(fineFen) || fineFen <= 0) {
    throw new RangeError(`not a fine in fen: ${fineFen}`)
  }
  if (remedies.some(({ from, to }) => to !== null && to < from)) {
    throw new RangeError('a remedy period ends before it starts')
  }
  let days = 0
  let excludedDays = 0
  let capReachedOn: PlainDate | null = null
  for (let day = addDays(dueOn, 1); day <= paidOn; day = addDays(day, 1)) {
    if (remedies.some(({ from, to }) => day >= from && (to === null || day <= to))) {
      excludedDays++
      continue
    }
    days++
    if (capReachedOn === null && days * 3 >= 100) capReachedOn = day
  }
  const uncapped = (fineFen * 3 * days) / 100
  return {
    fen: Math.min(fineFen, Math.floor(uncapped)),
    days,
    excludedDays,
    perDayFen: (fineFen * 3) / 100,
    capped: uncapped > fineFen,
    capReachedOn,
    basis,
  }
}
