import type { Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { answerActs } from './answer.ts'
import { assignReviewerOn } from './assign.ts'
import { clockActs } from './clock.ts'
import { counselActs } from './counsel.ts'
import { acceptReviewOn, returnMaterialsOn, seeChangesOn } from './formal-check.ts'
import { issueOpinionOn } from './opinion.ts'
import { currentReview } from './requirements.ts'
import { isSecondReview } from './slice.ts'
import { submitReviewOn } from './submit.ts'
import { theDecision, type SubjectRef } from './subject-ref.ts'

/** What is offered whatever the file says; made once for the decision, which every case asks for at each step. */
const fixedActs = (ref: SubjectRef) => ({
  first: [submitReviewOn(ref), acceptReviewOn(ref), seeChangesOn(ref)],
  opinion: issueOpinionOn(ref, false),
  secondOpinion: issueOpinionOn(ref, true),
  later: [...answerActs(ref), returnMaterialsOn(ref), ...clockActs(ref), assignReviewerOn(ref)],
})
const onTheDecision = fixedActs(theDecision)

/** 法制审核 of one subject, from 送审 to the end of a dispute, in the order in which it is offered. */
export function reviewActs(file: CaseFile, ref: SubjectRef): Act[] {
  const { first, opinion, secondOpinion, later } =
    ref.kind === 'decision' ? onTheDecision : fixedActs(ref)
  const review = currentReview(file, ref)
  const second = review !== null && isSecondReview(review)
  return [...first, second ? secondOpinion : opinion, ...later, ...counselActs(file, ref)]
}

/** The acts on the decision of the case, where a screen links to one of them. */
export const submitReview = submitReviewOn(theDecision)
export const acceptReview = acceptReviewOn(theDecision)
export const issueOpinion = issueOpinionOn(theDecision, false)
export const returnMaterials = returnMaterialsOn(theDecision)
