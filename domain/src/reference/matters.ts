import type { Matter, ServiceMatter } from './matter.ts'
import { prepaidCardMatters } from './matters/prepaid-card.ts'
import { franchiseMatters } from './matters/franchise.ts'
import { scrappedVehicleMatters } from './matters/scrapped-vehicle.ts'
import { foreignLabourMatters } from './matters/foreign-labour.ts'
import { householdServiceMatters } from './matters/household-service.ts'
import { retailAndServiceMatters } from './matters/retail-and-service.ts'
import { otherTradeMatters } from './matters/other-trade.ts'
import { serviceMatters } from './matters/service-matters.ts'

export { serviceMatters }

/** 行政处罚事项 an agency starts from. Amounts and articles with `toVerify` wait for a comparison with the text. */
export const penaltyMatters: readonly Matter[] = [
  ...prepaidCardMatters,
  ...franchiseMatters,
  ...scrappedVehicleMatters,
  ...foreignLabourMatters,
  ...householdServiceMatters,
  ...retailAndServiceMatters,
  ...otherTradeMatters,
]

const byCode: ReadonlyMap<string, Matter | ServiceMatter> = new Map(
  [...penaltyMatters, ...serviceMatters].map((each) => [each.code, each]),
)

/** @throws RangeError when there is no matter of that code. */
export function getMatter(code: string): Matter | ServiceMatter {
  const found = byCode.get(code)
  if (!found) throw new RangeError(`no matter ${code}`)
  return found
}

export function isPenaltyMatter(matter: Matter | ServiceMatter): matter is Matter {
  return 'fine' in matter
}

/** @throws RangeError when there is no 处罚事项 of that code. */
export function getPenaltyMatter(code: string): Matter {
  const found = getMatter(code)
  if (!isPenaltyMatter(found)) throw new RangeError(`${code} is no penalty matter`)
  return found
}
