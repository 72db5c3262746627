import { startLimit } from '../../../deadline/limit-instance.ts'
import type { CaseFile } from '../../case-file.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { offsiteOwed } from './slice.ts'
import { ended, startOwnLimit, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { archivingTime } from '../../parts/closing/limits.ts'
import { samplingLimits } from '../../parts/sampling/limits.ts'
import { announcementTimes } from '../../parts/service/limits.ts'

/** Every limit of 行政检查 that has started. */
export function inspectionLimits(file: CaseFile, at: LimitAt): CaseLimit[] {
  return [
    approvalTime(file, at),
    followUpTime(file),
    ...samplingLimits(file, at),
    publicationOfResult(file),
    filingOfOffsite(file),
    ...answersToObjections(file, at),
    ...announcementTimes(file),
    archivingTime(file, at),
  ].filter((limit) => limit !== null)
}

/** 紧急检查: the approval that is owed. */
function approvalTime({ visit }: CaseFile, at: LimitAt): CaseLimit | null {
  if (!visit?.urgent) return null
  const start = { event: '紧急检查先行开始', on: visit.urgent.on }
  const on = visit.approval?.on ?? visit.calledOff?.on
  return {
    title: '补办检查审批',
    seenByParty: 'never',
    instance: ended(startOwnLimit('D-INSPECT-APPROVE', start, at), on, '已批准或者撤下'),
  }
}

/** 09: until the day that was set, the case is filed or the visit closed. */
function followUpTime({ visit, filing, closedOn }: CaseFile): CaseLimit | null {
  const result = visit?.result
  if (!result || result.code !== '09' || result.followUpBy === null) return null
  const instance = startLimit('D-INSPECT-FOLLOW', {
    event: '认定检查结果',
    on: result.on,
    until: result.followUpBy,
  })
  return {
    title: '处理检查发现的问题',
    seenByParty: 'never',
    instance: ended(instance, filing?.filedOn ?? closedOn, '已立案或者办结'),
  }
}

/** 异地检查: since it was over, which is the leaving where that is known. */
function filingOfOffsite({ visit }: CaseFile): CaseLimit | null {
  if (!visit?.arrival || !offsiteOwed(visit)) return null
  const on = chinaDay(visit.leftAt ?? visit.arrival.at)
  return {
    title: '异地检查备案',
    seenByParty: 'never',
    instance: ended(
      startLimit('D-OFFSITE-20', { event: '异地检查完成', on }),
      visit.offsiteFiledOn,
      '已备案',
    ),
  }
}

/** 异议: each is answered within its own limit; several are told apart by their number. */
function answersToObjections({ visit }: CaseFile, at: LimitAt): CaseLimit[] {
  return (visit?.objections ?? []).map(({ raisedOn, answer }, i) => ({
    title: i === 0 ? '答复异议' : `答复异议（第${i + 1}次）`,
    seenByParty: 'at-once' as const,
    instance: ended(
      startOwnLimit('D-INSPECT-OBJECT', { event: '收到异议', on: raisedOn }, at),
      answer?.on,
      '已答复',
    ),
  }))
}

/** 公示检查结果, since it was found. */
function publicationOfResult({ visit }: CaseFile): CaseLimit | null {
  if (!visit?.result) return null
  const instance = startLimit('D-PUB-20', { event: '认定检查结果', on: visit.result.on })
  return {
    title: '公示检查结果',
    seenByParty: 'at-once',
    instance: ended(instance, visit.publishedOn, '已公示'),
  }
}
