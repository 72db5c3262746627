import { ended, lastDayOf, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import type { DueDate } from '../../../deadline/due-date.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { Fen } from '../../../shared/money.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { surchargeOf as surchargeFor } from '../../../surcharge/surcharge.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { decisionServedOn, type ServiceSlice } from '../service/slice.ts'
import { unpaidFen, type PaymentSlice } from './slice.ts'

type File = ServiceSlice & DecisionSlice & PaymentSlice

export function paymentTime(file: File): CaseLimit | null {
  const on = decisionServedOn(file)
  if (on === null || file.decision?.draft.outcome !== 'penalty') return null
  const instance = startLimit('D-PAY-15', { event: '收到决定书', on })
  const paidOn = unpaidFen(file) === 0 ? (file.payments.at(-1)?.paidOn ?? on) : null
  return {
    title: '当事人缴款',
    seenByParty: 'at-once',
    instance: ended(instance, paidOn, '已缴清'),
  }
}

/** Fifteen natural days after the decision was received; a party's limit, so it rolls (处罚法第67条). */
export function paymentLimit(file: File, at: LimitAt): DueDate | null {
  return lastDayOf(paymentTime(file), at)
}

/** 加处罚款: 3 % a day from the day after the last day to pay, never above the fine (处罚法第72条). */
export function surchargeDueOn(file: File, paidOn: PlainDate, at: LimitAt): Fen {
  const limit = paymentLimit(file, at)
  if (!limit?.known || paidOn <= limit.on) return 0
  const fineFen = Math.min(unpaidFen(file), file.decision?.draft.penalty.fineFen ?? 0)
  return fineFen === 0 ? 0 : surchargeFor({ fineFen, dueOn: limit.on, paidOn }).fen
}
