import { cite } from '../../../shared/citation.ts'
import { unmet, met } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { ReviewNote, DecisionDraft, PointAnswer } from '../../proposed-decision.ts'
import {
  reviewNotPassed,
  reviewOpen,
  reviewerIsIndependent,
  reviewerIsQualified,
  materialsComplete,
} from './requirements.ts'
import { undecided, drafted } from '../decision/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { agreedStill } from '../decision/agreed-on.ts'
import { nothingPending } from '../approval/requirements.ts'
import { type Requirement, act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { reviewPoints, reviewOutcomes, draftParts } from '../../case-codes.ts'

const article = cite('行政处罚法', 58)

const notUnderReview: Requirement = {
  id: 'not-under-review',
  check: ({ review, draft }) =>
    review && review.opinion === null && review.missing === null && review.digest === draft?.digest
      ? unmet('已经送审，正在审核', [article])
      : met,
}

export const submitReview = act({
  id: 'submit-review',
  title: '送法制审核',
  step: 'legal-review',
  by: ['officer'],
  approvals: ['department-head'],
  presses: true,
  effect: '提交后送承办机构负责人；同意后连同全部案卷材料送法制机构，拟决定冻结。',
  basis: [article],
  form: { statement: form.paragraph({ label: '需要说明的问题', max: 3_000 }) },
  papers: ['legal_review_submission'],
  recording: [],
  requires: [
    notEnded,
    undecided,
    nothingPending,
    drafted,
    agreedStill,
    notUnderReview,
    reviewNotPassed,
  ],
  applies: (file) => file.draft !== null && file.decision === null,
  settled: ({ draft }) => draft?.grounds.length === 0,
  defaults: (file) => ({
    statement: file.review?.missing
      ? `已补充：${file.review.missing.what}`
      : '案件已调查终结，材料齐全，请予审核。',
  }),
  known: (file) => [
    {
      label: '须审核的情形',
      value: (file.draft?.grounds ?? []).join('；') || '没有，自愿送审',
      source: '审核目录',
    },
    { label: '拟决定', value: `指纹 ${(file.draft?.digest ?? '').slice(0, 8)}`, source: '拟决定' },
  ],
  events: (file, { statement }) => [
    {
      type: 'ReviewSubmitted',
      digest: file.draft?.digest ?? '',
      grounds: [...(file.draft?.grounds ?? [])],
      statement,
    },
  ],
})

const inReview = [notEnded, undecided, reviewOpen, reviewerIsIndependent, reviewerIsQualified]

const hasReview = (file: CaseFile) => file.review !== null && file.decision === null

export const returnMaterials = act({
  id: 'return-materials',
  title: '退回补材料',
  step: 'legal-review',
  by: ['legal-reviewer'],
  approvals: [],
  presses: false,
  effect: '承办机构补齐并重新送审前，不计审核期限。',
  basis: [article],
  form: {
    missing: form.paragraph({ label: '需要补充的材料', max: 2_000 }),
    supplyBy: form.date({ label: '补齐期限' }),
  },
  papers: ['legal_review_supplement_notice'],
  recording: [],
  requires: [...inReview, materialsComplete],
  applies: hasReview,
  checks: (_file, { supplyBy }, { today }) =>
    supplyBy <= today ? [{ field: 'supplyBy', message: '须晚于今天' }] : [],
  events: (_file, input) => [{ type: 'ReviewReturned', ...input }],
})

const answers = { yes: '是', no: '否', 'not-applicable': '不适用' } as const

const opinionForm = {
  points: form.rows({
    label: '逐项审核',
    min: 8,
    max: 8,
    columns: {
      point: form.choice({ label: '审核项目', options: reviewPoints }),
      answer: form.choice({ label: '结论', options: answers }),
      reason: form.optional(form.paragraph({ label: '理由', max: 1_000 })),
    },
  }),
  outcome: form.choice({ label: '审核意见', options: reviewOutcomes }),
  opinion: form.paragraph({ label: '意见和理由', max: 5_000 }),
  counsel: form.optional(form.paragraph({ label: '法律顾问、公职律师意见', max: 3_000 })),
  notes: form.optional(
    form.rows({
      label: '批注',
      min: 0,
      max: 60,
      columns: {
        part: form.choice({ label: '位置', options: draftParts }),
        quote: form.optional(form.paragraph({ label: '原文', max: 500 })),
        remark: form.paragraph({ label: '意见', max: 1_000 }),
      },
    }),
  ),
}

export const issueOpinion = act({
  id: 'issue-opinion',
  title: '签发法制审核意见',
  step: 'legal-review',
  by: ['legal-reviewer'],
  approvals: [],
  presses: true,
  effect: '意见书一式两份，一份入卷，一份法制机构留存；只对这一份拟决定有效。',
  basis: [article],
  form: opinionForm,
  papers: ['legal_review_opinion'],
  recording: [],
  requires: [...inReview, materialsComplete],
  signed: true,
  desk: 'review',
  applies: hasReview,
  defaults: () => ({
    points: (Object.keys(reviewPoints) as (keyof typeof reviewPoints)[]).map((point) => ({
      point,
      answer: 'yes' as const,
      reason: null,
    })),
  }),
  checks: (file, input) => [
    ...checkOpinion(input),
    ...checkNotes(input.notes ?? [], file.draft?.draft ?? null),
  ],
  events: (file, { points, outcome, opinion, counsel, notes }) => [
    {
      type: 'ReviewOpinionIssued',
      digest: file.draft?.digest ?? '',
      points,
      outcome,
      opinion,
      counsel,
      ...(notes && notes.length > 0 && { notes }),
    },
  ],
})

/** A note belongs to the words it quotes, so a quote that is not in that part of the draft is refused. */
function checkNotes(notes: readonly ReviewNote[], draft: DecisionDraft | null): FieldProblem[] {
  return notes.flatMap(({ part, quote }, index) => {
    if (quote === null || part === 'penalty' || part === 'file') return []
    return draft?.[part]?.includes(quote)
      ? []
      : [{ field: `notes.${index}.quote`, message: `拟决定的“${draftParts[part]}”里没有这段原文` }]
  })
}

/** Every point is answered once, a "no" has its reason, and 同意 is refused while any answer is "no". */
function checkOpinion({
  points,
  outcome,
}: {
  points: PointAnswer[]
  outcome: string
}): FieldProblem[] {
  const problems: FieldProblem[] = []
  const missing = (Object.keys(reviewPoints) as (keyof typeof reviewPoints)[]).filter(
    (point) => !points.some((each) => each.point === point),
  )
  for (const point of missing) {
    problems.push({ field: 'points', message: `还没有审核：${reviewPoints[point]}` })
  }
  points.forEach(({ answer, reason }, index) => {
    if (answer === 'no' && reason === null) {
      problems.push({ field: `points.${index}.reason`, message: '选“否”须写明理由' })
    }
  })
  if (outcome === 'pass' && points.some(({ answer }) => answer === 'no')) {
    problems.push({ field: 'outcome', message: '有项目审核为“否”，不能同意', basis: article })
  }
  return problems
}
