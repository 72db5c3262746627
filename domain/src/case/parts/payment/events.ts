import { sealedPaper } from '../../amendable.ts'
import { yuanText, type Fen } from '../../../shared/money.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import type { PaymentSlice } from './slice.ts'

export type PaymentEvent =
  | { type: 'FinePaid'; paidOn: PlainDate; fen: Fen; receiptNo: string; surchargeFen: Fen }
  | { type: 'DemandIssued'; amountFen: Fen; surchargeFen: Fen; payBy: PlainDate }

export const paymentEvents: EventKinds<PaymentEvent, PaymentSlice> = {
  FinePaid: {
    title: '缴款',
    effective: false,
    means: ({ payments }, { paidOn, fen, surchargeFen, receiptNo }) => ({
      payments: [...payments, { paidOn, fen, surchargeFen, receiptNo }],
    }),
    line: ({ fen, receiptNo }) => `${yuanText(fen)} 元，票据 ${receiptNo}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '缴款登记',
      fields: ['paidOn', 'fen', 'surchargeFen', 'receiptNo'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: ({ paidOn }) => ({ title: '缴纳罚没款', on: paidOn }),
  },
  DemandIssued: {
    title: '催告履行',
    effective: false,
    means: (_file, { amountFen, payBy }, { at }) => ({
      demand: { issuedOn: chinaDay(at), amountFen, payBy },
    }),
    line: ({ amountFen, surchargeFen }) =>
      `应缴 ${yuanText(amountFen)} 元，加处 ${yuanText(surchargeFen)} 元`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: noSecrets,
    publicStep: notShown,
  },
}
