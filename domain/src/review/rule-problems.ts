import { partyKindTitles, type PartyKind } from '../case/party.ts'
import { matterStanding } from '../reference/matter-standing.ts'
import {
  reviewAmounts,
  type CatalogueGround,
  type GroundActs,
  type ReviewRule,
} from './catalogue.ts'
import { cannotHold } from './cannot-hold.ts'
import { sentenceText } from './rule-sentence.ts'
import { catalogueLaw, type RuleProblem, type RuleWorld } from './rule-world.ts'

/** The rules of one tree, groups included. */
function partsOf(rule: ReviewRule): ReviewRule[] {
  return rule.kind === 'all' || rule.kind === 'any' ? [rule, ...rule.of.flatMap(partsOf)] : [rule]
}

/** Everything that keeps a ground from being proposed; empty when nothing does. `others` are the grounds beside it. */
export function ruleProblems(
  ground: Pick<CatalogueGround, 'acts' | 'rule' | 'text'>,
  others: readonly CatalogueGround[],
  world: RuleWorld,
): RuleProblem[] {
  const empty = emptySelections(ground)
  if (empty.length > 0) return empty
  const problems = [
    ...missingThresholds(ground.rule),
    ...partsOf(ground.rule).flatMap((part) => unusableValues(part, world)),
  ]
  if (problems.length > 0) return problems
  if (ground.acts === 'every' && ground.rule.kind === 'always') return [everythingCaught]
  return [...cannotHold(ground, world), ...duplicates(ground, others, world)]
}

/** Something without a standard is no standard; sending any case is possible without the catalogue. */
const everythingCaught: RuleProblem = {
  reason: '所有案件都符合，等于没有标准。要个别送审的，不用写进目录：任何案件都可以送审',
  basis: [catalogueLaw],
}

function emptySelections({ acts, rule }: Pick<CatalogueGround, 'acts' | 'rule'>): RuleProblem[] {
  const problem = (reason: string): RuleProblem => ({ reason, basis: [catalogueLaw] })
  const found = acts !== 'every' && acts.length === 0 ? [problem('还没有选执法行为')] : []
  for (const part of partsOf(rule)) {
    if (valuesOf(part)?.length === 0) found.push(problem(`“${nameOfPart(part)}”还没有选`))
    if ((part.kind === 'all' || part.kind === 'any') && part.of.length === 0) {
      found.push(problem('有一组条件是空的，请加一个条件或者删去这一组'))
    }
  }
  return found
}

/** What was chosen in a part that offers a list; null where it offers none. */
function valuesOf(part: ReviewRule): readonly string[] | null {
  switch (part.kind) {
    case 'outcome':
      return part.outcomes
    case 'penalty-kinds':
    case 'party':
    case 'level':
      return part.anyOf
    case 'matter':
      return part.codes
    case 'field':
      return part.laws
    case 'licence':
      return part.decisions
    case 'always':
    case 'flag':
    case 'amount':
    case 'reaches-hearing':
    case 'licence-hearing':
    case 'licence-third-party':
    case 'all':
    case 'any':
      return null
  }
}

/** What the editor calls each kind of condition. */
export const partTitles = {
  flag: '案件情形',
  outcome: '拟作决定',
  'penalty-kinds': '处罚种类',
  party: '当事人种类',
  matter: '事项',
  field: '领域',
  level: '执法层级',
  amount: '金额',
  'reaches-hearing': '达到听证标准',
  licence: '许可决定',
  'licence-hearing': '许可经过听证',
  'licence-third-party': '许可涉及第三人',
  always: '不论情节',
  all: '同时符合',
  any: '符合其一',
} as const satisfies Record<ReviewRule['kind'], string>

const nameOfPart = (part: ReviewRule) => partTitles[part.kind]

