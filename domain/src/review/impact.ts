import type { AgencyRules } from '../rules/agency-rules.ts'
import { plainDate, type PlainDate } from '../shared/plain-date.ts'
import { groundsInForce, type CatalogueGround } from './catalogue.ts'
import { touched } from './change-catalogue.ts'
import { judgeGround } from './judge-rule.ts'
import type { KnownFacts } from './review-facts.ts'
import { catalogueLaw, type RuleProblem } from './rule-world.ts'

/** What of a case a catalogue is tried on: the newest proposal about one decision, one seizure. */
export type TriedCase = {
  readonly caseId: string
  readonly version: number
  readonly on: PlainDate
  /** Whether the decision is still to be made. */
  readonly open: boolean
  /** Whether legal review was asked for, by whatever ground, or passed of its own accord. */
  readonly reviewed: boolean
  readonly facts: KnownFacts
}

/** 影响测算 over five years: counts by year, and which cases. */
export type Impact = {
  readonly years: readonly ImpactYear[]
  /** Those whose changed grounds hold, newest first. */
  readonly hits: readonly ImpactHit[]
  readonly judged: number
  /** Open cases without a proposal, of which nothing can be said yet. */
  readonly notYetProposed: number
  /** Cases for which a changed ground cannot be judged, because a sum or a threshold is not known. */
  readonly unjudged: number
}

type ImpactYear = {
  readonly year: number
  readonly judged: number
  readonly hits: number
  /** Caught by nothing before, and not reviewed. */
  readonly newHits: number
  /** Caught before and by nothing any more. */
  readonly dropped: number
}

export type ImpactHit = {
  readonly caseId: string
  readonly on: PlainDate
  readonly open: boolean
  readonly reviewed: boolean
  /** Numbers of the changed grounds that hold. */
  readonly grounds: readonly string[]
  readonly isNew: boolean
}

type Catalogues = {
  readonly before: readonly CatalogueGround[]
  readonly after: readonly CatalogueGround[]
  readonly rules: Pick<AgencyRules, 'hearingThresholdFen'>
}

/** How far back a change is tried on, in years. */
export const impactYears = 5

/** The first day of the years that count. */
export function impactSince(today: PlainDate): PlainDate {
  const [year = '', rest = ''] = [today.slice(0, 4), today.slice(4)]
  const since = `${Number(year) - impactYears}${rest}`
  return plainDate(since.endsWith('-02-29') ? since.replace('-02-29', '-03-01') : since)
}

/** Holds every case against the catalogue as it is and as it would be, in one pass. */
export function measureImpact(
  cases: readonly TriedCase[],
  { before, after, rules }: Catalogues,
  notYetProposed: number,
): Impact {
  const now = groundsInForce({ grounds: before })
  const then = groundsInForce({ grounds: after })
  const changed = touched(before, after)
  const changing = then.filter((ground) => changed.includes(ground))
  const stopped = now.filter(({ id }) => !then.some((ground) => ground.id === id))
  const asked = (grounds: readonly CatalogueGround[], facts: KnownFacts) =>
    grounds.some((ground) => judgeGround(ground, facts, rules) !== 'no')
  // A case can only fall out where a ground is stopped or written anew.
  const gone = stopped.length > 0 || changing.some(({ id }) => now.some((each) => each.id === id))
  const years = new Map<number, Mutable<ImpactYear>>()
  const hits: ImpactHit[] = []
  let unjudged = 0
  for (const tried of cases) {
    const { facts, on, open, reviewed, caseId } = tried
    const year = yearOf(years, Number(on.slice(0, 4)))
    if (!open) year.judged++
    const grounds: string[] = []
    let doubtful = false
    for (const ground of changing) {
      const judged = judgeGround(ground, facts, rules)
      if (judged !== 'no') grounds.push(ground.id)
      doubtful ||= judged === 'unknown'
    }
    if (doubtful) unjudged++
    if (gone && !open && asked(now, facts) && !asked(then, facts)) year.dropped++
    if (grounds.length === 0) continue
    const isNew = !reviewed && !asked(now, facts)
    if (!open) {
      year.hits++
      if (isNew) year.newHits++
    }
    hits.push({ caseId, on, open, reviewed, grounds, isNew })
  }
  return {
    years: [...years.values()].toSorted((a, b) => a.year - b.year),
    hits: hits.toSorted((a, b) => (a.on < b.on ? 1 : -1)),
    judged: cases.length,
    notYetProposed,
    unjudged,
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function yearOf(years: Map<number, Mutable<ImpactYear>>, year: number): Mutable<ImpactYear> {
  const known = years.get(year)
  if (known) return known
  const begun = { year, judged: 0, hits: 0, newHits: 0, dropped: 0 }
  years.set(year, begun)
  return begun
}

/** A measure of everything is none: below so many cases their all being alike says nothing. */
const enoughCases = 10

/** What the cases of five years say against a change; `nothing` is told and may be answered with a reason. */
export function impactProblems(
  impact: Impact,
  changing: readonly CatalogueGround[],
): { readonly refused: RuleProblem | null; readonly nothing: boolean } {
  const adds = changing.some(({ enabled }) => enabled)
  const all = adds && impact.judged >= enoughCases && impact.hits.length === impact.judged
  return {
    refused: all ? everything(impact.judged) : null,
    nothing: adds && impact.hits.length === 0,
  }
}

const everything = (count: number): RuleProblem => ({
  reason: `五年 ${count} 件全部符合，等于没有标准。要个别送审的，不用写进目录：任何案件都可以送审`,
  basis: [catalogueLaw],
})
