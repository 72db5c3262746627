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

/** Fine and confiscated gains of the decision, without surcharge. */
export function dueFen({ decision }: DecisionSlice): Fen {
  if (!decision) return 0
  const { fineFen, confiscatedFen } = decision.draft.penalty
  return fineFen + confiscatedFen
}

/** What of it is still owed. */
export function unpaidFen(file: DecisionSlice & PaymentSlice): Fen {
  return Math.max(0, dueFen(file) - file.payments.reduce((sum, { fen }) => sum + fen, 0))
}
