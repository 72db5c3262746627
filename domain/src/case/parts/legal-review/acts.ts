import type { Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { answerActs } from './answer.ts'
import { assignReviewerOn } from './assign.ts'
import { clockActs } from './clock.ts'
import { answersOfCounsel, inviteCounselOn } from './counsel.ts'
import { acceptReviewOn, returnMaterialsOn, seeChangesOn } from './formal-check.ts'
import { issueOpinionOn } from './opinion.ts'
import { currentReview } from './requirements.ts'
import { opinionTimeTitle, replyTimeTitle } from './limits.ts'
import { isSecondReview, type Review } from './slice.ts'
import { submitReviewOn } from './submit.ts'
import { actIdOn, theDecision, titleOn, type SubjectRef } from './subject-ref.ts'

function fixedActsOf(ref: SubjectRef) {
  const named = (each: Act): Act => ({ ...each, title: titleOn(each.title, ref) })
  const keeping = (limit: (review: Review) => string) => (each: Act) => ({
    ...named(each),
    keeps: (file: CaseFile) => {
      const review = currentReview(file, ref)
      return review && limit(review)
    },
  })
  const reviewers = keeping(opinionTimeTitle)
  return {
    first: [
      named(submitReviewOn(ref)),
      reviewers(acceptReviewOn(ref)),
      reviewers(seeChangesOn(ref)),
    ],
    opinion: reviewers(issueOpinionOn(ref, false)),
    secondOpinion: reviewers(issueOpinionOn(ref, true)),
    invite: reviewers(inviteCounselOn(ref)),
    later: [
      ...answerActs(ref).map(keeping(replyTimeTitle)),
      ...[returnMaterialsOn(ref), ...clockActs(ref), assignReviewerOn(ref)].map(reviewers),
    ],
  }
}
type FixedActs = ReturnType<typeof fixedActsOf>
const made = new Map<string, FixedActs>()

/** What is offered on a subject whatever the file says; made once, because each look at a case asks for it. */
function fixedActs(ref: SubjectRef): FixedActs {
  const key = actIdOn('', ref)
  const acts = made.get(key) ?? fixedActsOf(ref)
  made.set(key, acts)
  return acts
}

/** 法制审核 of one subject, from 送审 to the end of a dispute, in the order in which it is offered. */
export function reviewActs(file: CaseFile, ref: SubjectRef): Act[] {
  const { first, opinion, secondOpinion, later, invite } = fixedActs(ref)
  const review = currentReview(file, ref)
  const second = review !== null && isSecondReview(review)
  return [
    ...first,
    second ? secondOpinion : opinion,
    ...later,
    invite,
    ...answersOfCounsel(file, ref),
  ]
}

/** The acts on the decision of the case, where a screen links to one of them. */
export const submitReview = submitReviewOn(theDecision)
export const acceptReview = acceptReviewOn(theDecision)
export const issueOpinion = issueOpinionOn(theDecision, false)
export const returnMaterials = returnMaterialsOn(theDecision)