/** Each kind of party has its threshold, or is said to have none (不适用). */
function missingThresholds(rule: ReviewRule): RuleProblem[] {
  const asked = (Object.keys(partyKindTitles) as PartyKind[]).filter((kind) => mayBe(rule, kind))
  return partsOf(rule).flatMap((part) => {
    if (part.kind !== 'amount') return []
    const title = reviewAmounts[part.amount].title
    const wrong = Object.values(part.thresholdFen).some(
      (fen) => fen !== null && !(Number.isSafeInteger(fen) && fen > 0),
    )
    const missing = asked
      .filter((party) => part.thresholdFen[party] === undefined)
      .map((party) => ({
        reason: `“${title}”还没有写${partyKindTitles[party]}的起点；不管这一类当事人的，写“不适用”`,
        basis: [catalogueLaw],
        missing: { amount: part.amount, party },
      }))
    return wrong
      ? [...missing, { reason: `“${title}”的起点应大于零`, basis: [catalogueLaw] }]
      : missing
  })
}

/** Whether a rule leaves room for this kind of party: parts that must all hold may exclude it. */
function mayBe(rule: ReviewRule, kind: PartyKind): boolean {
  if (rule.kind === 'party') return rule.anyOf.includes(kind)
  return rule.kind !== 'all' || rule.of.every((part) => mayBe(part, kind))
}

/** Matters on which no case may rest any more, and fields that no matter of the agency belongs to. */
function unusableValues(part: ReviewRule, { matterOf, fields }: RuleWorld): RuleProblem[] {
  if (part.kind === 'field') {
    return part.laws
      .filter((law) => !fields.has(law))
      .map((law) => ({ reason: `本局没有《${law}》的执法事项，请改选领域`, basis: [catalogueLaw] }))
  }
  if (part.kind !== 'matter') return []
  return part.codes.flatMap((code): RuleProblem[] => {
    const matter = matterOf(code)
    if (!matter) return [{ reason: `没有事项 ${code}，请删去`, basis: [catalogueLaw] }]
    const standing = matterStanding(matter)
    if (standing.kind !== 'unusable') return []
    return [
      {
        reason: `${code} ${matter.name}：${standing.reason}，不会再有这样的案件，请从条件里删去`,
        basis: standing.basis,
      },
    ]
  })
}

function duplicates(
  ground: Pick<CatalogueGround, 'acts' | 'rule' | 'text'>,
  others: readonly CatalogueGround[],
  { matterOf }: RuleWorld,
): RuleProblem[] {
  const nameOf = (code: string) => matterOf(code)?.name ?? code
  const said = sentenceText(inOrder(ground), nameOf)
  return others.flatMap((other) => {
    const sameRule = sentenceText(inOrder(other), nameOf) === said
    if (!sameRule && other.text.trim() !== ground.text.trim()) return []
    const what = sameRule ? '条件' : '名称'
    return [
      {
        reason: `和 ${other.id}“${other.text}”的${what}相同；请修改那一条，不另加一条`,
        basis: [catalogueLaw],
      },
    ]
  })
}

/** The same rule with its lists in one order, so that the order of choosing makes no other rule. */
function inOrder<G extends { readonly acts: GroundActs; readonly rule: ReviewRule }>({
  acts,
  rule,
}: G): { acts: GroundActs; rule: ReviewRule } {
  return { acts: acts === 'every' ? acts : acts.toSorted(), rule: ordered(rule) }
}

const anyOfInOrder = <R extends { readonly anyOf: readonly string[] }>(rule: R): R => ({
  ...rule,
  anyOf: rule.anyOf.toSorted(),
})

function ordered(rule: ReviewRule): ReviewRule {
  switch (rule.kind) {
    case 'all':
    case 'any': {
      const of = rule.of
        .map(ordered)
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      const [only] = of
      return of.length === 1 && only ? only : { ...rule, of }
    }
    case 'outcome':
      return { ...rule, outcomes: rule.outcomes.toSorted() }
    case 'penalty-kinds':
    case 'party':
    case 'level':
      return anyOfInOrder(rule)
    case 'matter':
      return { ...rule, codes: rule.codes.toSorted() }
    case 'field':
      return { ...rule, laws: rule.laws.toSorted() }
    case 'licence':
      return { ...rule, decisions: rule.decisions.toSorted() }
    case 'always':
    case 'flag':
    case 'amount':
    case 'reaches-hearing':
    case 'licence-hearing':
    case 'licence-third-party':
      return rule
  }
}
