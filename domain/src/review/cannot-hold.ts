import { agencyLevels } from '../authority/agency-level.ts'
import { partyKindTitles, type PartyKind } from '../case/party.ts'
import { citationsIn } from '../citation/citations-in.ts'
import { forParty } from '../reference/for-party.ts'
import type { Matter } from '../reference/matter.ts'
import { shortYuan, type Fen } from '../shared/money.ts'
import {
  actsText,
  reviewAmounts,
  type CatalogueGround,
  type GroundActs,
  type ReviewRule,
} from './catalogue.ts'
import { enforcementActs, type EnforcementAct } from './enforcement-acts.ts'
import type { ProposedOutcome } from './review-facts.ts'
import { catalogueLaw, type RuleProblem, type RuleWorld } from './rule-world.ts'

/** One way of fulfilling a rule: conditions that all hold together. */
type Way = readonly ReviewRule[]

/** A rule that nothing fulfils is refused, and so is a part of one that nothing fulfils: dead words mislead. */
export function cannotHold(
  { acts, rule }: Pick<CatalogueGround, 'acts' | 'rule'>,
  world: RuleWorld,
): RuleProblem[] {
  const ways = waysOf(rule)
  const dead = ways.flatMap((way) => contradiction(way, acts, world) ?? [])
  const lead = dead.length === ways.length ? '永远不会成立' : '其中一种情况永远不会成立'
  const reasons = new Map(dead.map((each) => [each.reason, each]))
  return [...reasons.values()].map((each) => ({ ...each, reason: `${lead}：${each.reason}` }))
}

/** The rule as alternatives (析取范式). The contract keeps trees small, so that there are few. */
function waysOf(rule: ReviewRule): Way[] {
  if (rule.kind === 'any') return rule.of.flatMap(waysOf)
  if (rule.kind !== 'all') return [[rule]]
  return rule.of.reduce<Way[]>(
    (ways, part) => waysOf(part).flatMap((more) => ways.map((way) => [...way, ...more])),
    [[]],
  )
}

const problem = (reason: string, basis: RuleProblem['basis'] = [catalogueLaw]): RuleProblem => ({
  reason,
  basis,
})

function contradiction(way: Way, acts: GroundActs, world: RuleWorld): RuleProblem | null {
  return (
    foreignToActs(way, acts) ??
    emptyMeeting(way, 'party', (part) => (part.kind === 'party' ? part.anyOf : null)) ??
    emptyMeeting(way, 'outcome', (part) => (part.kind === 'outcome' ? part.outcomes : null)) ??
    otherLevel(way, world) ??
    sumWithoutPenalty(way) ??
    nobodyMeasured(way) ??
    beyondTheLaw(way, world)
  )
}

/** Of which acts the facts of a condition are; null where every act has them. */
function actsOfPart(part: ReviewRule): readonly EnforcementAct[] | null {
  switch (part.kind) {
    case 'amount':
    case 'reaches-hearing':
      return reviewAmounts[part.amount].acts
    case 'outcome':
    case 'penalty-kinds':
      return ['penalty']
    case 'matter':
    case 'field':
      // A seizure is made on the matter of its case.
      return ['penalty', 'coercion']
    case 'licence':
    case 'licence-hearing':
    case 'licence-third-party':
      return ['licence']
    case 'flag':
      return flagActs[part.flag] ?? null
    case 'always':
    case 'party':
    case 'level':
    case 'all':
    case 'any':
      return null
  }
}

const flagActs: Readonly<Partial<Record<string, readonly EnforcementAct[]>>> = {
  mitigated: ['penalty'],
  deviatesFromBenchmark: ['penalty'],
  coercion: ['coercion'],
}

function foreignToActs(way: Way, acts: GroundActs): RuleProblem | null {
  const every = Object.keys(enforcementActs) as EnforcementAct[]
  let left: readonly EnforcementAct[] = acts === 'every' ? every : acts
  for (const part of way) {
    const known = actsOfPart(part)
    if (known === null) continue
    const still = left.filter((act) => known.includes(act))
    if (still.length === 0) {
      return problem(`${actsText(left)}没有“${titleOf(part)}”，它只属于${actsText(known)}`)
    }
    left = still
  }
  return null
}

function titleOf(part: ReviewRule): string {
  switch (part.kind) {
    case 'amount':
    case 'reaches-hearing':
      return reviewAmounts[part.amount].title
    case 'outcome':
      return '拟作决定'
    case 'penalty-kinds':
      return '处罚种类'
    case 'matter':
    case 'field':
      return '处罚事项'
    case 'licence':
    case 'licence-hearing':
    case 'licence-third-party':
      return '许可决定'
    case 'flag':
      return '这种情形'
    case 'always':
    case 'party':
    case 'level':
    case 'all':
    case 'any':
      return '这个条件'
  }
}

