import type { Fen } from '../../../shared/money.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { DecisionSlice } from '../decision/slice.ts'

/** 缴款 and 催告 (处罚法第66至72条). */
export type PaymentSlice = {
  readonly demand: Demand | null
  readonly payments: readonly Payment[]
}

export const nothingPaid: PaymentSlice = { demand: null, payments: [] }

type Demand = { issuedOn: PlainDate; amountFen: Fen; payBy: PlainDate }
type Payment = { paidOn: PlainDate; fen: Fen; surchargeFen: Fen; receiptNo: string }

/** Fine and confiscated gains still owed, without surcharge. */
export function unpaidFen({ decision, payments }: DecisionSlice & PaymentSlice): Fen {
  const due = decision ? decision.draft.penalty.fineFen + decision.draft.penalty.confiscatedFen : 0
  return Math.max(0, due - payments.reduce((sum, { fen }) => sum + fen, 0))
}
