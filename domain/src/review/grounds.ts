import { cite } from '../shared/citation.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import type { CatalogueGround, ReviewCatalogue, ReviewFacts } from './catalogue.ts'

type Thresholds = Pick<AgencyRules, 'hearingThresholdFen' | 'reviewThresholdFen' | 'soleTraderAs'>
type Applies = (facts: ReviewFacts, rules: Thresholds) => boolean

const includesAny = ({ kinds }: ReviewFacts, ...wanted: ReviewFacts['kinds'][number][]) =>
  wanted.some((kind) => kinds.includes(kind))

/** What each ground of the catalogue means, by its id (requirements 5.1). */
const applies: Record<string, Applies> = {
  MC01: ({ publicInterest }) => publicInterest,
  // Both halves are needed: a hearing alone does not trigger the statutory ground.
  MC02: ({ vitalRights, hearingHeld }) => vitalRights && hearingHeld,
  MC03: ({ complex }) => complex,
  MC04: ({ matterRequiresReview }) => matterRequiresReview,
  MC05: (facts, rules) => facts.fineFen >= rules.reviewThresholdFen[facts.partyKind],
  MC06: (facts, rules) =>
    facts.confiscatedFen > 0 && facts.confiscatedFen >= rules.reviewThresholdFen[facts.partyKind],
  MC08: (facts) => includesAny(facts, 'suspend-business', 'close-business', 'bar-from-trade'),
  MC09: (facts) => includesAny(facts, 'downgrade', 'revoke-licence'),
  MC10: ({ mitigated, outcome, complex }) => (mitigated || outcome === 'no-penalty') && complex,
  MC11: ({ socialRisk }) => socialRisk,
  MC14: ({ outcome }) => outcome === 'transfer-criminal',
  MC15: ({ deviatesFromBenchmark }) => deviatesFromBenchmark,
  MC16: ({ outcome }) => outcome === 'revocation',
  MC17: ({ foreign }) => foreign,
}

/**
 * The grounds on which legal review (法制审核) must pass before a decision may be made: all of them,
 * because the request has to name each one. An empty list means review is not required.
 */
export function legalReviewGrounds(
  facts: ReviewFacts,
  catalogue: ReviewCatalogue,
  rules: Thresholds,
): CatalogueGround[] {
  return catalogue.grounds.filter(
    (ground) =>
      (ground.mandatory || ground.enabled) && (applies[ground.id]?.(facts, rules) ?? false),
  )
}

export type HearingGround = { readonly text: string; readonly basis: ReturnType<typeof cite> }

/** Why the party must be told of its right to a hearing (处罚法第63条); empty when it has none. */
export function hearingRight(
  facts: Pick<ReviewFacts, 'kinds' | 'fineFen' | 'confiscatedFen' | 'partyKind'>,
  { hearingThresholdFen }: Thresholds,
): HearingGround[] {
  const threshold = hearingThresholdFen[facts.partyKind]
  const has = (...kinds: ReviewFacts['kinds'][number][]) =>
    kinds.some((kind) => facts.kinds.includes(kind))
  const item = (n: number) => cite('行政处罚法', 63, { paragraph: 1, item: n })
  const rows: [boolean, string, number][] = [
    [facts.fineFen >= threshold, '较大数额罚款', 1],
    [facts.confiscatedFen >= threshold, '没收较大数额违法所得、没收较大价值非法财物', 2],
    [has('downgrade', 'revoke-licence'), '降低资质等级、吊销许可证件', 3],
    [
      has('suspend-business', 'close-business', 'bar-from-trade'),
      '责令停产停业、责令关闭、限制从业',
      4,
    ],
  ]
  return rows.filter(([holds]) => holds).map(([, text, n]) => ({ text, basis: item(n) }))
}

/** 情节复杂或者重大违法行为: the heads of the agency decide together (处罚法第57条第2款). */
export function deliberationRequired(facts: ReviewFacts, rules: Thresholds): HearingGround[] {
  const basis = cite('行政处罚法', 57, { paragraph: 2 })
  const rows: [boolean, string][] = [
    [facts.complex, '情节复杂'],
    [hearingRight(facts, rules).length > 0, '重大违法行为，拟给予的处罚达到听证标准'],
    [facts.mitigated, '减轻处罚，低于法定最低罚款'],
  ]
  return rows.filter(([holds]) => holds).map(([, text]) => ({ text, basis }))
}
