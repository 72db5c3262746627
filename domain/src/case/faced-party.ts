import type { FilingSlice } from './parts/filing/slice.ts'
import type { Party } from './party.ts'
import type { InspectionSlice } from './procedures/inspection/slice.ts'

/** Whom a paper of the case addresses: the party once the case is filed, before that the firm that was inspected. */
export const facedParty = ({
  filing,
  visit,
}: FilingSlice & Partial<InspectionSlice>): Party | null => filing?.party ?? visit?.firm ?? null
