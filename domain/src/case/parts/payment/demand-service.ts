import { onlyOneWaits, type PaperService } from '../service/paper-service.ts'
import type { ServiceSlice } from '../service/slice.ts'
import type { PaymentSlice } from './slice.ts'

/** 催告书. What follows from it is counted from the list of services. */
export const demandService: PaperService<PaymentSlice & ServiceSlice> = {
  waitsSince: ({ demand, served }) =>
    demand && !served.some(({ paper }) => paper === 'demand_letter') ? demand.issuedOn : null,
  madeIn: onlyOneWaits,
  reached: () => ({}),
  voided: () => ({ demand: null }),
}
