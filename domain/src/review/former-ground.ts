import type { PartyKind } from '../case/party.ts'
import type { Fen } from '../shared/money.ts'
import type { CatalogueGround, GroundActs, ReviewRule } from './catalogue.ts'

/** How versions of before 2026-12 keep a rule: sums had a kind each. */
type FormerRule =
  | {
      readonly kind: 'fine' | 'confiscation'
      readonly compare: 'reaches' | 'exceeds'
      readonly thresholdFen: Readonly<Record<PartyKind, Fen>>
    }
  | { readonly kind: 'fine-reaches-hearing' | 'confiscation-reaches-hearing' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly StoredRule[] }

export type StoredRule = FormerRule | ReviewRule

/** How versions of before 2026-12 keep a ground: with 处罚、许可、强制 or 全部 in place of the kinds of act. */
type FormerGround = Omit<CatalogueGround, 'acts' | 'rule'> & {
  readonly scope: '处罚' | '许可' | '强制' | '全部'
  readonly rule: StoredRule
}

export type StoredGround = FormerGround | CatalogueGround

const actsOfScope: Readonly<Record<FormerGround['scope'], GroundActs>> = {
  处罚: ['penalty'],
  许可: ['licence'],
  强制: ['coercion'],
  全部: 'every',
}

/** A stored ground in today's form. */
export function asGround(stored: StoredGround): CatalogueGround {
  if ('acts' in stored) return stored
  const { scope, rule, ...rest } = stored
  return { ...rest, acts: actsOfScope[scope], rule: asRule(rule) }
}

function asRule(rule: StoredRule): ReviewRule {
  switch (rule.kind) {
    case 'fine':
      return { ...rule, kind: 'amount', amount: 'fine' }
    case 'confiscation':
      return { ...rule, kind: 'amount', amount: 'confiscated' }
    case 'fine-reaches-hearing':
      return { kind: 'reaches-hearing', amount: 'fine' }
    case 'confiscation-reaches-hearing':
      return { kind: 'reaches-hearing', amount: 'confiscated' }
    case 'all':
    case 'any':
      return { kind: rule.kind, of: rule.of.map(asRule) }
    case 'always':
    case 'flag':
    case 'outcome':
    case 'penalty-kinds':
    case 'party':
    case 'matter':
    case 'field':
    case 'level':
    case 'amount':
    case 'reaches-hearing':
    case 'licence':
    case 'licence-hearing':
    case 'licence-third-party':
      return rule
  }
}
