import type { DraftReviewView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  draftParts,
  reviewOutcomes,
  reviewPoints,
  type DraftPart,
} from '@zhaofa/domain/case/case-codes.ts'
import { issueDecision } from '@zhaofa/domain/case/parts/decision/issue-decision.ts'
import { acceptReview, returnMaterials } from '@zhaofa/domain/case/parts/legal-review/acts.ts'
import { checklistOf } from '@zhaofa/domain/case/parts/legal-review/checklist.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { currentReview } from '@zhaofa/domain/case/parts/legal-review/requirements.ts'
import { isUnderReview } from '@zhaofa/domain/case/parts/legal-review/slice.ts'
import { opinionActOf } from '@zhaofa/domain/case/parts/legal-review/opinion.ts'
import { theDecision } from '@zhaofa/domain/case/parts/legal-review/subject-ref.ts'
import { draftTexts } from '@zhaofa/domain/case/parts/legal-review/subjects.ts'
import { loadCircumstances } from '../circumstances.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { DecisionDraft } from '@zhaofa/domain/case/proposed-decision.ts'
import { pointArticles } from '@zhaofa/domain/review/point-articles.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { getOwnCase } from '../perform-act.ts'
import { citationView } from '../../desk/citations.ts'
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
  const { file, events, matter } = await inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const at = await loadCircumstances(tx, world, { actor, file: stored.file })
    return { ...stored, matter: at.matter }
  })
  const refused = events.filter(isOpinion).findLast(({ event }) => event.outcome !== 'pass')
  const sameDraft = refused?.event.digest === file.draft?.digest
  const before = refused && !sameDraft ? draftOf(events, refused.event.digest) : null
  return {
    acts: {
      opinion: offerView(opinionActOf(file, theDecision), actor),
      supplement: offerView(returnMaterials, actor),
      decision: offerView(issueDecision, actor),
      accept: awaitsAcceptance(file) ? offerView(acceptReview, actor) : null,
    },
    parts: file.draft ? partsOf(file.draft.draft, before) : [],
    points: checklistOf(file, theDecision, { matter }).map((point) => ({
      point,
      basis: pointArticles[point].map(citationView),
    })),
    refused: refused ? { ...refusalView(refused), sameDraft } : null,
  }
}

function awaitsAcceptance(file: CaseFile): boolean {
  const review = currentReview(file, theDecision)
  return review !== null && isUnderReview(review) && review.accepted === null
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
  const now = draftTexts(draft)
  const then = before ? draftTexts(before) : []
  const textIn = (texts: typeof now, wanted: DraftPart) =>
    texts.find(({ part }) => part === wanted)?.text ?? ''
  return (Object.keys(draftParts) as DraftPart[])
    .filter((part) => [...now, ...then].some((each) => each.part === part))
    .map((part) => ({
      part,
      title: draftParts[part],
      text: textIn(now, part),
      earlier: before && textIn(then, part),
    }))
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
