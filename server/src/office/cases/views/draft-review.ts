import type { DraftReviewView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  draftParts,
  reviewOutcomes,
  reviewPoints,
  type DraftPart,
  type ReviewPoint,
} from '@zhaofa/domain/case/case-codes.ts'
import { issueDecision } from '@zhaofa/domain/case/parts/decision/issue-decision.ts'
import { issueOpinion, returnMaterials } from '@zhaofa/domain/case/parts/legal-review/acts.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { DecisionDraft } from '@zhaofa/domain/case/proposed-decision.ts'
import { pointArticles } from '@zhaofa/domain/review/point-articles.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { getOwnCase } from '../perform-act.ts'
import { citationView } from '../../desk/citations.ts'
import { penaltyText } from '@zhaofa/domain/case/penalty.ts'
import { offerView } from './offers.ts'

/**
 * What reviewer and officer look at together: the draft, the last refusal of it, the difference.
 * @throws NotFoundError; ForbiddenError for a supervisor, who reads the case itself.
 */
export async function viewDraftReview(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<DraftReviewView> {
  const { file, events } = await inAgency(world, actor, (tx) => getOwnCase(tx, actor, caseId))
  const refused = events.filter(isOpinion).findLast(({ event }) => event.outcome !== 'pass')
  const sameDraft = refused?.event.digest === file.draft?.digest
  const before = refused && !sameDraft ? draftOf(events, refused.event.digest) : null
  return {
    acts: {
      opinion: offerView(issueOpinion, actor),
      supplement: offerView(returnMaterials, actor),
      decision: offerView(issueDecision, actor),
    },
    parts: file.draft ? partsOf(file.draft.draft, before) : [],
    points: (Object.keys(reviewPoints) as ReviewPoint[]).map((point) => ({
      point,
      basis: pointArticles[point].map(citationView),
    })),
    refused: refused ? { ...refusalView(refused), sameDraft } : null,
  }
}

type Opinion = RecordedEvent & { event: Extract<CaseEvent, { type: 'ReviewOpinionIssued' }> }

const isOpinion = (recorded: RecordedEvent): recorded is Opinion =>
  recorded.event.type === 'ReviewOpinionIssued'

function draftOf(events: readonly RecordedEvent[], digest: string): DecisionDraft | null {
  const found = events.findLast(
    ({ event }) => event.type === 'DecisionDrafted' && event.digest === digest,
  )
  return found?.event.type === 'DecisionDrafted' ? found.event.draft : null
}

function partsOf(draft: DecisionDraft, before: DecisionDraft | null): DraftReviewView['parts'] {
  return (Object.keys(draftParts) as DraftPart[])
    .filter((part): part is Exclude<DraftPart, 'file'> => part !== 'file')
    .map((part) => ({
      part,
      title: draftParts[part],
      text: textOf(draft, part),
      earlier: before && textOf(before, part),
    }))
    .filter(({ text, earlier }) => text !== '' || earlier)
}

function textOf(draft: DecisionDraft, part: Exclude<DraftPart, 'file'>): string {
  if (part !== 'penalty') return draft[part] ?? ''
  return draft.outcome === 'penalty' ? penaltyText(draft.penalty) : '不予行政处罚'
}

function refusalView({ event, at, by }: Opinion) {
  return {
    outcome: reviewOutcomes[event.outcome],
    opinion: event.opinion,
    by: by.name,
    at,
    failed: event.points
      .filter(({ answer }) => answer === 'no')
      .map(({ point, reason }) => ({ title: reviewPoints[point], reason: reason ?? '' })),
    notes: (event.notes ?? []).map((note) => ({ ...note, title: draftParts[note.part] })),
  }
}
