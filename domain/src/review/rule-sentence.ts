import { agencyLevels } from '../authority/agency-level.ts'
import { partyKindTitles, type PartyKind } from '../case/party.ts'
import { penaltyKinds } from '../case/penalty.ts'
import { shortYuan } from '../shared/money.ts'
import {
  actsText,
  comparisons,
  reviewAmounts,
  type CatalogueGround,
  type ReviewRule,
  type Thresholds,
} from './catalogue.ts'
import { licenceDecisions, reviewFlags, proposedOutcomes } from './review-facts.ts'

/** What of a part of a rule can be chosen. */
export type SlotKind = 'acts' | 'values' | 'amount' | 'compare' | 'thresholds' | 'joined'

/**
 * A piece of the sentence: words, or a slot with what is chosen in it. `path` leads to the part of the rule, one
 * index for each group that is entered; the acts of the ground have an empty one.
 */
export type SentencePart =
  | { readonly text: string }
  | { readonly text: string; readonly slot: SlotKind; readonly path: readonly number[] }

/** The name of a matter by its code. */
export type MatterNames = (code: string) => string

/**
 * The rule as one Chinese sentence. Editor, paper, open list and difference between versions all say it by this
 * function, so that what is approved and published is what is evaluated.
 */
export function sentenceOf(
  { acts, rule }: Pick<CatalogueGround, 'acts' | 'rule'>,
  nameOf: MatterNames,
): SentencePart[] {
  const condition = rule.kind === 'always' ? [] : ruleParts(rule, nameOf, [], null)
  return [
    { text: '如果执法行为是' },
    { text: actsText(acts), slot: 'acts', path: [] },
    ...(condition.length > 0 ? [{ text: '，并且' }, ...condition] : []),
    { text: '，那么作出决定之前应当进行法制审核。' },
  ]
}

export function sentenceText(
  ground: Pick<CatalogueGround, 'acts' | 'rule'>,
  nameOf: MatterNames,
): string {
  return sentenceOf(ground, nameOf)
    .map(({ text }) => text)
    .join('')
}

type Path = readonly number[]

/** `within` is the kind of the group around; a group of the other kind stands in brackets. */
function ruleParts(
  rule: ReviewRule,
  nameOf: MatterNames,
  path: Path,
  within: 'all' | 'any' | null,
): SentencePart[] {
  const slot = (kind: SlotKind, text: string): SentencePart => ({ text, slot: kind, path })
  const listed = (lead: string, values: readonly string[], tail = ''): SentencePart[] => [
    { text: lead },
    slot('values', values.join('、') || '（还没有选）'),
    ...(tail ? [{ text: tail }] : []),
  ]
  switch (rule.kind) {
    case 'always':
      return [{ text: '不论情节' }]
    case 'flag':
      return listed('案件有“', [reviewFlags[rule.flag]], '”的情形')
    case 'outcome':
      return listed(
        '拟作决定是',
        rule.outcomes.map((each) => proposedOutcomes[each]),
      )
    case 'penalty-kinds':
      return listed(
        '拟处罚的种类有',
        rule.anyOf.map((each) => penaltyKinds[each]),
        '之一',
      )
    case 'party':
      return listed(
        '当事人是',
        rule.anyOf.map((each) => partyKindTitles[each]),
      )
    case 'matter':
      return listed(
        '事项是',
        rule.codes.map((code) => `${code} ${nameOf(code)}`),
      )
    case 'field':
      return listed(
        '领域是',
        rule.laws.map((law) => `《${law}》`),
      )
    case 'level':
      return listed(
        '执法层级是',
        rule.anyOf.map((each) => agencyLevels[each]),
      )
    case 'amount':
      return [
        slot('amount', reviewAmounts[rule.amount].title),
        slot('compare', comparisons[rule.compare]),
        slot('thresholds', thresholdWords(rule.thresholdFen)),
      ]
    case 'reaches-hearing':
      return [slot('amount', reviewAmounts[rule.amount].title), { text: '达到本局的听证标准' }]
    case 'licence':
      return listed(
        '许可决定是',
        rule.decisions.map((each) => licenceDecisions[each]),
      )
    case 'licence-hearing':
      return [{ text: '许可经过听证' }]
    case 'licence-third-party':
      return [{ text: '许可涉及第三人重大利益' }]
    case 'all':
    case 'any': {
      const word = rule.kind === 'all' ? '，并且' : '，或者'
      const parts = rule.of.flatMap((part, i) => [
        ...(i > 0 ? [slot('joined', word)] : []),
        ...ruleParts(part, nameOf, [...path, i], rule.kind),
      ])
      // 如果…，并且 leads into the sentence, so an outermost 或者 needs brackets as well.
      const apart =
        within === null ? rule.kind === 'any' && rule.of.length > 1 : within !== rule.kind
      return apart ? [{ text: '（' }, ...parts, { text: '）' }] : parts
    }
  }
}

/** 自然人 5,000 元、个体工商户不适用、…: the threshold of each kind of party; one that is left out is said. */
export function thresholdWords(thresholds: Thresholds): string {
  return (Object.keys(partyKindTitles) as PartyKind[])
    .map((kind) => {
      const fen = thresholds[kind]
      if (fen === undefined) return `${partyKindTitles[kind]}（还没有起点）`
      return fen === null
        ? `${partyKindTitles[kind]}不适用`
        : `${partyKindTitles[kind]} ${shortYuan(fen)} 元`
    })
    .join('、')
}
