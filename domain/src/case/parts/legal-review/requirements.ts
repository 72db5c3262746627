import { reviewStanding } from './review-standing.ts'
import type { Bases } from '../../../shared/basis.ts'
import { agencyRule } from '../../../shared/basis.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { law } from '../../needs.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import {
  mayBeginReviewing,
  mayReview,
  maySecondReview,
  mayStillReview,
  otherReviewer,
} from '../../../authority/separation.ts'
import { notEnded } from '../closing/requirements.ts'
import { changesSince } from './changes-since.ts'
import { replyDue } from './limits.ts'
import {
  isDisputed,
  isSecondReview,
  isUnderReview,
  replyOutstanding,
  reviewOf,
  type Review,
} from './slice.ts'
import type { SubjectRef } from './subject-ref.ts'
import { proposedOf } from './subjects.ts'

/**
 * Invariant 1: exactly this draft passed legal review, after the defence was heard (处罚法第58条). A draft
 * that was sent although no ground asked for it waits for its opinion like any other, and so does one about which
 * the two units disagree.
 */
export const reviewPassed: Requirement = {
  id: 'review-passed',
  check: (file) => {
    const standing = reviewStanding(file)
    if (!standing) return met
    const basis: Bases = [law(58)]
    switch (standing.state) {
      case 'not-due':
        return met
      case 'refused-before':
        return unmet('这些内容法制审核没有同意过，修改后重新拟定、送审，同意后可办', basis)
      case 'not-submitted':
        return unmet('属于重大执法决定，还没有送法制审核', basis)
      case 'to-send-again':
        return unmet('负责人集体讨论决定重新送审，重新送审并同意后可办', basis)
      case 'under-review':
        return unmet(
          standing.second ? '复审还没有出具意见，不得作出决定' : '法制审核还没有出具意见',
          basis,
        )
      case 'answered':
        if (standing.disputed) {
          return unmet('复审仍未同意，采纳意见或者由负责人集体讨论后再办', basis)
        }
        if (standing.outcome !== 'pass') return unmet('法制审核未通过，不得作出决定', basis)
        return standing.ofThisDraft
          ? met
          : unmet('拟决定在审核通过后有改动，须重新送法制审核', basis)
    }
  },
}

/** A decision may be put right after its case was closed; everything else is reviewed while the case goes on. */
export const goesOn = (ref: SubjectRef): readonly Requirement[] =>
  ref.kind === 'revision' ? [] : [notEnded]

type About = (review: Review, file: CaseFile) => boolean

/** A requirement that there is a review of one subject as it is proposed now, of which something holds. */
function ofReview(ref: SubjectRef, id: string, holds: About, reason: string): Requirement {
  return {
    id,
    check: (file) => {
      const review = currentReview(file, ref)
      return review && holds(review, file) ? met : unmet(reason, [law(58)])
    },
  }
}

/** The same of a review that is under way. Where there is none, `reviewOpen` says so, and nothing else is said of it. */
function ofOpenReview(ref: SubjectRef, id: string, holds: About, reason: string): Requirement {
  return {
    id,
    check: (file) => {
      const review = currentReview(file, ref)
      return review === null || !isUnderReview(review) || holds(review, file)
        ? met
        : unmet(reason, [law(58)])
    },
  }
}

/** The review of exactly what is proposed now; null where it was not sent, or was changed since. */
export function currentReview(file: CaseFile, ref: SubjectRef): Review | null {
  const review = reviewOf(file, ref)
  return review && review.digest === proposedOf(file, ref)?.digest ? review : null
}

export const somethingProposed = (ref: SubjectRef): Requirement => ({
  id: 'something-proposed',
  check: (file) => {
    const subject = proposedOf(file, ref)
    if (subject === null) return unmet('还没有拟定决定，拟定后可办', [law(57)])
    return subject.settled ? unmet('已经作出决定', [law(57)]) : met
  },
})

/** The same words are reviewed once: whoever disagrees objects, and whoever agrees changes them. */
export const reviewNotPassed = (ref: SubjectRef): Requirement => ({
  id: 'review-not-passed',
  check: (file) => {
    const review = currentReview(file, ref)
    const digest = proposedOf(file, ref)?.digest ?? ''
    const refused = file.refusedDigests.includes(digest) && !file.resendable.includes(digest)
    return (review?.opinion ?? null) !== null || refused
      ? unmet('这份拟决定已经出具审核意见；修改后重新拟定才能再送审', [law(58)])
      : met
  },
})

export const notUnderReview = (ref: SubjectRef): Requirement => ({
  id: 'not-under-review',
  check: (file) => {
    const review = currentReview(file, ref)
    return review && isUnderReview(review) && review.missing === null
      ? unmet('已经送审，正在审核', [law(58)])
      : met
  },
})

export const reviewOpen = (ref: SubjectRef): Requirement =>
  ofReview(ref, 'review-open', isUnderReview, '没有待审的拟决定')

export const materialsComplete = (ref: SubjectRef): Requirement => ({
  id: 'materials-complete',
  check: (file) =>
    currentReview(file, ref)?.missing == null
      ? met
      : unmet('正在等承办机构补充材料，期间不计审核期限', [law(58)]),
})

