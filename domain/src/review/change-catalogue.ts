import { cite } from '../shared/citation.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { CatalogueGround, ReviewRule, Thresholds } from './catalogue.ts'

/** What an agency may change of one ground. */
export type GroundChange = {
  readonly id: string
  readonly enabled?: boolean
  /** Only where the ground compares an amount. */
  readonly thresholdFen?: Thresholds
  readonly source?: string
}

/**
 * The next version of a catalogue's grounds, or what is wrong with the change. Grounds of the statute
 * cannot be switched off; amounts are changed by kind of party.
 */
export function changeGrounds(
  grounds: readonly CatalogueGround[],
  changes: readonly GroundChange[],
): Outcome<CatalogueGround[], Refusal> {
  const problems = changes.flatMap((change) => {
    const ground = grounds.find(({ id }) => id === change.id)
    return ground ? changeProblems(ground, change) : [`目录里没有 ${change.id}`]
  })
  if (problems.length > 0) {
    return refuse({ reason: problems.join('；'), basis: [cite('行政处罚法', 58)] })
  }
  return accept(
    grounds.map((ground) => {
      const change = changes.find(({ id }) => id === ground.id)
      return change ? changed(ground, change) : ground
    }),
  )
}

function changeProblems(
  ground: CatalogueGround,
  { enabled, thresholdFen }: GroundChange,
): string[] {
  const problems: string[] = []
  if (ground.mandatory && enabled === false) {
    problems.push(`${ground.id} 是法定的审核情形，不能停用`)
  }
  if (thresholdFen && !comparesAmount(ground.rule)) {
    problems.push(`${ground.id} 不按数额判断，不能设标准`)
  }
  if (
    thresholdFen &&
    !Object.values(thresholdFen).every((fen) => Number.isSafeInteger(fen) && fen > 0)
  ) {
    problems.push(`${ground.id} 每一类当事人的数额应大于零`)
  }
  return problems
}

function changed(ground: CatalogueGround, change: GroundChange): CatalogueGround {
  return {
    ...ground,
    enabled: change.enabled ?? ground.enabled,
    source: change.source ?? ground.source,
    rule: change.thresholdFen ? withThreshold(ground.rule, change.thresholdFen) : ground.rule,
  }
}

function comparesAmount(rule: ReviewRule): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of.some(comparesAmount)
  return rule.kind === 'fine' || rule.kind === 'confiscation'
}

function withThreshold(rule: ReviewRule, thresholdFen: Thresholds): ReviewRule {
  if (rule.kind === 'all' || rule.kind === 'any') {
    return { ...rule, of: rule.of.map((each) => withThreshold(each, thresholdFen)) }
  }
  return rule.kind === 'fine' || rule.kind === 'confiscation' ? { ...rule, thresholdFen } : rule
}
