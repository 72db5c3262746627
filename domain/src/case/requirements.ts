import { twoOfficers } from '../authority/certificate.ts'
import { mayBeginReviewing, mayReview } from '../authority/separation.ts'
import type { CaseFile } from './case-file.ts'
import { decisionServedOn } from './parts/service/slice.ts'
import { unpaidFen } from './parts/payment/slice.ts'
import { systemRule, type Bases } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import { addMonths } from '../shared/plain-date.ts'
import { hasPassed } from '../deadline/due-date.ts'
import { defencePeriod } from './parts/advance-notice/limits.ts'
import { decisionLimit } from './parts/filing/limits.ts'
import { met, unmet, type Met, type Unmet } from '../kernel/requirement.ts'
import type { Circumstances } from './circumstances.ts'
import type { Requirement } from './case-kernel.ts'

const law = (article: number, place?: { paragraph?: number; item?: number }) =>
  cite('行政处罚法', article, place)

/** A requirement that is a plain question about the file. */
function needs(
  id: string,
  holds: (file: CaseFile) => boolean,
  reason: string,
  ...basis: Bases
): Requirement {
  return { id, check: (file) => (holds(file) ? met : unmet(reason, basis)) }
}

export const notEnded = needs(
  'not-ended',
  ({ ended, closedOn }) => ended === null && closedOn === null,
  '案件已经终结，不能再办理',
  systemRule('order'),
)

export const nothingPending: Requirement = {
  id: 'nothing-pending',
  check: ({ pending }) =>
    pending === null ? met : unmet('有一项事情正在等审批，批准或退回后可办', [systemRule('order')]),
}

export const notFiled = needs('not-filed', ({ filing }) => filing === null, '已经立案', law(54))

export const verified = needs(
  'verified',
  ({ verification }) => verification !== null,
  '还没有核查线索，核查后可办',
  law(54),
)

export const filed = needs(
  'filed',
  ({ filing }) => filing !== null,
  '还没有立案，立案后可办',
  law(54),
)

export const investigating = needs(
  'investigating',
  ({ conclusion }) => conclusion === null,
  '调查已经终结',
  law(57),
)

export const concluded = needs(
  'concluded',
  ({ conclusion }) => conclusion !== null,
  '调查还没有终结，调查终结报告批准后可办',
  law(57),
)

export const undecided = needs(
  'undecided',
  ({ decision }) => decision === null,
  '已经作出决定',
  law(57),
)

export const decided = needs(
  'decided',
  ({ decision }) => decision !== null,
  '还没有作出决定',
  law(57),
)

export const hasEvidence = needs(
  'has-evidence',
  ({ evidence }) => evidence.length > 0,
  '还没有证据入卷，收集证据后可办',
  law(40),
  law(46),
)

/** 处罚法第42条: two at least, each with a certificate valid at this hour. */
export const twoInvestigators: Requirement = {
  id: 'two-investigators',
  check: (file, at) =>
    twoOfficers(
      file.investigators.map((id) => ({
        personId: id,
        name: at.nameOf(id),
        certificates: at.certificatesOf(id),
      })),
      { at: at.now, category: '行政处罚', region: at.rules.region },
    ),
}

export const fineIsPenalty = ({ conclusion, draft }: CaseFile) =>
  (draft?.draft.outcome ?? conclusion?.findings.outcome) === 'penalty'

/** 先责令改正、拒不改正才罚 (matter.mustOrderCorrectionFirst): ordered, served, rechecked, not corrected in time. */
export const correctionExhausted: Requirement = {
  id: 'correction-exhausted',
  check: (file, { matter }) => {
    if (!matter?.mustOrderCorrectionFirst || file.conclusion?.findings.outcome !== 'penalty')
      return met
    const basis: Bases = [law(28)]
    const last = file.corrections.at(-1)
    if (!last) return unmet('本事项须先责令改正，还没有责令改正', basis)
    if (last.servedOn === null) return unmet('责令改正通知书还没有送达', basis)
    if (last.recheck === null) return unmet('责令改正后还没有复查', basis)
    return file.corrections.some(
      ({ recheck }) => recheck !== null && recheck.status !== 'corrected',
    )
      ? met
      : unmet('当事人已按期改正，本事项不得再给予处罚', basis)
  },
}

/** 追责时效: two years, five where life, health or finance was harmed (处罚法第36条). */
export const withinLimitation: Requirement = {
  id: 'within-limitation',
  check: ({ filing }) => {
    if (!filing) return met
    const years = filing.lifeOrFinance ? 5 : 2
    return filing.discoveredOn <= addMonths(filing.violationUntil, years * 12)
      ? met
      : unmet(`违法行为终了满 ${years} 年才被发现，不再给予行政处罚`, [law(36)])
  },
}

export const noticeIssued = needs(
  'notice-issued',
  ({ notice }) => notice !== null,
  '还没有事先告知',
  law(44),
)

export const noticeServed: Requirement = {
  id: 'notice-served',
  check: (file) => {
    if (!needsNotice(file)) return met
    return file.notice?.servedOn
      ? met
      : unmet('还没有向当事人事先告知并送达，不得作出处罚决定', [law(44), law(62)])
  },
}

