import { startLimit, type LimitInstance, type Pause } from '../../../deadline/limit-instance.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { ended, used, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { appraisalName, toldOn, type Appraisal, type SamplingSlice } from './slice.ts'

/** What the body was asked by, and what the party may still ask. */
export function samplingLimits({ appraisals }: SamplingSlice, at: LimitAt): CaseLimit[] {
  return appraisals.flatMap((each) => [resultTime(each), ...requestTime(each, at)])
}

/** The title of the limit that registering its result keeps. */
export const resultTitle = (appraisal: Appraisal): string => `取得${appraisalName(appraisal)}的结果`

/** Until the day asked for: afterwards the body is reminded, or the commission called off. */
function resultTime(appraisal: Appraisal): CaseLimit {
  const { commissionedOn, dueOn } = appraisal
  const start = { event: '委托检验（鉴定）', on: commissionedOn, until: dueOn }
  return {
    title: resultTitle(appraisal),
    seenByParty: 'never',
    instance: ended(startLimit('D-APPRAISAL-RESULT', start), appraisal.ended?.on, '已登记结果'),
  }
}

/** The party's time to ask for another examination, where the notice named a provision that gives it. */
function requestTime(appraisal: Appraisal, at: LimitAt): CaseLimit[] {
  const instance = requestPeriod(appraisal)
  if (instance === null) return []
  const { objectedOn } = appraisal
  return [
    {
      title: `申请${appraisalName(appraisal)}的复检`,
      seenByParty: 'at-once',
      instance:
        objectedOn === null ? used(instance, false, at) : ended(instance, objectedOn, '已经申请'),
    },
  ]
}

/** 复检: as long as the provision says that the notice names; null where none was named, or nothing was told yet. */
export function requestPeriod(appraisal: Appraisal): LimitInstance | null {
  const { remedy } = appraisal
  const on = toldOn(appraisal, 'result')
  if (remedy === null || on === null) return null
  const start = { event: '检验（鉴定）结果告知书送达', on, until: on }
  const { count, unit, basis } = remedy
  return {
    ...startLimit('D-REAPPRAISAL', start),
    length: { unit, count },
    lengthSource: basis,
  }
}

/**
 * The days that do not count in the time for the case: from the day the party was told of them until the result, or the
 * day told, whatever came first; only where a provision was named (处罚法第60条).
 */
export function daysLeftOut(
  { appraisals }: SamplingSlice,
  { since }: { since: PlainDate },
): Pause[] {
  return appraisals
    .flatMap((each) => {
      const told = toldOn(each, 'period')
      if (each.leftOutBy === null || told === null) return []
      const from = told < since ? since : told
      const to = each.ended !== null && each.ended.on < each.dueOn ? each.ended.on : each.dueOn
      return [{ from, to, reason: `${each.institution}检验（鉴定），依据${each.leftOutBy}` }]
    })
    .filter(({ from, to }) => to >= from)
}
