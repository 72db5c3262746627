import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import {
  draftParts,
  pointAnswers,
  reviewOutcomes,
  reviewPoints,
  type ReviewOutcome,
  type ReviewPoint,
} from '../../case-codes.ts'
import type { PointAnswer, ReviewNote } from '../../proposed-decision.ts'
import { nothingPending } from '../approval/requirements.ts'
import { checklistOf } from './checklist.ts'
import { asReviewer, hasReview } from './formal-check.ts'
import {
  accepted,
  changesSeen,
  clockRuns,
  currentReview,
  materialsComplete,
} from './requirements.ts'
import { isSecondReview } from './slice.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'
import { proposedOf, subjectOf, type ReviewSubject } from './subjects.ts'

const article = cite('行政处罚法', 58)

const opinionForm = {
  points: form.rows({
    label: '逐项审核',
    min: 1,
    max: 40,
    columns: {
      point: form.choice({ label: '审核项目', options: reviewPoints }),
      // Nothing is answered before the reviewer does: the rows come with the points alone.
      answer: form.optional(form.choice({ label: '结论', options: pointAnswers })),
      reason: form.optional(form.paragraph({ label: '理由', max: 1_000 })),
    },
  }),
  outcome: form.choice({ label: '审核意见', options: reviewOutcomes }),
  opinion: form.paragraph({ label: '意见和理由', max: 5_000 }),
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

/**
 * 审核意见 by the reviewer, signed by the head of the unit after them; whoever is both signs once, in both capacities.
 * 复审 is of the same form and is the second reviewer's alone: the head of the unit answered for the first.
 */
export const issueOpinionOn = (ref: SubjectRef, second: boolean): Act =>
  act({
    id: actIdOn('issue-opinion', ref),
    title: second ? '签发复审意见' : '签发法制审核意见',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: second ? [] : ['legal-head'],
    ...(!second && { inBothCapacities: 'legal-head' as const }),
    presses: true,
    effect: second
      ? '复审意见书入卷；同意的，可以作出决定，不同意的，采纳或者提请负责人集体讨论。'
      : '签名后送法制机构负责人签名；审核人员就是负责人的，一次签名、两种身份。意见书一式两份，只对这一份拟决定有效。',
    basis: [article],
    form: opinionForm,
    papers: second ? ['legal_review_reconsideration'] : ['legal_review_opinion'],
    recording: [],
    requires: [
      ...asReviewer(ref),
      nothingPending,
      materialsComplete(ref),
      clockRuns(ref),
      accepted(ref),
      changesSeen(ref),
    ],
    signed: true,
    desk: 'review',
    applies: hasReview(ref),
    defaults: (file, at) => ({
      points: checklistOf(file, ref, at).map((point) => ({ point, answer: null, reason: null })),
    }),
    checks: (file, input, at) => [
      ...checkOpinion(input, checklistOf(file, ref, at)),
      ...checkNotes(input.notes ?? [], subjectOf(file, ref)),
    ],
    events: (file, { points, outcome, opinion, notes }, { actor }) => {
      const review = currentReview(file, ref)
      return [
        {
          type: 'ReviewOpinionIssued',
          digest: proposedOf(file, ref)?.digest ?? '',
          points: points.flatMap(({ answer, ...each }) => (answer ? [{ ...each, answer }] : [])),
          outcome,
          opinion,
          counsel: null,
          ...(notes && notes.length > 0 && { notes }),
          round: review && isSecondReview(review) ? 2 : 1,
          ...(!second && actor.roles.includes('legal-head') && { asHead: true }),
          asksReply: true,
          ...ofSubject(ref),
        },
      ]
    },
  })

/** A note belongs to the words it quotes, so a quote that is not in that part of the draft is refused. */
function checkNotes(notes: readonly ReviewNote[], subject: ReviewSubject | null): FieldProblem[] {
  return notes.flatMap(({ part, quote }, index) => {
    if (quote === null || part === 'penalty' || part === 'file') return []
    const text = subject?.parts.find((each) => each.part === part)?.text
    return text?.includes(quote)
      ? []
      : [{ field: `notes.${index}.quote`, message: `拟决定的“${draftParts[part]}”里没有这段原文` }]
  })
}

type TypedPoint = Omit<PointAnswer, 'answer'> & { readonly answer: PointAnswer['answer'] | null }

/** Every point of the checklist is answered once and with a reason; the outcome agrees with the answers. */
function checkOpinion(
  { points, outcome }: { points: readonly TypedPoint[]; outcome: ReviewOutcome },
  checklist: readonly ReviewPoint[],
): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const point of checklist) {
    if (!points.some((each) => each.point === point)) {
      problems.push({ field: 'points', message: `还没有审核：${reviewPoints[point]}` })
    }
  }
  points.forEach(({ point, answer, reason }, index) => {
    if (!checklist.includes(point)) {
      const message = `本案的审核清单没有这一项：${reviewPoints[point]}`
      problems.push({ field: `points.${index}.point`, message })
    } else if (points.findIndex((each) => each.point === point) < index) {
      const message = `重复审核：${reviewPoints[point]}`
      problems.push({ field: `points.${index}.point`, message })
    }
    if (answer === null) {
      problems.push({ field: `points.${index}.answer`, message: '还没有填结论' })
    } else if (reason === null) {
      const message =
        answer === 'no' ? '选“否”须写明理由' : '每一项都须写明理由，选“是”“不适用”的也要写'
      problems.push({ field: `points.${index}.reason`, message })
    }
  })
  const failed = points.filter(({ answer }) => answer === 'no').map(({ point }) => point)
  const said = outcomeAgrees(outcome, { failed, checklist })
  return said === null
    ? problems
    : [...problems, { field: 'outcome', message: said, basis: article }]
}

/** Which points an outcome is about: one of them at least was answered with 否. Those left out may rest on any point. */
const pointsOfOutcome: Partial<Record<ReviewOutcome, readonly ReviewPoint[]>> = {
  supplement: ['findings', 'evidence', 'necessity', 'fault', 'complexity'],
  'correct-procedure': ['procedure', 'papers', 'officers', 'consequences'],
  'transfer-jurisdiction': ['jurisdiction'],
  'transfer-criminal': ['crime'],
  reject: ['subject', 'officers', 'jurisdiction', 'power', 'necessity', 'scope', 'fault'],
}

/** Null where the outcome says what the points say; else what contradicts it, as it is told beside the field. */
function outcomeAgrees(
  outcome: ReviewOutcome,
  { failed, checklist }: { failed: readonly ReviewPoint[]; checklist: readonly ReviewPoint[] },
): string | null {
  if (outcome === 'pass') {
    return failed.length > 0 ? '有项目审核为“否”，不能同意' : null
  }
  const asked = pointsOfOutcome[outcome]?.filter((point) => checklist.includes(point)) ?? []
  if (failed.length === 0) return '各项都没有审核为“否”，不能不同意；有问题的，先在对应的项目选“否”'
  return asked.length === 0 || asked.some((point) => failed.includes(point))
    ? null
    : `“${reviewOutcomes[outcome]}”须至少有一项为“否”：${asked.map((point) => reviewPoints[point]).join('、')}`
}

/** The form of the second review where the first was objected to; the first one's otherwise. */
export function opinionActOf(file: CaseFile, ref: SubjectRef): Act {
  const review = currentReview(file, ref)
  return issueOpinionOn(ref, review !== null && isSecondReview(review))
}
