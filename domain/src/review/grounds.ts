import { cite, type Citation } from '../shared/citation.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import {
  groundsInForce,
  type CatalogueGround,
  type ReviewCatalogue,
  type ReviewFacts,
} from './catalogue.ts'
import { judgeGround } from './judge-rule.ts'

type HearingRules = Pick<AgencyRules, 'hearingThresholdFen'>

/**
 * The grounds on which legal review (法制审核) must pass before a decision may be made (处罚法第58条
 * and the agency's catalogue): all of them, because the request has to name each one. An empty list
 * means review is not required; the agency may still ask for it. What cannot be judged, because a sum is not
 * known, is reviewed: a doubt is no exemption.
 */
export function legalReviewGrounds(
  facts: ReviewFacts,
  catalogue: ReviewCatalogue,
  rules: HearingRules,
): CatalogueGround[] {
  return groundsInForce(catalogue).filter((ground) => judgeGround(ground, facts, rules) !== 'no')
}

/** A reason in the law's words with its article. */
export type LawGround = { readonly text: string; readonly basis: Citation }

type HearingFacts = Pick<
  ReviewFacts,
  | 'kinds'
  | 'fineFen'
  | 'confiscatedFen'
  | 'confiscatedGoodsFen'
  | 'partyKind'
  | 'otherHeavyPenalty'
  | 'hearingRequiredByLaw'
>

/** Why the party must be told of its right to a hearing (处罚法第63条); empty when it has none. */
export function hearingRight(
  facts: HearingFacts,
  { hearingThresholdFen }: HearingRules,
): LawGround[] {
  const threshold = hearingThresholdFen[facts.partyKind]
  const reaches = (fen: number) => fen > 0 && fen >= threshold
  const has = (...kinds: ReviewFacts['kinds'][number][]) =>
    kinds.some((kind) => facts.kinds.includes(kind))
  const rows: [holds: boolean, text: string, item: number][] = [
    [reaches(facts.fineFen), '较大数额罚款', 1],
    [
      reaches(facts.confiscatedFen) || reaches(facts.confiscatedGoodsFen ?? 0),
      '没收较大数额违法所得、没收较大价值非法财物',
      2,
    ],
    [has('downgrade', 'revoke-licence'), '降低资质等级、吊销许可证件', 3],
    [
      has('suspend-business', 'close-business', 'bar-from-trade'),
      '责令停产停业、责令关闭、限制从业',
      4,
    ],
    [facts.otherHeavyPenalty ?? false, '其他较重的行政处罚', 5],
    [facts.hearingRequiredByLaw ?? false, '法律、法规、规章规定的其他情形', 6],
  ]
  return rows
    .filter(([holds]) => holds)
    .map(([, text, item]) => ({ text, basis: cite('行政处罚法', 63, { paragraph: 1, item }) }))
}

/**
 * Why the heads of the agency decide together (集体讨论, 处罚法第57条第2款): a complex case or a major
 * violation. A penalty that gives a right to a hearing is read as major; so is one below the
 * statutory minimum.
 */
export function deliberationRequired(facts: ReviewFacts, rules: HearingRules): LawGround[] {
  const basis = cite('行政处罚法', 57, { paragraph: 2 })
  const rows: [holds: boolean, text: string][] = [
    [facts.complex, '情节复杂'],
    [
      facts.outcome === 'penalty' && hearingRight(facts, rules).length > 0,
      '重大违法行为，拟给予的处罚达到听证标准',
    ],
    [facts.mitigated, '减轻处罚，低于法定最低罚款'],
  ]
  return rows.filter(([holds]) => holds).map(([, text]) => ({ text, basis }))
}
