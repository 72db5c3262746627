import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Exit } from './codes.ts'
import { heldOf, openGoods } from './ledger.ts'
import type { Good, Seizure } from './slice.ts'

type Seizures = readonly Seizure[]

/** A seizure that was only proposed, or just reported as urgent. */
export function newSeizure({
  seizure: no,
  measure,
  basis,
  target,
  reason,
  digest,
}: { readonly seizure: number } & Pick<
  Seizure,
  'measure' | 'basis' | 'target' | 'reason' | 'digest'
>): Seizure {
  return {
    no,
    measure,
    basis,
    target,
    reason,
    digest,
    grounds: [],
    urgent: null,
    review: null,
    approval: null,
    abandonedOn: null,
    seized: null,
    goods: [],
    extensions: [],
    examinations: [],
    settledOn: null,
  }
}

/** The seizures, one of them changed. */
export function changeSeizure(
  seizures: Seizures,
  no: number,
  change: (seizure: Seizure) => Partial<Seizure>,
): Seizures {
  return seizures.map((each) => (each.no === no ? { ...each, ...change(each) } : each))
}

/** The seizures, some lines of one changed; `on` is the day a decision about them was made. */
export function changeGoods(
  seizures: Seizures,
  no: number,
  lines: readonly number[],
  change: (good: Good) => Partial<Good>,
  on?: PlainDate,
): Seizures {
  return changeSeizure(seizures, no, (seizure) => {
    const goods = seizure.goods.map((good) =>
      lines.includes(good.no) ? { ...good, ...change(good) } : good,
    )
    const settled =
      on !== undefined && seizure.settledOn === null && openGoods({ goods }).length === 0
    return { goods, ...(settled && { settledOn: on }) }
  })
}

/** The seizures after quantities of one left custody, or all that was held. */
export function leave(
  seizures: Seizures,
  no: number,
  {
    exit,
    of,
    on,
  }: {
    readonly exit: Exit
    readonly of: 'all' | readonly { readonly good: number; readonly quantity: number }[]
    readonly on: PlainDate
  },
): Seizures {
  const quantityOf = (good: Good) =>
    of === 'all'
      ? heldOf(good)
      : of.filter((each) => each.good === good.no).reduce((sum, { quantity }) => sum + quantity, 0)
  const lines = seizures.find((each) => each.no === no)?.goods ?? []
  const moved = lines.filter((good) => quantityOf(good) > 0).map((good) => good.no)
  return changeGoods(
    seizures,
    no,
    moved,
    (good) => ({ left: [...good.left, { exit, quantity: quantityOf(good) }] }),
    on,
  )
}
