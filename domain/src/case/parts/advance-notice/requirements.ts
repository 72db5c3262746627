import type { AdvanceNoticeSlice } from './slice.ts'
import { met, unmet, type Met, type Unmet } from '../../../kernel/requirement.ts'
import { hasPassed } from '../../../deadline/due-date.ts'
import { fineIsPenalty } from '../decision/requirements.ts'
import { defencePeriod } from './limits.ts'
import { needs, law } from '../../needs.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

export const noticeIssued = needs<AdvanceNoticeSlice>(
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
function needsNotice(file: CaseFile): boolean {
  return fineIsPenalty(file)
}

export const statementsReviewed = needs<AdvanceNoticeSlice>(
  'statements-reviewed',
  ({ defence }) => defence.statements.every(({ reviewed }) => reviewed),
  '收到的陈述、申辩还没有复核，复核后可办',
  law(45),
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
