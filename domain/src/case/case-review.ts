import { agencyLevelOf } from '../authority/agency-level.ts'
import type { DecisionDraft } from './proposed-decision.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import { finedViolations, isBelowMinimum, leavesItsTier } from './fined-violations.ts'
import { mattersOfCase } from './further-violation.ts'
import type { ConclusionSlice } from './parts/conclusion/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import { noPenalty } from './penalty-fields.ts'
import type { Penalty } from './penalty.ts'
import { nothingSpecial, type ReviewFacts } from '../review/review-facts.ts'
import { fieldOf } from '../review/rule-world.ts'
import { deliberationRequired, hearingRight, legalReviewGrounds } from '../review/grounds.ts'
import type { Circumstances } from './circumstances.ts'

/** What the catalogue asks of a draft; the findings of an investigation say as much. */
type Proposed = Pick<DecisionDraft, 'outcome' | 'penalty' | 'further'>

type Known = Pick<Circumstances, 'matter' | 'matterOf' | 'catalogue' | 'rules'>

type Surroundings = Pick<Known, 'matter' | 'matterOf' | 'rules'>

/** What every proposal in this case has in common: its party, its matters, the agency's level. */
export function factsOfFile(
  file: FilingSlice,
  at: Surroundings,
): Pick<ReviewFacts, 'partyKind' | 'level' | 'matters' | 'fields'> {
  const matters = mattersOfCase(file, at)
  return {
    partyKind: file.filing?.party.kind ?? 'organisation',
    level: agencyLevelOf(at.rules.region),
    matters: matters.map(({ code }) => code),
    fields: [...new Set(matters.flatMap((matter) => fieldOf(matter) ?? []))],
  }
}

/** The facts of this case that the review catalogue asks about. */
export function reviewFactsOf(file: CaseFile, draft: Proposed, at: Surroundings): ReviewFacts {
  const findings = file.conclusion?.findings
  const flags = findings?.flags
  const { kinds, fineFen, confiscatedFen } = draft.penalty
  return {
    ...factsOfFile(file, at),
    act: 'penalty',
    outcome: draft.outcome,
    kinds,
    fineFen,
    confiscatedFen,
    publicInterest: flags?.publicInterest ?? false,
    vitalRights: flags?.vitalRights ?? false,
    complex: flags?.complex ?? false,
    socialRisk: flags?.socialRisk ?? false,
    foreign: flags?.foreign ?? false,
    hearingHeld: file.hearing?.held !== null && file.hearing?.held !== undefined,
    mitigated: isMitigated(file, draft, at),
    deviatesFromBenchmark:
      findings?.deviationReason != null || finedViolations(file, draft, at).some(leavesItsTier),
    matterRequiresReview: mattersOfCase(file, at).some(
      ({ legalReviewRequired }) => legalReviewRequired,
    ),
  }
}

/** What is asked of 查封、扣押. Its value is known only once the goods are listed. */
export function seizureFactsOf(file: FilingSlice, at: Surroundings): ReviewFacts {
  return { ...nothingSpecial, ...factsOfFile(file, at), act: 'coercion', coercion: true }
}

/** What is asked of 变更、撤销 of a decision: the penalty it would leave. */
export function revisionFactsOf(
  file: CaseFile,
  penalty: Penalty | null,
  at: Surroundings,
): ReviewFacts {
  const left = penalty ?? noPenalty
  const draft: Proposed = { outcome: 'penalty', penalty: left }
  return { ...reviewFactsOf(file, draft, at), outcome: 'revocation' }
}

/**
 * What a catalogue is tried on of an event that proposes a decision, a seizure or a revision, or of the findings that
 * say as much; null for every other event. `proposal` tells which of several in one case it is about.
 */
export function proposedFacts(
  file: CaseFile,
  event: CaseEvent,
  at: Surroundings,
): {
  readonly proposal: string
  readonly digest: string | null
  readonly facts: ReviewFacts
} | null {
  if (event.type === 'InvestigationConcluded') {
    return { proposal: 'decision', digest: null, facts: reviewFactsOf(file, event.findings, at) }
  }
  if (event.type === 'DecisionDrafted') {
    const { draft, digest } = event
    return { proposal: 'decision', digest, facts: reviewFactsOf(file, draft, at) }
  }
  if (event.type === 'SeizureProposed' || event.type === 'UrgentSeizureReported') {
    const { seizure, digest } = event
    return { proposal: `seizure ${seizure}`, digest, facts: seizureFactsOf(file, at) }
  }
  if (event.type === 'RevisionProposed') {
    const { digest, penalty } = event
    return { proposal: 'revision', digest, facts: revisionFactsOf(file, penalty, at) }
  }
  // Until 2026-12 it was proposed and approved in one.
  if (
    event.type === 'DecisionRevised' &&
    event.source === 'agency' &&
    event.proposal === undefined
  ) {
    return { proposal: 'revision', digest: null, facts: revisionFactsOf(file, event.penalty, at) }
  }
  return null
}

/** 减轻处罚: the fine of a violation lies below the minimum of its own rule (处罚法第32条). */
export const isMitigated = (
  file: FilingSlice & ConclusionSlice,
  draft: Pick<Proposed, 'penalty' | 'further'>,
  at: Pick<Known, 'matter' | 'matterOf'>,
): boolean => finedViolations(file, draft, at).some(isBelowMinimum)

/** Every ground on which this draft must pass legal review, in words. */
export function reviewGroundsOf(file: CaseFile, draft: Proposed, at: Known): string[] {
  return legalReviewGrounds(reviewFactsOf(file, draft, at), at.catalogue, at.rules).map(
    ({ text }) => text,
  )
}

export function deliberationGroundsOf(
  file: CaseFile,
  draft: DecisionDraft,
  at: Circumstances,
): string[] {
  if (draft.outcome === 'no-penalty' && !file.conclusion?.findings.flags.complex) return []
  return deliberationRequired(reviewFactsOf(file, draft, at), at.rules).map(({ text }) => text)
}

/** Why the party has a right to a hearing on this penalty; empty when it has none. */
export function hearingRightOf(file: CaseFile, penalty: Penalty, at: Circumstances): string[] {
  const partyKind = file.filing?.party.kind ?? 'organisation'
  return hearingRight({ ...penalty, partyKind }, at.rules).map(({ text }) => text)
}
