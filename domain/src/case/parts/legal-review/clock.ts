import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { nothingPending } from '../approval/requirements.ts'
import { reviewPauses } from './codes.ts'
import { asReviewer, hasReview } from './formal-check.ts'
import { opinionTime } from './limits.ts'
import {
  accepted,
  clockRuns,
  clockStands,
  currentReview,
  materialsComplete,
  notExtended,
} from './requirements.ts'
import { isUnderReview, type Review } from './slice.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'

const article = cite('行政处罚法', 58)

const when =
  (ref: SubjectRef, holds: (review: Review) => boolean) =>
  (file: CaseFile): boolean => {
    const review = currentReview(file, ref)
    return hasReview(ref)(file) && review !== null && isUnderReview(review) && holds(review)
  }

/** 停表 while counsel, another organ or a laboratory is asked. */
const pauseReviewOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('pause-review', ref),
    title: '审核停表',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: [],
    presses: false,
    effect: '征询、鉴定期间不计入审核期限；结束后恢复计时。',
    basis: [article],
    form: {
      reason: form.choice({ label: '停表的事由', options: reviewPauses }),
      explanation: form.paragraph({ label: '说明', max: 500 }),
    },
    papers: [],
    recording: [],
    requires: [...asReviewer(ref), accepted(ref), materialsComplete(ref), clockRuns(ref)],
    applies: when(ref, ({ paused, accepted: taken }) => paused === null && taken !== null),
    events: (_file, input) => [{ type: 'ReviewPaused', ...input, ...ofSubject(ref) }],
  })

const resumeReviewOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('resume-review', ref),
    title: '恢复审核计时',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: [],
    presses: 'first',
    effect: '从今天起接着计算审核期限。',
    basis: [article],
    form: { explanation: form.paragraph({ label: '征询、鉴定的结果', max: 500 }) },
    papers: [],
    recording: [],
    requires: [...asReviewer(ref), clockStands(ref)],
    applies: when(ref, ({ paused }) => paused !== null),
    events: (_file, input) => [{ type: 'ReviewResumed', ...input, ...ofSubject(ref) }],
  })

/** 案情复杂的延长一次, by the head of the legal unit. */
const extendReviewOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('extend-review', ref),
    title: '延长审核期限',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: ['legal-head'],
    inBothCapacities: 'legal-head',
    presses: false,
    effect: '经法制机构负责人批准后延长一次。',
    basis: [article],
    form: {
      days: form.count({ label: '延长的工作日', min: 1, max: 20 }),
      reason: form.paragraph({ label: '案情复杂的理由', max: 500 }),
    },
    papers: [],
    recording: [],
    requires: [...asReviewer(ref), nothingPending, accepted(ref), notExtended(ref)],
    applies: when(ref, ({ extension, accepted: taken }) => extension === null && taken !== null),
    defaults: (_file, { rules }) => ({ days: rules.reviewExtensionDays }),
    checks: (file, { days }, at) => checkExtension(file, ref, days, at),
    events: (_file, input) => [{ type: 'ReviewExtended', ...input, ...ofSubject(ref) }],
  })

function checkExtension(
  file: CaseFile,
  ref: SubjectRef,
  days: number,
  at: Circumstances,
): FieldProblem[] {
  const most = at.rules.reviewExtensionDays
  if (days > most) return [{ field: 'days', message: `最多延长 ${most} 个工作日`, basis: article }]
  const review = currentReview(file, ref)
  const limit = review && opinionTime(review, at)
  const due = limit && dueOf(limit.instance, at.calendar, at.today)
  return due?.known && at.today > due.on
    ? [{ field: 'days', message: `审核期限已于 ${due.on} 届满，不能再延长`, basis: article }]
    : []
}

export const clockActs = (ref: SubjectRef): Act[] => [
  resumeReviewOn(ref),
  pauseReviewOn(ref),
  extendReviewOn(ref),
]
