import { type PlainDate } from '../../shared/plain-date.ts'
import { deliberationGroundsOf, hearingRightOf, reviewGroundsOf } from '../case-review.ts'
import { onMatterOf } from '../case-matter.ts'
import type { Circumstances } from '../circumstances.ts'
import {
  defencePeriodOver,
  noticeServed,
  statementsReviewed,
} from '../parts/advance-notice/requirements.ts'
import { subjectRef } from '../parts/legal-review/subject-ref.ts'
import { requestedHearingHeld } from '../parts/hearing/requirements.ts'
import { furtherTyped } from '../further-fields.ts'
import { ownFineFen } from '../further-violation.ts'
import { checkAmount } from '../penalty-checks.ts'
import { fineCapOf } from '../procedures.ts'
import { handledOnTheSpot } from '../procedures/summary-penalty/slice.ts'
import { changedSince } from './changed-since.ts'
import { fault, looked, notConcerned, notLooked, when, type Check } from './criterion.ts'
import { eventsOf, type FileUnderReview } from './file-under-review.ts'
import { ofOrdinaryPenalty, ofPenalty } from './of-penalty.ts'

/** Asked of the day of the decision, before it was made. */
const onTheDay = (
  { file, at }: FileUnderReview,
  day: PlainDate,
): readonly [FileUnderReview['file'], Circumstances] => [
  { ...file, decision: null },
  { ...at, today: day },
]

export const partyWasHeard: Check = ofPenalty((review, { decidedOn, at: decidedAt }) => {
  const { file } = review
  const mend = '撤销决定，重新告知，听取陈述、申辩后再决定'
  if (handledOnTheSpot(file)) {
    return looked(
      when(
        file.spot?.told == null || file.spot.told.on > decidedOn,
        '没有当场告知并听取陈述、申辩就作出决定',
        mend,
      ),
    )
  }
  const asked = onTheDay(review, decidedOn)
  const requirements = [noticeServed, defencePeriodOver, statementsReviewed]
  const { notice, defence } = file
  return looked([
    ...requirements.flatMap((each) => {
      const answer = each.check(...asked)
      return answer.met ? [] : [fault(answer.reason, mend)]
    }),
    ...when(
      notice?.servedOn != null && notice.servedOn > decidedOn,
      `事先告知书 ${notice?.servedOn ?? ''} 才送达，晚于 ${decidedOn} 的决定`,
      mend,
    ),
    ...when(
      defence.heardAt !== null && defence.heardAt > decidedAt,
      '陈述、申辩在决定之后才复核',
      mend,
    ),
  ])
})

export const hearingGiven: Check = ofOrdinaryPenalty((review, { decidedOn }) => {
  const { file, at } = review
  const changed = changedSince(review, ['thresholds'])
  if (changed) return changed
  const penalty = file.notice?.penalty
  const due = penalty ? hearingRightOf(file, penalty, onMatterOf(file, at)) : []
  if (due.length === 0 && file.hearing === null) return notConcerned('不属于应当告知听证的处罚')
  const held = requestedHearingHeld.check(...onTheDay(review, decidedOn))
  const mend = '撤销决定，告知听证权利、组织听证后再决定'
  return looked([
    ...when(
      due.length > 0 && file.notice?.hearingOffered !== true,
      `没有告知听证权利：${due.join('；')}`,
      mend,
    ),
    ...(held.met ? [] : [fault(held.reason, mend)]),
  ])
})

export const reviewedBefore: Check = ofOrdinaryPenalty(
  (review, { digest, at: decidedAt, draft }) => {
    const { file, at } = review
    const due = file.draft?.grounds ?? []
    const today = changedSince(review, ['catalogue'])
      ? []
      : reviewGroundsOf(file, draft, onMatterOf(file, at))
    // An opinion on a seizure or a revision of this case says nothing of its decision.
    const opinions = eventsOf(review, 'ReviewOpinionIssued').filter(
      ({ event }) => subjectRef(event).kind === 'decision',
    )
    const grounds = due.length > 0 ? due : today
    if (grounds.length === 0 && opinions.length === 0) {
      return notConcerned('不属于须经法制审核的情形')
    }
    const last = opinions.findLast((each) => each.at <= decidedAt && each.event.digest === digest)
    const mend = '撤销决定，送法制审核，同意后再决定'
    return looked([
      ...when(last === undefined, `作出的决定没有经过法制审核：${grounds.join('；')}`, mend),
      ...when(
        last !== undefined && last.event.outcome !== 'pass',
        '法制审核没有同意就作出决定',
        mend,
      ),
    ])
  },
)

export const deliberatedBefore: Check = ofOrdinaryPenalty(
  (review, { digest, decidedOn, draft }) => {
    const { file, at } = review
    const asked = file.draft?.deliberation ?? []
    const grounds =
      asked.length > 0 ? asked : deliberationGroundsOf(file, draft, onMatterOf(file, at))
    if (grounds.length === 0) return notConcerned('不属于须集体讨论的情形')
    const held = eventsOf(review, 'DeliberationHeld').findLast(
      ({ event }) => event.digest === digest && event.heldOn <= decidedOn,
    )
    const mend = '撤销决定，由机关负责人集体讨论后再决定'
    return looked([
      ...when(held === undefined, `应当集体讨论而没有讨论：${grounds.join('；')}`, mend),
      ...when(held !== undefined && !held.event.approved, '集体讨论没有同意就作出决定', mend),
    ])
  },
)

export const crimeTransferred: Check = (review) => {
  const { file } = review
  const suspected =
    file.conclusion?.findings.flags.suspectedCrime === true ||
    eventsOf(review, 'ReviewOpinionIssued').some(
      ({ event }) => event.outcome === 'transfer-criminal',
    )
  if (!suspected) return notConcerned('没有涉嫌犯罪的情形')
  const sent = eventsOf(review, 'CaseTransferred').some(({ event }) => event.ground === 'criminal')
  if (sent) return looked([])
  return looked([fault('认为涉嫌犯罪，没有移送公安机关', '立即移送公安机关，附案卷和证据')])
}

export const withinDiscretion: Check = ofPenalty((review, { draft }) => {
  const { file, at } = review
  const changed = changedSince(review, ['benchmark', 'texts'])
  if (changed) return changed
  const onRule = onMatterOf(file, at)
  if (onRule.matter === null) return notLooked('事项库中没有本案的事项，幅度无从核对')
  const findings = file.conclusion?.findings
  const cap = fineCapOf({ ...file, decision: null }, onRule)
  const own = {
    ...draft.penalty,
    fineFen: ownFineFen(draft.penalty.fineFen, draft),
    further: furtherTyped(draft),
  }
  const problems = checkAmount(own, {
    file,
    at: onRule,
    gainsFen: findings?.gainsFen ?? null,
    factors: findings?.factors,
    circumstances: findings?.legalCircumstances,
    tier: findings?.tier ?? file.spot?.told?.tier ?? '',
    deviationReason: findings?.deviationReason ?? null,
  })
  const mend = '撤销或者变更决定，在法定幅度和公布的档次内裁量；偏离的写明理由并经审核'
  return looked([
    ...problems.map(({ message }) => fault(message, mend)),
    ...when(
      cap !== null && draft.penalty.fineFen > cap.fen,
      `罚款超过${cap?.title ?? ''}的数额`,
      mend,
    ),
  ])
})
