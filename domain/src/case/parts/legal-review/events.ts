import { chinaDay } from '../../../shared/plain-date.ts'
import { counselKinds } from '../../../authority/counsel.ts'
import { reviewOutcomes } from '../../case-codes.ts'
import { nobody, noLine, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import type { Heard } from '../advance-notice/slice.ts'
import type { ConclusionSlice } from '../conclusion/slice.ts'
import { changeEffects, disputeResults, reviewPauses } from './codes.ts'
import {
  answeredBy,
  changed,
  counselAnswered,
  issued,
  settled,
  submitted,
  whenObjected,
} from './change-review.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { LegalReviewEvent } from './event.ts'
import type { LegalReviewSlice } from './slice.ts'

const byReviewer = {
  instead: '审核意见由审核人员负责，不由他人更正；草案有变化的，重新送审、重新审核。',
}
const stepOfReview = {
  instead: '审核中的办理记录不以更正改变；有变化的另行办理，草案有变化的重新送审。',
}

export const legalReviewEvents: EventKinds<
  LegalReviewEvent,
  Heard & ConclusionSlice & LegalReviewSlice
> = {
  ReviewSubmitted: {
    title: '送法制审核',
    effective: false,
    means: submitted,
    line: ({ statement }) => statement,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '送审材料随草案；有变化的，重新拟定决定后再送审。',
    },
    // The reason of a revision is told to the public with the withdrawal (处罚法第48条第2款).
    secrets: ({ statement, subject }) =>
      subject?.kind === 'revision' ? [] : [longSecret('internal', statement)],
    publicStep: notShown,
  },
  ReviewReturned: {
    title: '法制审核退回补材料',
    effective: false,
    means: (file, event, { at }) =>
      changed(file, event, ({ accepted }) => ({
        missing: {
          since: chinaDay(at),
          what: event.missing,
          supplyBy: event.supplyBy,
          ...(event.materials !== undefined && accepted === null && { notStarted: true }),
        },
      })),
    line: ({ missing }) => missing,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核人员的意见由审核人员负责；材料补正后重新送审。',
    },
    secrets: ({ missing }) => [longSecret('internal', missing)],
    publicStep: notShown,
  },
  ReviewAccepted: {
    title: '法制审核受理',
    effective: false,
    means: (file, event, { at, by }) =>
      changed(file, event, () => ({ accepted: { by: by.id, on: chinaDay(at) } })),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: () => [],
    publicStep: notShown,
  },
  ReviewerAssigned: {
    title: ({ appointed }) => (appointed ? '指定审核人员' : '分派审核人员'),
    effective: false,
    means: (file, event) =>
      changed(file, event, ({ accepted }) => ({
        assigned: event.reviewer,
        // Whoever took it before hands it over with what they did.
        accepted: accepted?.by === event.reviewer ? accepted : null,
      })),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  ReviewPaused: {
    title: '法制审核停表',
    effective: true,
    means: (file, event, { at }) =>
      changed(file, event, () => ({ paused: { since: chinaDay(at), reason: event.reason } })),
    line: ({ reason, explanation }) => `${reviewPauses[reason]}：${explanation}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ explanation }) => [longSecret('internal', explanation)],
    publicStep: notShown,
  },
  ReviewResumed: {
    title: '法制审核恢复计时',
    effective: true,
    means: (file, event, { at }) =>
      changed(file, event, ({ paused, pauses }) => ({
        paused: null,
        pauses: paused
          ? [...pauses, { from: paused.since, to: chinaDay(at), reason: paused.reason }]
          : pauses,
      })),
    line: ({ explanation }) => explanation,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ explanation }) => [longSecret('internal', explanation)],
    publicStep: notShown,
  },
  ReviewExtended: {
    title: '延长法制审核期限',
    effective: true,
    means: (file, event, { at }) =>
      changed(file, event, () => ({ extension: { days: event.days, on: chinaDay(at) } })),
    line: ({ days, reason }) => `延长${days}个工作日：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  ReviewChangesSeen: {
    title: '送审后材料变化已核对',
    effective: true,
    means: (file, event, { at, version }) =>
      changed(file, event, () => ({
        seen: version,
        ...(event.effect === 'restarts' && {
          runsFrom: chinaDay(at),
          pauses: [],
          extension: null,
        }),
      })),
    line: ({ changes, effect, remark }) =>
      `${changes.map(({ title }) => title).join('、')}；${changeEffects[effect]}：${remark}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ remark }) => [longSecret('internal', remark)],
    publicStep: notShown,
  },
  ReviewOpinionIssued: {
    title: ({ round }) => (round === 2 ? '法制审核复审意见' : '法制审核意见'),
    effective: true,
    means: issued,
    line: ({ outcome, opinion }) => `${reviewOutcomes[outcome]}：${opinion}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: byReviewer,
    secrets: ({ opinion, counsel, points, notes = [] }) => [
      longSecret('internal', opinion),
      longSecret('internal', counsel),
      // Under 是 stands what the file says, the decision among it; under 否 what the reviewer alone says.
      ...points.flatMap(({ answer, reason }) =>
        answer === 'no' ? [longSecret('internal', reason)] : [],
      ),
      ...notes.map(({ remark }) => longSecret('internal', remark)),
    ],
    publicStep: notShown,
  },
  ReviewOpinionAccepted: {
    title: '采纳法制审核意见',
    effective: true,
    means: answeredBy,
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: () => [],
    publicStep: notShown,
  },
  ReviewObjected: {
    title: '对法制审核意见提出异议，申请复审',
    effective: true,
    means: whenObjected,
    line: ({ points }) => points.map(({ about, reason }) => `${about}：${reason}`).join('；'),
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ points }) => points.map(({ reason }) => longSecret('internal', reason)),
    publicStep: notShown,
  },
  ReviewDisputeSettled: {
    title: '负责人集体讨论审核分歧',
    effective: true,
    means: settled,
    line: ({ result, conclusion }) => `${disputeResults[result]}：${conclusion}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '集体讨论的结论由参加的负责人签名确认，不以更正改变；有错误的，重新讨论。',
    },
    secrets: ({ members, conclusion }) => [
      ...members.map(({ opinion }) => longSecret('internal', opinion)),
      longSecret('internal', conclusion),
    ],
    publicStep: notShown,
  },
  CounselInvited: {
    title: '邀请法律顾问、公职律师',
    effective: false,
    means: (file, event, { version }) =>
      changed(file, event, ({ counsel }) => {
        const { counsel: person, kind, questions, readable, evidence, dueOn } = event
        const invited = { version, counsel: person, kind, questions, readable, evidence, dueOn }
        return { counsel: [...counsel, { ...invited, answer: null }] }
      }),
    line: ({ kind, questions }) => `${counselKinds[kind]}：${questions}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ questions }) => [longSecret('internal', questions)],
    publicStep: notShown,
  },
  CounselOpinionGiven: {
    title: '法律顾问、公职律师意见',
    effective: false,
    means: (file, event, { at }) =>
      counselAnswered(file, event, { kind: 'opinion', text: event.opinion, on: chinaDay(at) }),
    line: noLine,
    people: () => ({ authorOutside: true }),
    evidence: notEvidence,
    amendment: {
      instead: '顾问意见由出具的人负责，不由他人更正；需要补充的，再次邀请。',
    },
    secrets: ({ opinion }) => [longSecret('internal', opinion)],
    publicStep: notShown,
  },
  CounselStoodAside: {
    title: '法律顾问、公职律师声明回避',
    effective: false,
    means: (file, event, { at }) =>
      counselAnswered(file, event, { kind: 'stood-aside', reason: event.reason, on: chinaDay(at) }),
    line: ({ reason }) => reason,
    people: () => ({ authorOutside: true }),
    evidence: notEvidence,
    amendment: stepOfReview,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}

export const isReviewEvent = (event: CaseEvent): event is LegalReviewEvent =>
  Object.hasOwn(legalReviewEvents, event.type)
