import type { AgencyRules } from '../rules/agency-rules.ts'
import type { Fen } from '../shared/money.ts'
import type { CatalogueGround, ReviewAmount, ReviewRule } from './catalogue.ts'
import type { ReviewFacts } from './review-facts.ts'

type HearingRules = Pick<AgencyRules, 'hearingThresholdFen'>

/** `unknown`: a sum that nobody has estimated, or a kind of party for which no threshold was set. */
export type Judgement = 'yes' | 'no' | 'unknown'

const judged = (holds: boolean): Judgement => (holds ? 'yes' : 'no')

/** Whether a ground holds for these facts; one that is not about this kind of act does not. */
export function judgeGround(
  { acts, rule }: Pick<CatalogueGround, 'acts' | 'rule'>,
  facts: ReviewFacts,
  rules: HearingRules,
): Judgement {
  if (acts !== 'every' && !acts.includes(facts.act)) return 'no'
  return judgeRule(rule, facts, rules)
}

/** Whether one rule holds for these facts, in three values: what is not known is never taken for a no. */
function judgeRule(rule: ReviewRule, facts: ReviewFacts, rules: HearingRules): Judgement {
  switch (rule.kind) {
    case 'always':
      return 'yes'
    case 'flag':
      return judged(facts[rule.flag] ?? false)
    case 'outcome':
      return judged(rule.outcomes.includes(facts.outcome))
    case 'penalty-kinds':
      return judged(rule.anyOf.some((kind) => facts.kinds.includes(kind)))
    case 'party':
      return judged(rule.anyOf.includes(facts.partyKind))
    case 'matter':
      return judged(rule.codes.some((code) => facts.matters.includes(code)))
    case 'field':
      return judged(rule.laws.some((law) => facts.fields.includes(law)))
    case 'level':
      return judged(rule.anyOf.includes(facts.level))
    case 'amount': {
      const fen = amountIn(facts, rule.amount)
      const threshold = rule.thresholdFen[facts.partyKind]
      if (threshold === null || fen === 0) return 'no'
      if (threshold === undefined || fen === null) return 'unknown'
      return judged(rule.compare === 'reaches' ? fen >= threshold : fen > threshold)
    }
    case 'reaches-hearing': {
      const fen = amountIn(facts, rule.amount) ?? 0
      return judged(fen > 0 && fen >= rules.hearingThresholdFen[facts.partyKind])
    }
    case 'licence':
      return judged(facts.licence !== undefined && rule.decisions.includes(facts.licence.decision))
    case 'licence-hearing':
      return judged(facts.licence?.hearingHeld ?? false)
    case 'licence-third-party':
      return judged(facts.licence?.thirdPartyInterest ?? false)
    case 'all':
      return joined(rule.of, facts, rules, 'no')
    case 'any':
      return joined(rule.of, facts, rules, 'yes')
  }
}

/** One part decides: a no among parts that must all hold, a yes among parts of which one is enough. */
function joined(
  parts: readonly ReviewRule[],
  facts: ReviewFacts,
  rules: HearingRules,
  deciding: 'yes' | 'no',
): Judgement {
  let found: Judgement = deciding === 'yes' ? 'no' : 'yes'
  for (const part of parts) {
    const each = judgeRule(part, facts, rules)
    if (each === deciding) return deciding
    if (each === 'unknown') found = 'unknown'
  }
  return found
}

/** The sum in fen; null where it was not estimated. */
function amountIn(facts: ReviewFacts, amount: ReviewAmount): Fen | null {
  switch (amount) {
    case 'fine':
      return facts.fineFen
    case 'confiscated':
      return facts.confiscatedFen + (facts.confiscatedGoodsFen ?? 0)
    case 'seized':
      return facts.seizedFen ?? null
    case 'paid':
      return facts.paidFen ?? null
  }
}
