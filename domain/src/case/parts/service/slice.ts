import type { PlainDate } from '../../../shared/plain-date.ts'
import { addDays } from '../../../shared/plain-date.ts'
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
  /** 送达回证 made to be signed. */
  readonly receipts: readonly ServiceReceipt[]
  /** 公告 under way. */
  readonly announced: readonly Announced[]
  /** Letters that came back: no service, and a reason for another way. */
  readonly returnedPost: readonly ReturnedPost[]
  /** Agents and others who were handed a paper too; the party's limits do not run from it. */
  readonly servedOnOthers: readonly ServedOnOther[]
}

export const nothingServed: ServiceSlice = {
  address: null,
  served: [],
  receipts: [],
  announced: [],
  returnedPost: [],
  servedOnOthers: [],
}

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
  /** The step that made the paper; null where it was the newest of its kind. */
  madeIn: number | null
}

export type ServiceReceipt = {
  /** The step that made it: its sealed paper has the same. */
  readonly madeIn: number
  readonly paper: ServedPaper
  /** The step that made that paper; null where it was the newest of its kind. */
  readonly paperMadeIn: number | null
  readonly madeOn: PlainDate
  readonly addressee: string
  readonly role: AddresseeRole
}

/** Who is served. The limits of the party run from the service on the party. */
export const addresseeRoles = {
  party: '当事人',
  agent: '代理人',
  other: '其他受送达人',
} as const
export type AddresseeRole = keyof typeof addresseeRoles

/** Whether something is about the paper of that step; what names no step is about whichever of the kind waits. */
export const isFor = (
  { paperMadeIn }: { readonly paperMadeIn: number | null },
  madeIn: number | null,
): boolean => paperMadeIn === null || madeIn === null || paperMadeIn === madeIn

export type Announced = {
  readonly paper: ServedPaper
  readonly paperMadeIn: number | null
  readonly on: PlainDate
  readonly medium: string
  readonly reason: string
}

type ReturnedPost = {
  readonly paper: ServedPaper
  readonly postNumber: string
  readonly returnedOn: PlainDate
  readonly reason: string
}

type ServedOnOther = {
  readonly paper: ServedPaper
  readonly addressee: string
  readonly servedOn: PlainDate
}

/** The day the decision was served, from which the party's limits run; null before. */
export function decisionServedOn({ served }: Pick<ServiceSlice, 'served'>): PlainDate | null {
  const service = served.find(({ paper }) => isDecision(paper))
  return service?.servedOn ?? null
}

/** Days that have to pass after the day of the announcement (民事诉讼法第95条). */
const announcementDays = 30

/**
 * 视为送达: the day after thirty whole days; the day of the announcement does not count (民事诉讼法第95条、第85条).
 * It is no last day of anybody, so it does not move for a holiday.
 */
export const deemedServedOn = (announcedOn: PlainDate): PlainDate =>
  addDays(announcedOn, announcementDays + 1)
