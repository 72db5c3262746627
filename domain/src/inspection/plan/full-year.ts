import type { FrequencyRule } from '../../rules/agency-rules.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { Refusal } from '../../shared/refusal.ts'
import {
  frequencyOf,
  isCapReached,
  visitsText,
  type CountedVisit,
  type FrequencyCap,
} from '../frequency.ts'
import { ruleBasis, type SourcedRule } from '../inspection-rules.ts'
import { exemptReasons, type VisitWay } from '../visit-codes.ts'

/** A task before anybody travels: its firm, and what of its plan decides whether one more visit is allowed. */
type TaskOfYear = {
  readonly firmName: string
  readonly plan: 'yearly' | 'special'
  readonly way: VisitWay
  readonly from: PlainDate
}

type KnownOfYear = {
  /** Of the firm, over all departments. */
  readonly visits: readonly CountedVisit[]
  readonly cap: FrequencyCap | null
  readonly rule: SourcedRule<FrequencyRule>
  readonly today: PlainDate
}

/** What is said of a task whose firm has had its year, and what may still be done. */
export type FullYear = {
  readonly refusal: Refusal
  /** 专项: it goes on where the head approves it with this reason. */
  readonly goesOn: boolean
  /** A check in writing does not add up by the rule, so it may be made instead. */
  readonly inWriting: boolean
}

/**
 * The firm of an open task has had as many visits of the year as its cap allows (国办发〔2024〕54号, a rule of the agency): of the year in
 * which the task can be done first. Null where one more is allowed, where this way does not add up, or where no cap is
 * published, of which the register of the visit says its own.
 */
export function fullYearOf(task: TaskOfYear, known: KnownOfYear): FullYear | null {
  const { visits, cap, rule, today } = known
  const on = task.from > today ? task.from : today
  const frequency = frequencyOf(visits, on, rule.value)
  if (cap === null || !rule.value.ways.includes(task.way)) return null
  if (!isCapReached(frequency, cap)) return null
  const goesOn = task.plan === 'special' && rule.value.exempt.includes('superior')
  const reason = [
    `${task.firmName} ${frequency.year} 年已经检查 ${frequency.counted} 次，上限 ${cap.times} 次（${cap.source}）：${visitsText(frequency)}`,
    goesOn
      ? `专项检查可以不受上限限制，审批时写明理由“${exemptReasons.superior}”`
      : '计划内的检查今年不能再做',
  ].join('。')
  return {
    refusal: { reason, basis: [ruleBasis(rule)] },
    goesOn,
    inWriting: !goesOn && !rule.value.ways.includes('written'),
  }
}
