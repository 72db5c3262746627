import type { DecisionDraft } from './proposed-decision.ts'
import type { CaseFile } from './case-file.ts'
import { finedViolations, isBelowMinimum, leavesItsTier } from './fined-violations.ts'
import { mattersOfCase } from './further-violation.ts'
import type { ConclusionSlice } from './parts/conclusion/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import type { Penalty } from './penalty.ts'
import type { ReviewFacts } from '../review/catalogue.ts'
import { deliberationRequired, hearingRight, legalReviewGrounds } from '../review/grounds.ts'
import type { Circumstances } from './circumstances.ts'

/** What the catalogue asks of a draft; the findings of an investigation say as much. */
type Proposed = Pick<DecisionDraft, 'outcome' | 'penalty' | 'further'>

type Known = Pick<Circumstances, 'matter' | 'matterOf' | 'catalogue' | 'rules'>

/** The facts of this case that the review catalogue asks about. */
function reviewFactsOf(
  file: CaseFile,
  draft: Proposed,
  at: Pick<Known, 'matter' | 'matterOf'>,
): ReviewFacts {
  const findings = file.conclusion?.findings
  const flags = findings?.flags
  const { kinds, fineFen, confiscatedFen } = draft.penalty
  return {
    partyKind: file.filing?.party.kind ?? 'organisation',
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
