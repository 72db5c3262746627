import type { PartyKind } from '../case/party.ts'
import type { Matter } from './matter.ts'

/**
 * The matter as its rule applies to this kind of party. Where the rule fines 企业事业单位 and 其他生产经营者 apart,
 * only a legal person or another organisation is the first; 个体工商户 and 自然人 are the second. A rule that also
 * fines 主要负责人 is addressed to firms, so the natural person it is applied to is the one in charge of a firm, who has
 * a case apart from the firm's.
 */
export function forParty(matter: Matter, party: PartyKind): Matter {
  if (party === 'natural-person' && matter.responsiblePersonFine) return forPersonInCharge(matter)
  const { fine } = matter
  if (fine.kind !== 'by-party') return matter
  const side = party === 'organisation' ? 'organisation' : 'others'
  return {
    ...matter,
    fine: { kind: 'range', ...fine[side] },
    tiers: matter.tiers.filter((tier) => tier.forParty === side),
  }
}

/** What the rule does to the firm beside the fine it does not do to the person; the benchmark is the firm's as well. */
function forPersonInCharge(matter: Matter): Matter {
  const { imposes: _imposes, announced: _announced, responsiblePersonFine: own, ...named } = matter
  const { benchmarkCircumstances: _weighed, ...rest } = named
  const applied = { ...rest, otherPenalties: [], responsiblePersonFine: null, tiers: [] }
  return own ? { ...applied, fine: { kind: 'range', ...own } } : matter
}