const listNames = { party: '当事人', outcome: '拟作决定' } as const

/** A case has one party and one outcome: two lists that share nothing are never both met. */
function emptyMeeting(
  way: Way,
  what: keyof typeof listNames,
  listOf: (part: ReviewRule) => readonly string[] | null,
): RuleProblem | null {
  const lists = way.flatMap((part) => {
    const list = listOf(part)
    return list === null ? [] : [list]
  })
  const [first, ...rest] = lists
  if (!first) return null
  const shared = rest.reduce((left, list) => left.filter((each) => list.includes(each)), first)
  return shared.length > 0 ? null : problem(`两个条件要求的${listNames[what]}没有相同的`)
}

function otherLevel(way: Way, { level }: RuleWorld): RuleProblem | null {
  const missed = way.some((part) => part.kind === 'level' && !part.anyOf.includes(level))
  return missed ? problem(`本局的执法层级是${agencyLevels[level]}，不在所选的层级里`) : null
}

/** Nobody is fined who is not punished. */
function sumWithoutPenalty(way: Way): RuleProblem | null {
  const without: readonly ProposedOutcome[] = ['no-penalty', 'transfer-criminal']
  const spared = way.some(
    (part) => part.kind === 'outcome' && part.outcomes.every((each) => without.includes(each)),
  )
  const punished = way.some(
    (part) =>
      part.kind === 'penalty-kinds' ||
      ((part.kind === 'amount' || part.kind === 'reaches-hearing') && part.amount !== 'seized'),
  )
  return spared && punished ? problem('不予处罚、移送司法机关的案件没有罚款、没收和其他处罚') : null
}

/** The kinds of party that a way leaves room for. */
function partiesOf(way: Way): PartyKind[] {
  return (Object.keys(partyKindTitles) as PartyKind[]).filter((kind) =>
    way.every((part) => part.kind !== 'party' || part.anyOf.includes(kind)),
  )
}

function nobodyMeasured(way: Way): RuleProblem | null {
  for (const part of way) {
    if (part.kind !== 'amount') continue
    if (partiesOf(way).every((kind) => part.thresholdFen[kind] === null)) {
      return problem(`“${reviewAmounts[part.amount].title}”对所选的当事人都写了不适用`)
    }
  }
  return null
}

/** A fine above what every chosen matter allows (处罚法第4、16条: no penalty beyond its rule). */
function beyondTheLaw(way: Way, world: RuleWorld): RuleProblem | null {
  const matters = way.flatMap((part) => mattersOfPart(part, world))
  if (matters.length === 0) return null
  for (const part of way) {
    if (part.kind !== 'amount' || part.amount !== 'fine') continue
    const { thresholdFen, compare } = part
    const reached = partiesOf(way).some((kind) => {
      const fen = thresholdFen[kind]
      if (fen === null || fen === undefined) return false
      return matters.some((matter) => {
        const most = mostFen(matter, kind)
        return compare === 'reaches' ? most >= fen : most > fen
      })
    })
    if (reached) continue
    const most = Math.max(...matters.flatMap((each) => partiesOf(way).map((k) => mostFen(each, k))))
    const basis = matters.flatMap(({ penaltyBasis }) => citationsIn(penaltyBasis))
    const limit = most > 0 ? `罚款最高 ${shortYuan(most)} 元` : '没有罚款'
    const rules = [...new Set(matters.map(({ penaltyBasis }) => penaltyBasis))].slice(0, 3)
    const told = rules.length > 0 ? `（${rules.join('；')}）` : ''
    return problem(`所选 ${matters.length} 个事项的${limit}${told}`, basis)
  }
  return null
}

function mattersOfPart(part: ReviewRule, { matterOf, fields }: RuleWorld): readonly Matter[] {
  if (part.kind === 'matter') return part.codes.flatMap((code) => matterOf(code) ?? [])
  return part.kind === 'field' ? part.laws.flatMap((law) => fields.get(law) ?? []) : []
}

/** The highest fine of a matter for one kind of party; without end where gains are multiplied or the text is open. */
function mostFen(matter: Matter, party: PartyKind): Fen {
  const { fine } = forParty(matter, party)
  switch (fine.kind) {
    case 'none':
      return 0
    case 'to-verify':
    case 'gains-multiple':
      return Number.POSITIVE_INFINITY
    case 'gains-cap':
      return Math.max(fine.capFen, fine.withoutGainsMaxFen)
    case 'range':
      return fine.maxFen
    case 'by-party':
      return fine.organisation.maxFen
    case 'two-stage':
      return Math.max(...fine.stages.map(({ maxFen }) => maxFen))
  }
}
