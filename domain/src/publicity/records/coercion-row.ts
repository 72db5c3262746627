import type { FilingSlice } from '../../case/parts/filing/slice.ts'
import { exits } from '../../case/parts/seizure/codes.ts'
import { goodsText, heldGoods } from '../../case/parts/seizure/ledger.ts'
import { lastDayOfGood } from '../../case/parts/seizure/limits.ts'
import { seizureOf, type Seizure, type SeizureSlice } from '../../case/parts/seizure/slice.ts'
import type { AgencyRules } from '../../rules/agency-rules.ts'
import { announcedParty } from '../hearing-announcement.ts'
import type { Row } from '../lists/item-columns.ts'

/**
 * 行政强制决定 as a line of the public item, made from the case so that nobody types it again. It says what
 * was taken and until when, and not where it is kept nor by whom.
 */
export function coercionRow(
  { filing, ...file }: SeizureSlice & FilingSlice,
  { no, number }: { readonly no: number; readonly number: string },
  rules: Pick<AgencyRules, 'agencyName' | 'maskNaturalPersonName' | 'phone'>,
): Row | null {
  const seizure = seizureOf(file, no)
  if (!seizure?.seized || !filing) return null
  return {
    decisionNo: number,
    party: announcedParty(filing.party, rules),
    type: seizure.measure === 'seal' ? '查封场所、设施或者财物' : '扣押财物',
    basis: seizure.basis,
    agency: rules.agencyName,
    decidedAt: seizure.seized.on,
    // The kind beside it says whether they were sealed or detained.
    result: `${goodsText(seizure.goods)}，${standing(seizure)}`,
  }
}

/** How the goods left, each way once: 已退还，已销毁. */
function exitsOf({ goods }: Seizure): string[] {
  const ways = goods.flatMap(({ left }) => left.map(({ exit }) => exits[exit]))
  return [...new Set(ways)]
}

function standing(seizure: Seizure): string {
  const held = heldGoods(seizure)
  if (held.length === 0) return exitsOf(seizure).join('，')
  const last = held
    .flatMap(({ no }) => lastDayOfGood(seizure, no) ?? [])
    .toSorted()
    .at(-1)
  return `期限至 ${last ?? ''}`
}
