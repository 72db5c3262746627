import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { act, type Act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { changeEffects, reviewMaterials } from './codes.ts'
import { changesSince } from './changes-since.ts'
import { materialsOf } from './materials.ts'
import {
  acceptedByActor,
  anotherReviewer,
  assignedToActor,
  clockRuns,
  currentReview,
  materialsComplete,
  notAccepted,
  reviewerIsIndependent,
  reviewerIsQualified,
  reviewOpen,
  somethingChanged,
  goesOn,
} from './requirements.ts'
import { isUnderReview } from './slice.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'
import { proposedOf } from './subjects.ts'
import { materialWords } from './submit.ts'

const article = cite('行政处罚法', 58)

/** What binds whoever does anything in a review: who they are, and that it is theirs. */
export const asReviewer = (ref: SubjectRef): readonly Requirement[] => [
  ...goesOn(ref),
  reviewOpen(ref),
  reviewerIsIndependent,
  reviewerIsQualified,
  anotherReviewer(ref),
  assignedToActor(ref),
  acceptedByActor(ref),
]

export const hasReview =
  (ref: SubjectRef) =>
  (file: CaseFile): boolean => {
    const subject = proposedOf(file, ref)
    return subject !== null && !subject.settled && currentReview(file, ref) !== null
  }

const openReview = (ref: SubjectRef) => (file: CaseFile) => {
  const review = currentReview(file, ref)
  return hasReview(ref)(file) && review !== null && isUnderReview(review)
}

/** 受理: the materials are complete, and the review is this reviewer's from then on. */
export const acceptReviewOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('accept-review', ref),
    title: '受理法制审核',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: [],
    presses: true,
    atOnce: true,
    goesOn: true,
    desk: 'review',
    effect: '材料齐全的受理，由您审核；审核期限从收到齐全材料的次日起算。',
    basis: [article],
    form: {},
    papers: [],
    recording: [],
    requires: [...asReviewer(ref), materialsComplete(ref), notAccepted(ref)],
    applies: (file) => openReview(ref)(file) && currentReview(file, ref)?.accepted === null,
    known: (file, at) => [
      { label: '送审材料', value: materialWords(materialsOf(file, ref, at)), source: '案卷' },
    ],
    events: (file) => [
      {
        type: 'ReviewAccepted',
        digest: proposedOf(file, ref)?.digest ?? '',
        ...ofSubject(ref),
      },
    ],
  })

export const returnMaterialsOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('return-materials', ref),
    title: '退回补材料',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: [],
    presses: false,
    effect: '受理以前退回的，审核期限没有起算；受理以后退回的，补齐以前不计审核期限。',
    basis: [article],
    form: {
      materials: form.optional(
        form.choices({ label: '缺少的材料', options: reviewMaterials, min: 0 }),
      ),
      missing: form.paragraph({ label: '需要补充的材料', max: 2_000 }),
      supplyBy: form.date({ label: '补齐期限' }),
    },
    papers: ['legal_review_supplement_notice'],
    recording: [],
    requires: [...asReviewer(ref), materialsComplete(ref), clockRuns(ref)],
    applies: hasReview(ref),
    defaults: (file, at) => {
      const lacking = materialsOf(file, ref, at).filter(({ state }) => state === 'missing')
      return lacking.length === 0
        ? {}
        : {
            materials: lacking.map(({ material }) => material),
            missing: lacking.map(({ title }) => title).join('、'),
          }
    },
    checks: (_file, { supplyBy }, { today }) =>
      supplyBy <= today ? [{ field: 'supplyBy', message: '须晚于今天' }] : [],
    events: (_file, { materials, ...input }) => [
      { type: 'ReviewReturned', ...input, materials: materials ?? [], ...ofSubject(ref) },
    ],
  })

/** What came into the file after it was sent is looked at, before the opinion says anything of it. */
export const seeChangesOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('see-review-changes', ref),
    title: '核对材料变化',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: [],
    presses: true,
    effect: '送审后案卷有变化的，核对以后才能出具意见；影响审核的，期限重新计算。',
    basis: [article],
    form: {
      effect: form.choice({ label: '对审核的影响', options: changeEffects }),
      remark: form.paragraph({ label: '核对的情况', max: 1_000 }),
    },
    papers: [],
    recording: [],
    requires: [...asReviewer(ref), somethingChanged(ref)],
    applies: (file) => {
      const review = currentReview(file, ref)
      return openReview(ref)(file) && review !== null && changesSince(file, review).length > 0
    },
    known: (file) => {
      const review = currentReview(file, ref)
      return (review ? changesSince(file, review) : []).map(({ version, title }) => ({
        label: '送审后的变化',
        value: title,
        source: `案卷第 ${version} 步`,
      }))
    },
    events: (file, input) => {
      const review = currentReview(file, ref)
      return [
        {
          type: 'ReviewChangesSeen',
          changes: review ? changesSince(file, review) : [],
          ...input,
          ...ofSubject(ref),
        },
      ]
    },
  })
