import type { AgencyRules } from '../rules/agency-rules.ts'
import type { Fen } from '../shared/money.ts'
import type { CatalogueGround, ReviewAmount, ReviewRule } from './catalogue.ts'
import { nothingSpecial, type KnownFacts } from './review-facts.ts'

type HearingRules = Pick<AgencyRules, 'hearingThresholdFen'>

/** `unknown`: a sum that nobody has estimated, or a kind of party for which no threshold was set. */
export type Judgement = 'yes' | 'no' | 'unknown'

const judged = (holds: boolean): Judgement => (holds ? 'yes' : 'no')

/** Whether a ground holds for these facts; one that is not about this kind of act does not. */
export function judgeGround(
  { acts, rule }: Pick<CatalogueGround, 'acts' | 'rule'>,
  facts: KnownFacts,
  rules: HearingRules,
): Judgement {
  if (acts !== 'every' && !acts.includes(facts.act)) return 'no'
  return judgeRule(rule, facts, rules)
}

/** A fact, or what it is where nothing special was kept of it: thousands of cases are judged without being filled up first. */
const of = <K extends keyof Usual>(facts: Partial<Usual>, name: K): Usual[K] =>
  facts[name] ?? nothingSpecial[name]
type Usual = typeof nothingSpecial

/** Whether one rule holds for these facts, in three values: what is not known is never taken for a no. */
function judgeRule(rule: ReviewRule, facts: KnownFacts, rules: HearingRules): Judgement {
  switch (rule.kind) {
    case 'always':
      return 'yes'
    case 'flag':
      return judged(facts[rule.flag] ?? false)
    case 'outcome':
      return judged(rule.outcomes.includes(of(facts, 'outcome')))
    case 'penalty-kinds':
      return judged(rule.anyOf.some((kind) => of(facts, 'kinds').includes(kind)))
    case 'party':
      return judged(rule.anyOf.includes(of(facts, 'partyKind')))
    case 'matter':
      return judged(rule.codes.some((code) => of(facts, 'matters').includes(code)))
    case 'field':
      return judged(rule.laws.some((law) => of(facts, 'fields').includes(law)))
    case 'level':
      return judged(rule.anyOf.includes(of(facts, 'level')))
    case 'amount': {
      const fen = amountIn(facts, rule.amount)
      const threshold = rule.thresholdFen[of(facts, 'partyKind')]
      if (threshold === null || fen === 0) return 'no'
      if (threshold === undefined || fen === null) return 'unknown'
      return judged(rule.compare === 'reaches' ? fen >= threshold : fen > threshold)
    }
    case 'reaches-hearing': {
      const fen = amountIn(facts, rule.amount) ?? 0
      return judged(fen > 0 && fen >= rules.hearingThresholdFen[of(facts, 'partyKind')])
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
  facts: KnownFacts,
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
function amountIn(facts: KnownFacts, amount: ReviewAmount): Fen | null {
  switch (amount) {
    case 'fine':
      return of(facts, 'fineFen')
    case 'confiscated':
      return of(facts, 'confiscatedFen') + (facts.confiscatedGoodsFen ?? 0)
    case 'seized':
      return facts.seizedFen ?? null
    case 'paid':
      return facts.paidFen ?? null
  }
}

/** Facts that are long lists of words, and that most catalogues never ask for. */
const long = ['matters', 'fields'] as const

/** Those of them that no rule of these grounds looks at: they need not be read to judge by them. */
export function longFactsUnasked(grounds: readonly Pick<CatalogueGround, 'rule'>[]): string[] {
  const asked = new Set(grounds.flatMap(({ rule }) => longFactsIn(rule)))
  return long.filter((name) => !asked.has(name))
}

function longFactsIn(rule: ReviewRule): (typeof long)[number][] {
  switch (rule.kind) {
    case 'matter':
      return ['matters']
    case 'field':
      return ['fields']
    case 'all':
    case 'any':
      return rule.of.flatMap(longFactsIn)
    case 'always':
    case 'flag':
    case 'outcome':
    case 'penalty-kinds':
    case 'party':
    case 'level':
    case 'amount':
    case 'reaches-hearing':
    case 'licence':
    case 'licence-hearing':
    case 'licence-third-party':
      return []
  }
}
