import type { FormerMatter } from './former-matter.ts'
import type { Matter, ServiceMatter } from './matter.ts'
import { prepaidCardMatters } from './matters/prepaid-card.ts'
import { franchiseMatters } from './matters/franchise.ts'
import { scrappedVehicleMatters } from './matters/scrapped-vehicle.ts'
import { foreignLabourMatters } from './matters/foreign-labour.ts'
import { foreignContractingMatters } from './matters/foreign-contracting.ts'
import { householdServiceMatters } from './matters/household-service.ts'
import { carSalesMatters } from './matters/car-sales.ts'
import { carDutyMatters } from './matters/car-duties.ts'
import { retailMatters } from './matters/retail.ts'
import { everydayServiceMatters } from './matters/services.ts'
import { otherTradeMatters } from './matters/other-trade.ts'
import { serviceMatters } from './matters/service-matters.ts'

export { serviceMatters }

/**
 * 行政处罚事项 an agency starts from: one violated rule and one penalty rule each. Matters that no case may rest
 * on stand here too, with the reason, so that nobody looks for them in vain.
 */
export const penaltyMatters: readonly Matter[] = [
  ...prepaidCardMatters,
  ...franchiseMatters,
  ...scrappedVehicleMatters,
  ...foreignLabourMatters,
  ...foreignContractingMatters,
  ...householdServiceMatters,
  ...carSalesMatters,
  ...carDutyMatters,
  ...retailMatters,
  ...everydayServiceMatters,
  ...otherTradeMatters,
]

const byCode: ReadonlyMap<string, Matter | ServiceMatter> = new Map(
  [...penaltyMatters, ...serviceMatters].map((each) => [each.code, each]),
)

/** What a matter is called; its code where there is none of that code any more. */
export const matterName = (code: string): string => byCode.get(code)?.name ?? code

/** @throws RangeError when there is no matter of that code. */
export function getMatter(code: string): Matter | ServiceMatter {
  const found = byCode.get(code)
  if (!found) throw new RangeError(`no matter ${code}`)
  return found
}

export function isPenaltyMatter<M extends Matter | FormerMatter | ServiceMatter>(
  matter: M,
): matter is Exclude<M, ServiceMatter> {
  return 'fine' in matter
}

/** @throws RangeError when there is no 处罚事项 of that code. */
export function getPenaltyMatter(code: string): Matter {
  const found = getMatter(code)
  if (!isPenaltyMatter(found)) throw new RangeError(`${code} is no penalty matter`)
  return found
}
