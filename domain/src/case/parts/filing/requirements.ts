import type { FilingSlice } from './slice.ts'
import { addMonths } from '../../../shared/plain-date.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { hasPassed } from '../../../deadline/due-date.ts'
import { decisionLimit } from './limits.ts'
import { needs, law } from '../../needs.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

export const notFiled = needs<FilingSlice>(
  'not-filed',
  ({ filing }) => filing === null,
  '已经立案',
  law(54),
)

export const filed = needs<FilingSlice>(
  'filed',
  ({ filing }) => filing !== null,
  '还没有立案，立案后可办',
  law(54),
)

/** 追责时效: two years, five where life, health or finance was harmed (处罚法第36条). */
export const withinLimitation: Requirement = {
  id: 'within-limitation',
  check: ({ filing }) => {
    if (!filing) return met
    const years = filing.lifeOrFinance ? 5 : 2
    return filing.discoveredOn <= addMonths(filing.violationUntil, years * 12)
      ? met
      : unmet(`违法行为终了满 ${years} 年才被发现，不再给予行政处罚`, [law(36)])
  },
}

/** 90 natural days from filing; longer only by a law, regulation or rule that says so (处罚法第60条). */
export function ninetyDaysOver(file: CaseFile, at: Circumstances): boolean {
  const limit = decisionLimit(file, at)
  return limit !== null && hasPassed(limit, at.today)
}
