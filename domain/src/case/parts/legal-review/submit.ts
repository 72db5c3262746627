import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { act, type Act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { nothingPending } from '../approval/requirements.ts'
import { agreedStill } from '../decision/agreed-on.ts'
import { undecided } from '../decision/requirements.ts'
import { reviewMaterials, type ReviewMaterial } from './codes.ts'
import { materialsOf, materialsSent, type MaterialStanding } from './materials.ts'
import {
  currentReview,
  notUnderReview,
  reviewNotPassed,
  somethingProposed,
  goesOn,
} from './requirements.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'
import { proposedOf, subjectOf } from './subjects.ts'

const article = cite('行政处罚法', 58)

const absent = form.section(
  '缺少的材料',
  {
    absent: form.optional(
      form.rows({
        label: '没有的材料和理由',
        min: 0,
        max: 16,
        columns: {
          material: form.choice({ label: '材料', options: reviewMaterials }),
          reason: form.paragraph({ label: '没有的理由', max: 500 }),
        },
      }),
    ),
  },
  { folded: true },
)

/** What asks for the draft in hand, and not for a subject that has rules of its own. */
const ofTheDraft = (ref: SubjectRef): readonly Requirement[] =>
  ref.kind === 'decision' ? [undecided, agreedStill] : []

/** 送审 with the materials that the file holds; every case may be sent, also one that no ground asks for. */
export const submitReviewOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('submit-review', ref),
    title: '送法制审核',
    step: stepOn(ref),
    by: ['officer'],
    approvals: ['department-head'],
    presses: true,
    effect: '提交后送承办机构负责人；同意后连同全部案卷材料送法制机构，拟决定冻结。',
    basis: [article],
    form: {
      statement: form.paragraph({ label: '需要说明的问题', max: 3_000 }),
      ...absent,
    },
    papers: ['legal_review_submission'],
    recording: [],
    requires: [
      ...goesOn(ref),
      nothingPending,
      somethingProposed(ref),
      ...ofTheDraft(ref),
      notUnderReview(ref),
      reviewNotPassed(ref),
    ],
    applies: (file) => {
      const subject = proposedOf(file, ref)
      return subject !== null && !subject.settled
    },
    settled: (file) =>
      proposedOf(file, ref)?.grounds.length === 0 && !currentReview(file, ref)?.toSendAgain,
    defaults: (file) => ({ statement: firstStatement(file, ref) }),
    known: (file, at) => {
      const subject = subjectOf(file, ref)
      return [
        {
          label: '须审核的情形',
          value: (subject?.grounds ?? []).join('；') || '没有，自愿送审',
          source: '审核目录',
        },
        {
          label: subject?.title ?? '拟决定',
          value: `指纹 ${(subject?.digest ?? '').slice(0, 8)}`,
          source: '拟决定',
        },
        {
          label: '送审材料',
          value: materialWords(materialsOf(file, ref, at)),
          source: '案卷',
        },
      ]
    },
    checks: (file, input, at) => checkAbsent(materialsOf(file, ref, at), input.absent ?? []),
    events: (file, { statement, absent: reasons }, at) => {
      const subject = proposedOf(file, ref)
      return [
        {
          type: 'ReviewSubmitted',
          digest: subject?.digest ?? '',
          grounds: [...(subject?.grounds ?? [])],
          statement,
          materials: materialsSent(materialsOf(file, ref, at), reasons ?? []),
          ...ofSubject(ref),
        },
      ]
    },
  })

function firstStatement(file: CaseFile, ref: SubjectRef): string {
  const review = currentReview(file, ref)
  if (review?.missing) return `已补充：${review.missing.what}`
  if (review?.toSendAgain) return '负责人集体讨论决定重新送审，讨论结论附后，请予审核。'
  return ref.kind === 'decision' ? '案件已调查终结，材料齐全，请予审核。' : '材料齐全，请予审核。'
}

/** 齐全, or what is missing by name. */
export function materialWords(materials: readonly MaterialStanding[]): string {
  const count = materials.filter(({ state }) => state === 'found').length
  const missing = materials.filter(({ state }) => state === 'missing')
  return missing.length === 0
    ? `${count} 项，齐全`
    : `有 ${count} 项，缺：${missing.map(({ title }) => title).join('、')}`
}

/** A required material that is missing needs a reason; a reason for what is there is refused as well. */
function checkAbsent(
  materials: readonly MaterialStanding[],
  reasons: readonly { readonly material: ReviewMaterial }[],
): FieldProblem[] {
  const missing = materials.filter(({ state }) => state === 'missing')
  const unexplained = missing.filter(
    ({ material }) => !reasons.some((each) => each.material === material),
  )
  const [first] = unexplained
  if (first) {
    const names = unexplained.map(({ title }) => title).join('、')
    const message = `送审材料缺少：${names}。补齐后再送审；确实没有的，逐项写明理由`
    return [{ field: 'absent', message, basis: first.basis }]
  }
  return reasons.flatMap(({ material }, i) =>
    missing.some((each) => each.material === material)
      ? []
      : [
          {
            field: `absent.${i}.material`,
            message: `${reviewMaterials[material]}案卷里已有或者本案不需要，不用写理由`,
          },
        ],
  )
}
