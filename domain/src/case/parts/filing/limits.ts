import { ended, lastDayOf, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import type { DueDate } from '../../../deadline/due-date.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { daysLeftOut } from '../sampling/limits.ts'
import type { SamplingSlice } from '../sampling/slice.ts'
import type { FilingSlice } from './slice.ts'

type File = FilingSlice & DecisionSlice & SamplingSlice

export function decisionTime(file: File): CaseLimit | null {
  const { filing, decision } = file
  if (!filing) return null
  const instance = {
    ...startLimit('D-DECISION-90', { event: '立案', on: filing.filedOn }),
    paused: daysLeftOut(file, { since: filing.filedOn }),
  }
  return {
    title: '办案期限',
    seenByParty: 'end-with-decision',
    wholeCase: true,
    instance: ended(instance, decision?.decidedOn, '已作出决定'),
  }
}

/** 90 natural days from filing, without those of an examination that a provision lets out; it does not roll (处罚法第60条). */
export function decisionLimit(file: File, at: LimitAt): DueDate | null {
  return lastDayOf(decisionTime(file), at)
}
