import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { CatalogueGround, GroundActs, ReviewRule, Thresholds } from './catalogue.ts'
import { ruleProblems } from './rule-problems.ts'
import { catalogueLaw, type RuleProblem, type RuleWorld } from './rule-world.ts'

/** What an agency writes of a ground of its own. */
export type OwnGround = {
  readonly acts: GroundActs
  readonly text: string
  /** The document that sets the standard. */
  readonly basis: string
  readonly rule: ReviewRule
  readonly note: string
}

/** What an agency may change of one ground. */
export type GroundChange =
  | {
      readonly id: string
      readonly enabled?: boolean
      /** Only where the ground compares an amount. */
      readonly thresholdFen?: Thresholds
      readonly source?: string
      /** The ground written anew; its number stays. */
      readonly ground?: OwnGround
    }
  /** Since 2026-12: a ground that was not in the list; the next number is given to it. */
  | { readonly add: OwnGround }

/**
 * The next version of a catalogue's grounds, or what is wrong with the change. Grounds of the statute stay as they
 * are; an amount has a threshold for every kind of party.
 */
export function changeGrounds(
  grounds: readonly CatalogueGround[],
  changes: readonly GroundChange[],
  world: RuleWorld,
): Outcome<CatalogueGround[], Refusal> {
  const problems = groundChangeProblems(grounds, changes, world)
  if (problems.length > 0) {
    const reason = problems.map((each) => each.reason).join('；')
    const [first = catalogueLaw, ...rest] = problems.flatMap(({ basis }) => basis)
    return refuse({ reason, basis: [first, ...rest] })
  }
  return accept(nextGrounds(grounds, changes))
}

/** Everything that keeps these changes from being proposed. */
export function groundChangeProblems(
  grounds: readonly CatalogueGround[],
  changes: readonly GroundChange[],
  world: RuleWorld,
): RuleProblem[] {
  const plain = changes.flatMap((change) => plainProblems(grounds, change))
  if (plain.length > 0) return plain.map((reason) => ({ reason, basis: [catalogueLaw] }))
  const next = nextGrounds(grounds, changes)
  return touched(grounds, next)
    .filter(({ enabled }) => enabled)
    .flatMap((ground) =>
      ruleProblems(
        ground,
        next.filter(({ id, enabled }) => id !== ground.id && enabled),
        world,
      ),
    )
}

/** The grounds that are new or differ from before. */
export function touched(
  before: readonly CatalogueGround[],
  after: readonly CatalogueGround[],
): CatalogueGround[] {
  const known = new Map(before.map((ground) => [ground.id, JSON.stringify(ground)]))
  return after.filter((ground) => known.get(ground.id) !== JSON.stringify(ground))
}

function plainProblems(grounds: readonly CatalogueGround[], change: GroundChange): string[] {
  if ('add' in change) return []
  const ground = grounds.find(({ id }) => id === change.id)
  if (!ground) return [`目录里没有 ${change.id}`]
  const problems: string[] = []
  if (ground.mandatory) {
    problems.push(`${ground.id} 是法定的审核情形，固定不变，不能停用、修改`)
  }
  if (change.thresholdFen && !comparesAmount(ground.rule)) {
    problems.push(`${ground.id} 不按数额判断，不能设标准`)
  }
  return problems
}

/** The grounds after these changes, whether or not they may be proposed. */
export function nextGrounds(
  grounds: readonly CatalogueGround[],
  changes: readonly GroundChange[],
): CatalogueGround[] {
  const kept = grounds.map((ground) =>
    changes.reduce(
      (now, change) => ('add' in change || change.id !== now.id ? now : changed(now, change)),
      ground,
    ),
  )
  return changes.reduce(
    (now, change) => ('add' in change ? [...now, added(now, change.add)] : now),
    kept,
  )
}

/** A ground of the agency's own is numbered on: BJ01, BJ02. A number is never used again. */
function added(grounds: readonly CatalogueGround[], own: OwnGround): CatalogueGround {
  const used = grounds.flatMap(({ id }) => /^BJ(\d{2})$/.exec(id)?.[1] ?? [])
  const next = Math.max(0, ...used.map(Number)) + 1
  const id = `BJ${String(next).padStart(2, '0')}`
  return { id, ...own, mandatory: false, enabled: true, source: own.basis }
}

function changed(
  ground: CatalogueGround,
  { enabled, source, thresholdFen, ground: anew }: Exclude<GroundChange, { add: OwnGround }>,
): CatalogueGround {
  const written = anew ? { ...ground, ...anew, source: anew.basis } : ground
  return {
    ...written,
    enabled: enabled ?? written.enabled,
    source: source ?? written.source,
    rule: thresholdFen ? withThreshold(written.rule, thresholdFen) : written.rule,
  }
}

function comparesAmount(rule: ReviewRule): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of.some(comparesAmount)
  return rule.kind === 'amount'
}

function withThreshold(rule: ReviewRule, thresholdFen: Thresholds): ReviewRule {
  if (rule.kind === 'all' || rule.kind === 'any') {
    return { ...rule, of: rule.of.map((each) => withThreshold(each, thresholdFen)) }
  }
  return rule.kind === 'amount' ? { ...rule, thresholdFen } : rule
}
