import type { Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { answerActs } from './answer.ts'
import { assignReviewerOn } from './assign.ts'
import { clockActs } from './clock.ts'
import { answersOfCounsel, inviteCounselOn } from './counsel.ts'
import { acceptReviewOn, returnMaterialsOn, seeChangesOn } from './formal-check.ts'
import { issueOpinionOn } from './opinion.ts'
import { currentReview } from './requirements.ts'
import { isSecondReview } from './slice.ts'
import { submitReviewOn } from './submit.ts'
import { actIdOn, theDecision, type SubjectRef } from './subject-ref.ts'

const fixedActsOf = (ref: SubjectRef) => ({
  first: [submitReviewOn(ref), acceptReviewOn(ref), seeChangesOn(ref)],
  opinion: issueOpinionOn(ref, false),
  secondOpinion: issueOpinionOn(ref, true),
  invite: inviteCounselOn(ref),
  later: [...answerActs(ref), returnMaterialsOn(ref), ...clockActs(ref), assignReviewerOn(ref)],
})
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
