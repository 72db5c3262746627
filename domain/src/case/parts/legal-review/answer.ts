import { cite } from '../../../shared/citation.ts'
import { chineseDay } from '../../../shared/plain-date.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { reviewOutcomes, type ReviewOutcome } from '../../case-codes.ts'
import { checkDaySince } from '../../day-checks.ts'
import { nothingPending } from '../approval/requirements.ts'
import { disputeResults } from './codes.ts'
import { replyDue } from './limits.ts'
import { currentReview, disputed, mayObject, replyAsked, goesOn } from './requirements.ts'
import { isDisputed, replyOutstanding } from './slice.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'
import { proposedOf } from './subjects.ts'

const article = cite('行政处罚法', 58)

const awaitsReply =
  (ref: SubjectRef) =>
  (file: CaseFile): boolean => {
    const review = currentReview(file, ref)
    return review !== null && replyOutstanding(review) && proposedOf(file, ref)?.settled === false
  }

/** What is done about an opinion once it is accepted, in words for whoever accepts it. */
const nextSteps: Readonly<Record<Exclude<ReviewOutcome, 'pass'>, string>> = {
  correct: '改稿后重新送审',
  supplement: '重新打开调查，补充后重新终结、告知、拟定、送审',
  'correct-procedure': '重新打开告知，纠正后重新听取陈述申辩、拟定、送审',
  'transfer-jurisdiction': '移送有管辖权的机关，办“移送案件”',
  'transfer-criminal': '移送司法机关，办“移送案件”',
  reject: '撤销案件，或者重新拟定后送审',
}

function nextStepText(outcome: ReviewOutcome, { kind }: SubjectRef): string {
  switch (kind) {
    case 'decision':
      return outcome === 'pass' ? '可以提请作出决定' : nextSteps[outcome]
    case 'seizure':
      return outcome === 'pass' ? '可以报请批准' : '按意见修改后重新提请，或者不再查封、扣押'
    case 'revision':
      return outcome === 'pass' ? '可以报请批准' : '按意见修改后重新提请，或者不再撤销、变更决定'
  }
}

function knownOfOpinion(file: CaseFile, ref: SubjectRef, at: Circumstances) {
  const review = currentReview(file, ref)
  const opinion = review?.opinion
  if (!review || !opinion) return []
  const due = replyDue(review, at)
  const until = due?.known ? `，${chineseDay(due.on)}前答复` : ''
  return [
    {
      label: '审核意见',
      value: `${reviewOutcomes[opinion.outcome]}（${chineseDay(opinion.on)}出具${until}）`,
      source: '法制审核意见书',
    },
    { label: '采纳以后', value: nextStepText(opinion.outcome, ref), source: '审核意见' },
  ]
}

/**
 * 采纳: the step that the opinion asks for opens again. Drafting anew is acceptance as well. It ends the right to
 * object, so nobody does it with one press from a list.
 */
const acceptOpinionOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('accept-opinion', ref),
    title: '采纳审核意见',
    step: stepOn(ref),
    by: ['officer', 'department-head'],
    approvals: [],
    presses: true,
    goesOn: true,
    effect:
      '采纳后按意见办理，需要补充调查、纠正程序的，相应环节重新打开；不同意的，不办这一项，在期限内提出异议。',
    basis: [article],
    form: {},
    papers: [],
    recording: [],
    requires: [...goesOn(ref), nothingPending, replyAsked(ref)],
    applies: awaitsReply(ref),
    known: (file, at) => knownOfOpinion(file, ref, at),
    events: (file) => [
      {
        type: 'ReviewOpinionAccepted',
        digest: currentReview(file, ref)?.digest ?? '',
        ...ofSubject(ref),
      },
    ],
  })

