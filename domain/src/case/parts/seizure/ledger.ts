import type { Exit } from './codes.ts'
import type { Good, Seizure, SeizureSlice } from './slice.ts'

/** 保管台账 of one line of the list: what was listed is held or left, in the line's own unit. */
export type LedgerLine = {
  readonly good: Good
  readonly held: number
  readonly left: Readonly<Record<Exit, number>>
}

export function ledgerLine(good: Good): LedgerLine {
  const left = { returned: 0, confiscated: 0, destroyed: 0, transferred: 0, lost: 0 }
  for (const { exit, quantity } of good.left) left[exit] += quantity
  const gone = Object.values(left).reduce((sum, quantity) => sum + quantity, 0)
  return { good, held: good.quantity - gone, left }
}

/** How much of a line the agency still answers for. */
export const heldOf = (good: Good): number => ledgerLine(good).held

/** The lines of which something is still held. */
export const heldGoods = ({ goods }: Pick<Seizure, 'goods'>): Good[] =>
  goods.filter((good) => heldOf(good) > 0)

/** Held, and nothing decided about it yet. */
export const openGoods = (seizure: Pick<Seizure, 'goods'>): Good[] =>
  heldGoods(seizure).filter(({ released }) => released === null)

/** Released, and still to be given back at once (强制法第28条第2款). */
export const goodsToReturn = (seizure: Pick<Seizure, 'goods'>): Good[] =>
  heldGoods(seizure).filter(({ released }) => released !== null)

/** Seizures of which something is still held. */
export const holding = ({ seizures }: SeizureSlice): Seizure[] =>
  seizures.filter((each) => heldGoods(each).length > 0)

/** 26只 */
export const quantityText = ({ unit }: Good, quantity: number): string => `${quantity}${unit}`

/** 制动盘26只、转向器总成7件 */
export const goodsText = (goods: readonly Good[]): string =>
  goods.map((good) => good.name + quantityText(good, good.quantity)).join('、')
