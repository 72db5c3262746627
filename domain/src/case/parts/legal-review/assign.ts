import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import {
  mayBeginReviewing,
  maySecondReview,
  mayStillReview,
  notRecused,
} from '../../../authority/separation.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { hasReview } from './formal-check.ts'
import { currentReview, reviewOpen, signersOfFirst, goesOn } from './requirements.ts'
import { isSecondReview, isUnderReview } from './slice.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'

const article = cite('行政处罚法', 58, { paragraph: 2 })

/** Why this person may not review; null where they may. */
export function unfitToReview(
  file: CaseFile,
  ref: SubjectRef,
  person: PersonId,
  at: Circumstances,
): string | null {
  if ([...file.tookPart, file.openedBy].includes(person)) return '承办过本案'
  const name = at.nameOf(person)
  const standing = { name, ...at.reviewerOf(person) }
  const review = currentReview(file, ref)
  const first = review && isSecondReview(review) ? signersOfFirst(review) : []
  if (!maySecondReview(person, first).met) return '出具或者签署过这一稿的审核意见，不能复审'
  const wrong = [
    notRecused({ personId: person, name }, file.recused, at.now),
    mayStillReview(standing, at.today),
    mayBeginReviewing(standing, at.rules.qualifiedReviewersSince),
  ].find(({ met }) => !met)
  return wrong && !wrong.met ? wrong.reason : null
}

/**
 * 分派 by the head of the legal unit; where no reviewer of the unit may review the case, 指定 by the head of the
 * agency from those who hold the qualification.
 */
export const assignReviewerOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('assign-reviewer', ref),
    title: '分派、指定审核人员',
    step: stepOn(ref),
    by: ['legal-head', 'agency-head'],
    approvals: [],
    presses: false,
    effect: '由选定的人员审核；没有承办过本案、有资格的人员才能选。',
    basis: [article],
    form: {
      reviewer: form.people({ label: '审核人员', role: 'legal-reviewer', min: 1, max: 1 }),
      reason: form.paragraph({ label: '理由', max: 500 }),
    },
    papers: [],
    recording: [],
    requires: [...goesOn(ref), reviewOpen(ref)],
    applies: (file) => {
      const review = currentReview(file, ref)
      return hasReview(ref)(file) && review !== null && isUnderReview(review)
    },
    defaults: () => ({ reason: '按工作分工。' }),
    narrows: (file, at) => ({
      reviewer: { unfit: (person) => unfitToReview(file, ref, person, at) },
    }),
    checks: (file, { reviewer: [reviewer = ''] }, at) => {
      const message = unfitToReview(file, ref, reviewer, at)
      return message === null ? [] : [{ field: 'reviewer', message, basis: article }]
    },
    events: (_file, { reviewer: [reviewer = ''], reason }, { actor }) => [
      {
        type: 'ReviewerAssigned',
        reviewer,
        appointed: !actor.roles.includes('legal-head'),
        reason,
        ...ofSubject(ref),
      },
    ],
  })