/** 异议: once, within the days for it, with reasons; another reviewer then looks at the same draft. */
const objectOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('object-to-opinion', ref),
    title: '提出异议，申请复审',
    step: stepOn(ref),
    by: ['officer'],
    approvals: ['department-head'],
    presses: false,
    effect:
      '承办机构负责人同意后，由没有审过这一稿的人员复审；异议只有一次，复审结束以前不得作出决定。',
    basis: [article],
    form: {
      points: form.rows({
        label: '逐项异议',
        min: 1,
        max: 30,
        columns: {
          about: form.text({ label: '对哪一项意见', max: 200 }),
          reason: form.paragraph({ label: '异议的理由', max: 2_000 }),
        },
      }),
    },
    papers: ['legal_review_reconsideration'],
    recording: [],
    requires: [...goesOn(ref), nothingPending, replyAsked(ref), mayObject(ref)],
    applies: awaitsReply(ref),
    known: (file, at) => knownOfOpinion(file, ref, at).slice(0, 1),
    events: (file, { points }) => [
      {
        type: 'ReviewObjected',
        digest: currentReview(file, ref)?.digest ?? '',
        points,
        ...ofSubject(ref),
      },
    ],
  })

type DisputeInput = {
  readonly heldOn: string
  readonly members: readonly { readonly person: readonly string[] }[]
}

/** The heads deliberate the dispute; what they come to never opens the gate by itself (处罚法第58条). */
const settleDisputeOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('settle-review-dispute', ref),
    title: '登记审核分歧的集体讨论',
    step: stepOn(ref),
    by: ['department-head', 'legal-reviewer', 'legal-head'],
    approvals: [],
    presses: true,
    effect:
      '每人的意见分别记入副卷；结论是按审核意见办理，或者重新送审，未经审核同意不得作出决定。',
    basis: [article, cite('行政处罚法', 57, { paragraph: 2 })],
    form: {
      heldOn: form.date({ label: '讨论日期' }),
      place: form.text({ label: '地点' }),
      chair: form.people({ label: '主持人', role: 'agency-head', min: 1, max: 1 }),
      members: form.rows({
        label: '参加的机关负责人',
        min: 2,
        max: 20,
        columns: {
          person: form.people({ label: '姓名', role: 'agency-head', min: 1, max: 1 }),
          opinion: form.paragraph({ label: '意见', max: 1_000 }),
          agrees: form.yesNo({ label: '是否同意审核意见' }),
        },
      }),
      result: form.choice({ label: '讨论结论', options: disputeResults }),
      conclusion: form.paragraph({ label: '结论的理由', max: 2_000 }),
    },
    papers: ['collective_discussion'],
    recording: ['AV11'],
    requires: [...goesOn(ref), nothingPending, disputed(ref)],
    applies: (file) => {
      const review = currentReview(file, ref)
      return review !== null && isDisputed(review) && proposedOf(file, ref)?.settled === false
    },
    defaults: (_file, { today, rules }) => ({ heldOn: today, place: rules.address }),
    known: (file, at) => knownOfOpinion(file, ref, at).slice(0, 1),
    checks: (file, input, at) => checkDispute(file, ref, input, at),
    events: (file, { chair, members, ...input }) => [
      {
        type: 'ReviewDisputeSettled',
        ...input,
        digest: currentReview(file, ref)?.digest ?? '',
        chair: chair[0] ?? '',
        members: members.map(({ person, ...each }) => ({ ...each, person: person[0] ?? '' })),
        ...ofSubject(ref),
      },
    ],
  })

function checkDispute(
  file: CaseFile,
  ref: SubjectRef,
  { heldOn, members }: DisputeInput,
  at: Circumstances,
): FieldProblem[] {
  const since = currentReview(file, ref)?.opinion?.on
  const people = members.map(({ person }) => person[0] ?? '')
  const twice = people.findIndex((person, i) => people.indexOf(person) < i)
  return [
    ...checkDaySince('heldOn', heldOn, { day: since, message: '不能早于复审意见' }, at),
    ...(twice < 0 ? [] : [{ field: `members.${twice}.person`, message: '同一个人填了两次' }]),
  ]
}

export const answerActs = (ref: SubjectRef): Act[] => [
  acceptOpinionOn(ref),
  objectOn(ref),
  settleDisputeOn(ref),
]