/** A penalty needs notice; a decision not to punish does not (处罚法第44条). */
export function needsNotice(file: CaseFile): boolean {
  return fineIsPenalty(file)
}

export const statementsReviewed = needs(
  'statements-reviewed',
  ({ defence }) => defence.statements.every(({ reviewed }) => reviewed),
  '收到的陈述、申辩还没有复核，复核后可办',
  law(45),
)

export const requestedHearingHeld = needs(
  'requested-hearing-held',
  ({ hearing }) => hearing === null || hearing.held !== null,
  '当事人要求听证，还没有举行，听证后可办',
  law(63),
  law(64),
)

/**
 * Invariant 2: no decision while the party may still speak. It ends when the period is over, or when
 * every right it was told of was used or waived in writing.
 */
export const defencePeriodOver: Requirement = {
  id: 'defence-period-over',
  check: (file, at): Met | Unmet => {
    const { notice, defence, hearing } = file
    if (!needsNotice(file) || !notice?.servedOn) return met
    const spoke =
      defence.statements.length > 0 || defence.statementWaivedOn !== null || hearing !== null
    const hearingDone =
      !notice.hearingOffered || hearing !== null || defence.hearingWaivedOn !== null
    if (spoke && hearingDone) return met
    const period = defencePeriod(file, at)
    if (period === null || hasPassed(period, at.today)) return met
    const what = notice.hearingOffered ? '陈述、申辩和要求听证的期限' : '陈述、申辩期限'
    const until = period.known
      ? `${period.on} 届满`
      : `最早 ${period.notBefore} 届满，${period.missingYear} 年放假安排未导入，不能推算`
    return unmet(`${what}未满，${until}`, [law(44), law(45), law(64, { item: 1 })], period)
  },
}

export const drafted = needs(
  'drafted',
  ({ draft }) => draft !== null,
  '还没有拟定决定，拟定后可办',
  law(57),
)

/** Invariant 1: exactly this draft passed legal review, after the defence was heard (处罚法第58条). */
export const reviewPassed: Requirement = {
  id: 'review-passed',
  check: ({ draft, review }) => {
    if (!draft || draft.grounds.length === 0) return met
    const basis: Bases = [law(58)]
    if (!review) return unmet('属于重大执法决定，还没有送法制审核', basis)
    if (!review.opinion) return unmet('法制审核还没有出具意见', basis)
    if (review.opinion.outcome !== 'pass') return unmet('法制审核未通过，不得作出决定', basis)
    return review.digest === draft.digest
      ? met
      : unmet('拟决定在审核通过后有改动，须重新送法制审核', basis)
  },
}

/** 情节复杂或者重大违法: the heads of the agency decide together (处罚法第57条第2款). */
export const deliberated: Requirement = {
  id: 'deliberated',
  check: ({ draft, deliberation }) => {
    if (!draft || draft.deliberation.length === 0) return met
    const basis: Bases = [law(57, { paragraph: 2 })]
    if (!deliberation) return unmet('须由机关负责人集体讨论决定，还没有集体讨论', basis)
    if (deliberation.digest !== draft.digest)
      return unmet('拟决定在集体讨论后有改动，须重新讨论', basis)
    return deliberation.approved ? met : unmet('集体讨论没有同意拟决定', basis)
  },
}

export const reviewNotPassed = needs(
  'review-not-passed',
  ({ review, draft }) => !(review?.opinion && review.digest === draft?.digest),
  '这份拟决定已经出具审核意见；修改后重新拟定才能再送审',
  law(58),
)

export const reviewOpen = needs(
  'review-open',
  ({ review, draft }) =>
    review !== null && review.opinion === null && review.digest === draft?.digest,
  '没有待审的拟决定',
  law(58),
)

export const materialsComplete = needs(
  'materials-complete',
  ({ review }) => review?.missing == null,
  '正在等承办机构补充材料，期间不计审核期限',
  law(58),
)

/** Whoever took any part in investigating does not review, also after leaving the case (requirements 5.3). */
export const reviewerIsIndependent: Requirement = {
  id: 'reviewer-is-independent',
  check: ({ tookPart, openedBy }, { actor }) => mayReview(actor.id, [...tookPart, openedBy]),
}

/** 初次从事法制审核的人员应当取得法律职业资格 (处罚法第58条第2款). */
export const reviewerIsQualified: Requirement = {
  id: 'reviewer-is-qualified',
  check: (_file, { actor, rules, reviewerOf }) =>
    mayBeginReviewing({ name: actor.name, ...reviewerOf(actor.id) }, rules.qualifiedReviewersSince),
}

/** 90 natural days from filing; longer only by a law, regulation or rule that says so (处罚法第60条). */
export function ninetyDaysOver(file: CaseFile, at: Circumstances): boolean {
  const limit = decisionLimit(file, at)
  return limit !== null && hasPassed(limit, at.today)
}

export const decisionServed = needs(
  'decision-served',
  (file) => decisionServedOn(file) !== null,
  '决定书还没有送达',
  law(61),
)

export const fullyPaid = needs(
  'fully-paid',
  (file) => unpaidFen(file) === 0,
  '罚没款还没有缴清',
  law(67),
)
