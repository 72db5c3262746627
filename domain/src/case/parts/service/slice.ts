import type { PlainDate } from '../../../shared/plain-date.ts'
import {
  isDecision,
  type OwnSignedPaper,
  type ServedPaper,
} from '../../../paper/catalogue/document-catalogue.ts'
import type { ServiceMethod } from '../../case-codes.ts'

/** 送达: where the party can be reached, and what reached it (处罚法第61条). */
export type ServiceSlice = {
  readonly address: ServiceAddress | null
  readonly served: readonly Served[]
}

export const nothingServed: ServiceSlice = { address: null, served: [] }

type ServiceAddress = {
  address: string
  phone: string
  /** Fax or e-mail the party agreed to in writing; null when not agreed (处罚法第61条第2款). */
  electronic: string | null
}

type Served = {
  paper: ServedPaper | OwnSignedPaper
  servedOn: PlainDate
  method: ServiceMethod
  recipient: string
}

/** The day the decision was served, from which the party's limits run; null before. */
export function decisionServedOn({ served }: ServiceSlice): PlainDate | null {
  const service = served.find(({ paper }) => isDecision(paper))
  return service?.servedOn ?? null
}
