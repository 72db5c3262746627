import { checkCitations } from '../../../citation/citation-status.ts'
import { citationsIn } from '../../../citation/citations-in.ts'
import { met, unmet, type Requirement as Of } from '../../../kernel/requirement.ts'
import type { CoercivePower, Matter } from '../../../reference/matter.ts'
import { laws } from '../../../reference/laws.ts'
import { cite } from '../../../shared/citation.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Circumstances } from '../../circumstances.ts'

const set = cite('行政强制法', 10)
const only = cite('行政强制法', 22)

/** What an officer may do instead, where there is no power. */
const otherWays =
  '可以依法先行登记保存、抽样取证，或者函告有权机关；本局法制机构登记并确认法律、法规依据后可办'

/** Kinds of instrument that may give the power (强制法第10条); a rule of a ministry may not. */
const powerful: readonly string[] = ['法律', '行政法规', '地方性法规']

/** The power of a matter on a day, or why there is none. */
export function powerOf(
  matter: Matter | null,
  today: PlainDate,
): { readonly power: CoercivePower } | { readonly refusal: Refusal } {
  const power = matter?.coercivePower
  if (!matter || !power) {
    const reason = `${matter ? `“${matter.name}”` : '本案的事项'}没有登记授权查封、扣押的法律、法规，不能查封、扣押。${otherWays}`
    return { refusal: { reason, basis: [set, only] } }
  }
  const citations = citationsIn(power.basis)
  const weak = citations.filter(
    ({ instrument }) => !powerful.includes(laws.get(instrument)?.kind ?? ''),
  )
  if (citations.length === 0 || weak.length > 0) {
    const reason = `登记的依据${power.basis}不是法律、法规，不能设定查封、扣押。${otherWays}`
    return { refusal: { reason, basis: [set, only] } }
  }
  const inForce = checkCitations(citations, today, laws)
  if (!inForce.ok) return { refusal: inForce.refusal }
  if (power.confirmedBy === null) {
    const reason = `${power.basis}是否适用于“${matter.name}”，本局法制机构还没有确认，确认后可办`
    return { refusal: { reason, basis: [only] } }
  }
  return { power }
}

/** No power, no door: refused with its articles, and it stays visible. */
export const powerGiven: Of<object, Circumstances> = {
  id: 'power-given',
  check: (_file, { matter, today }) => {
    const found = powerOf(matter, today)
    return 'power' in found ? met : unmet(found.refusal.reason, found.refusal.basis)
  },
}