export const notAccepted = (ref: SubjectRef): Requirement =>
  ofOpenReview(ref, 'not-accepted', ({ accepted }) => accepted === null, '已经受理')

export const accepted = (ref: SubjectRef): Requirement =>
  ofOpenReview(
    ref,
    'review-accepted',
    (review) => review.accepted !== null,
    '还没有受理；材料齐全的先受理，不齐全的退回补材料',
  )

/** Whoever accepted it reviews it; another takes over when it is given to them. */
export const acceptedByActor = (ref: SubjectRef): Requirement => ({
  id: 'accepted-by-actor',
  ofActor: true,
  check: (file, { actor, nameOf }) => {
    const by = currentReview(file, ref)?.accepted?.by
    return by === undefined || by === actor.id
      ? met
      : unmet(`由${nameOf(by)}受理审核；换人审核的，由法制机构负责人重新分派`, [law(58)])
  },
})

export const assignedToActor = (ref: SubjectRef): Requirement => ({
  id: 'assigned-to-actor',
  ofActor: true,
  check: (file, { actor, nameOf }) => {
    const to = currentReview(file, ref)?.assigned ?? null
    return to === null || to === actor.id
      ? met
      : unmet(`已经分派给${nameOf(to)}审核；换人审核的，由法制机构负责人重新分派`, [law(58)])
  },
})

/** 复审 is another reviewer's: neither who gave the first opinion nor the head who signed it. */
export const anotherReviewer = (ref: SubjectRef): Requirement => ({
  id: 'another-reviewer',
  ofActor: true,
  check: (file, { actor }) => {
    const review = currentReview(file, ref)
    return review && isSecondReview(review)
      ? maySecondReview(actor.id, signersOfFirst(review))
      : met
  },
})

export const signersOfFirst = ({ first }: Review): string[] =>
  first ? [first.by, ...(first.head === null ? [] : [first.head])] : []

export const clockRuns = (ref: SubjectRef): Requirement =>
  ofOpenReview(ref, 'clock-runs', ({ paused }) => paused === null, '已经停表，恢复计时后可办')

export const clockStands = (ref: SubjectRef): Requirement =>
  ofOpenReview(ref, 'clock-stands', ({ paused }) => paused !== null, '没有停表')

export const notExtended = (ref: SubjectRef): Requirement =>
  ofOpenReview(ref, 'not-extended', ({ extension }) => extension === null, '审核期限已经延长过一次')

/** What changed after it was sent is looked at before anything is said of it. */
export const changesSeen = (ref: SubjectRef): Requirement => ({
  id: 'changes-seen',
  check: (file) => {
    const review = currentReview(file, ref)
    const changes = review ? changesSince(file, review) : []
    return changes.length === 0
      ? met
      : unmet(
          `送审后案卷有变化（${changes.map(({ title }) => title).join('、')}），核对材料变化后可办`,
          [law(58)],
        )
  },
})

export const somethingChanged = (ref: SubjectRef): Requirement =>
  ofOpenReview(
    ref,
    'something-changed',
    (review, file) => changesSince(file, review).length > 0,
    '送审后案卷没有变化',
  )

export const replyAsked = (ref: SubjectRef): Requirement =>
  ofReview(ref, 'reply-asked', replyOutstanding, '没有需要答复的审核意见')

/** 异议只有一次: once for each draft, and within the days that the agency gives for it. */
export const mayObject = (ref: SubjectRef): Requirement => ({
  id: 'may-object',
  check: (file, at) => {
    const review = currentReview(file, ref)
    if (!review) return met
    const basis: Bases = [agencyRule('法制审核异议')]
    if (file.objectedDigests.includes(review.digest)) {
      return unmet(
        '对这一稿已经提出过异议，异议只有一次；复审仍不同意的，采纳意见或者提请负责人集体讨论',
        basis,
      )
    }
    const due = replyDue(review, at)
    if (due?.known && at.today > due.on) {
      return unmet(
        `提出异议的期限到 ${due.on} 为止，已经过期，不能再提异议；请采纳意见，改稿后重新送审`,
        basis,
        due,
      )
    }
    return met
  },
})

export const disputed = (ref: SubjectRef): Requirement =>
  ofReview(ref, 'disputed', isDisputed, '没有需要集体讨论的审核分歧；复审不同意以后可办')

/** A reviewer has never taken part in the investigation, not even before leaving the case (docs/rules/officers.md). */
export const reviewerIsIndependent: Requirement = {
  id: 'reviewer-is-independent',
  ofActor: true,
  check: ({ tookPart, openedBy }, { actor }) => {
    const answer = mayReview(actor.id, [...tookPart, openedBy])
    return answer.met ? answer : { ...answer, reason: `${answer.reason}；${otherReviewer}` }
  },
}

/** 初次从事法制审核的人员应当取得法律职业资格 (处罚法第58条第2款), and the appointment still runs on that day. */
export const reviewerIsQualified: Requirement = {
  id: 'reviewer-is-qualified',
  ofActor: true,
  check: (_file, { actor, rules, reviewerOf, today }) => {
    const standing = { name: actor.name, ...reviewerOf(actor.id) }
    const still = mayStillReview(standing, today)
    return still.met ? mayBeginReviewing(standing, rules.qualifiedReviewersSince) : still
  },
}
