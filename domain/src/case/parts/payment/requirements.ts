import type { DecisionSlice } from '../decision/slice.ts'
import type { PaymentSlice } from './slice.ts'
import { unpaidFen } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const fullyPaid = needs<PaymentSlice & DecisionSlice>(
  'fully-paid',
  (file) => unpaidFen(file) === 0,
  '罚没款还没有缴清',
  law(67),
)
