import type { CatalogueImpact, GroundChangeBody } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { agencyLevelOf } from '@zhaofa/domain/authority/agency-level.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'
import { matterStanding } from '@zhaofa/domain/reference/matter-standing.ts'
import {
  groundChangeProblems,
  nextGrounds,
  touched,
  type GroundChange,
} from '@zhaofa/domain/review/change-catalogue.ts'
import type { CatalogueGround } from '@zhaofa/domain/review/catalogue.ts'
import { asGround } from '@zhaofa/domain/review/former-ground.ts'
import {
  impactProblems,
  impactSince,
  measureImpact,
  type Impact,
} from '@zhaofa/domain/review/impact.ts'
import { sentenceText } from '@zhaofa/domain/review/rule-sentence.ts'
import { fieldOf, type RuleProblem, type RuleWorld } from '@zhaofa/domain/review/rule-world.ts'
import { ruleKeeping } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { ProposedImpact } from '@zhaofa/domain/rules/rule-proposal.ts'
import { basisText } from '@zhaofa/domain/shared/basis.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { reviewedAnyway, triedCases, undecidedCases } from '../../storage/review-facts-store.ts'
import { historyOf } from '../../storage/rule-store.ts'
import { rowsOfCases } from '../../storage/case-rows.ts'
import type { Reference, World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { digestOf } from './digest.ts'
import { catalogueCode, type RuleBodies } from './load-reference.ts'

/** So many of the cases that a change would have caught are named; the counts are of all. */
const maxHits = 200

/** What a catalogue's rules are held against at this agency today. */
export function ruleWorldOf({ matters, matterOf, rules }: Reference): RuleWorld {
  const usable = matters.filter((matter) => matterStanding(matter).kind !== 'unusable')
  const fields = new Map<string, Matter[]>()
  for (const matter of usable) {
    const field = fieldOf(matter)
    if (field !== null) fields.set(field, [...(fields.get(field) ?? []), matter])
  }
  return { matterOf, fields, level: agencyLevelOf(rules.region) }
}

export type Measured = {
  readonly before: readonly CatalogueGround[]
  readonly after: readonly CatalogueGround[]
  readonly impact: Impact
  readonly problems: readonly RuleProblem[]
  readonly catchesNothing: boolean
  /** SHA-256 of the changes, the version they are of, and everything that was found. */
  readonly digest: string
  /** Milliseconds of reading and judging. */
  readonly took: number
}

/**
 * 影响测算: what these changes of the newest catalogue would have caught in five years, in one query over the kept
 * facts and one pass over them. The digest binds the result to exactly these words: another word, or a case that
 * has changed, makes another digest.
 * @throws NotFoundError where the agency has no catalogue; StaleError when it was changed meanwhile.
 */
export async function measure(
  tx: Tx,
  { agencyId }: Pick<Actor, 'agencyId'>,
  { after: version, changes }: { after: number; changes: readonly GroundChangeBody[] },
  { reference, today }: { reference: Reference; today: PlainDate },
): Promise<Measured> {
  const current = (await historyOf(tx, agencyId, 'review-catalogue', catalogueCode)).at(-1)
  if (!current) throw new NotFoundError('本机关还没有法制审核目录')
  if (current.version !== version) throw new StaleError('规则')
  const body = current.body as RuleBodies['review-catalogue']
  const before = body.grounds.map(asGround)
  const wanted = changes as readonly GroundChange[]
  const problems = groundChangeProblems(before, wanted, ruleWorldOf(reference))
  const after = nextGrounds(before, wanted)
  const begun = performance.now()
  const impact = await tryOnCases(tx, { before, after }, { reference, today })
  const took = Math.round(performance.now() - begun)
  const told = impactProblems(impact, touched(before, after))
  const all = [
    ...problems.map((each) => withCount(each, impact)),
    ...(told.refused ? [told.refused] : []),
  ]
  // The hits as one text: their canonical form would cost more than finding them.
  const { hits, ...counts } = impact
  const found = hits.map(({ caseId, isNew, open }) => `${caseId}${isNew}${open}`).join()
  const digest = digestOf({ version, changes, counts, found })
  return { before, after, impact, problems: all, catchesNothing: told.nothing, digest, took }
}

async function tryOnCases(
  tx: Tx,
  { before, after }: Pick<Measured, 'before' | 'after'>,
  { reference: { rules }, today }: { reference: Reference; today: PlainDate },
): Promise<Impact> {
  const undecided = await undecidedCases(tx)
  const grounds = [...before, ...after]
  const cases = await triedCases(tx, impactSince(today), new Set(undecided.keys()), grounds)
  const proposed = new Set(cases.map(({ caseId }) => caseId))
  const notYetProposed = [...undecided.keys()].filter((id) => !proposed.has(id)).length
  const first = measureImpact(cases, { before, after, rules }, notYetProposed)
  const doubtful = first.hits.flatMap(({ caseId, isNew }) => (isNew ? [caseId] : []))
  const reviewed = await reviewedAnyway(tx, doubtful)
  if (reviewed.size === 0) return first
  const known = cases.map((each) =>
    reviewed.has(each.caseId) ? { ...each, reviewed: true } : each,
  )
  return measureImpact(known, { before, after, rules }, notYetProposed)
}

/** A threshold that was left out leaves cases unjudged; how many, is part of what is told. */
function withCount(problem: RuleProblem, { unjudged }: Impact): RuleProblem {
  if (!problem.missing) return problem
  return { ...problem, reason: `${problem.reason}；五年有 ${unjudged} 件会判断不了` }
}

/** What a proposal keeps of it. */
export function impactKept({ impact }: Measured, whyNone: string | null): ProposedImpact {
  const open = impact.hits.filter((hit) => hit.open)
  return {
    years: impact.years,
    openHits: open.length,
    openNewHits: open.filter(({ isNew }) => isNew).length,
    notYetProposed: impact.notYetProposed,
    unjudged: impact.unjudged,
    whyNone,
  }
}

/** 影响测算 for whoever may propose a change. @throws ForbiddenError for anybody else */
export async function viewImpact(
  world: World,
  actor: Actor,
  request: { after: number; changes: readonly GroundChangeBody[] },
): Promise<CatalogueImpact> {
  if (!holdsOneOf(actor, ruleKeeping('review-catalogue').proposes)) {
    throw new ForbiddenError('目录由法制机构起草，影响测算由起草人办理')
  }
  const today = chinaDay(world.clock.now().toISOString())
  return inAgency(world, actor, async (tx) => {
    const reference = await world.reference.load(tx, actor.agencyId, today)
    const measured = await measure(tx, actor, request, { reference, today })
    const { impact, before, after, problems, catchesNothing, digest, took } = measured
    // Open ones first: something is still to be done about them.
    const ordered = impact.hits.toSorted((a, b) => Number(b.open) - Number(a.open))
    const shown = ordered.slice(0, maxHits)
    const rows = await rowsOfCases(
      tx,
      shown.map(({ caseId }) => caseId),
    )
    return {
      digest,
      took,
      years: impact.years.map((year) => ({ ...year })),
      judged: impact.judged,
      openHits: impact.hits.filter(({ open }) => open).length,
      notYetProposed: impact.notYetProposed,
      unjudged: impact.unjudged,
      hits: shown.map((hit) => ({
        ...{ caseId: hit.caseId, on: hit.on, open: hit.open, isNew: hit.isNew },
        grounds: [...hit.grounds],
        title: rows.get(hit.caseId)?.title ?? null,
        number: rows.get(hit.caseId)?.number ?? null,
        step: rows.get(hit.caseId)?.step ?? null,
        effect: effectOn(hit),
      })),
      hitsLeft: impact.hits.length - shown.length,
      sentences: touched(before, after).map((ground) => ({
        id: ground.id,
        text: ground.text,
        sentence: sentenceText(ground, (code) => reference.matterOf(code)?.name ?? code),
      })),
      problems: problems.map(({ reason, basis }) => ({ reason, basis: basis.map(basisText) })),
      catchesNothing,
    }
  })
}

/** What changes for a case once the version counts: it holds for what is sent for review after its first day. */
function effectOn({ open, isNew, reviewed }: Impact['hits'][number]): string {
  if (!open) return isNew ? '当时没有审核' : '当时已审核'
  if (isNew) return '决定前须增加审核'
  return reviewed ? '不变：已因其他情形审核' : '不变'
}
