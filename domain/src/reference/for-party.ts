import type { PartyKind } from '../case/party.ts'
import type { Matter } from './matter.ts'

/**
 * The matter as its rule applies to this kind of party. Where the rule fines 企业事业单位 and 其他生产经营者 apart,
 * only a legal person or another organisation is the first; 个体工商户 and 自然人 are the second.
 */
export function forParty(matter: Matter, party: PartyKind): Matter {
  const { fine } = matter
  if (fine.kind !== 'by-party') return matter
  const side = party === 'organisation' ? 'organisation' : 'others'
  return {
    ...matter,
    fine: { kind: 'range', ...fine[side] },
    tiers: matter.tiers.filter((tier) => tier.forParty === side),
  }
}
