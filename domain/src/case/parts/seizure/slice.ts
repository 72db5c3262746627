import type { PersonId } from '../../../kernel/recorded.ts'
import type { CoerciveMeasure, CoercionObject } from '../../../reference/matter.ts'
import type { Fen } from '../../../shared/money.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Head } from '../../head.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import type { FieldRecordSlice } from '../field-record/slice.ts'
import type { FilingSlice } from '../filing/slice.ts'
import { reviewOf, type LegalReviewSlice } from '../legal-review/slice.ts'
import type { PeopleSlice } from '../people/slice.ts'
import type { CustodianKind, Exit, ReleaseGround, UrgentGround } from './codes.ts'

/** 查封、扣押 (强制法第三章第二节); a case may have several, each with its own goods and period. */
export type SeizureSlice = {
  readonly seizures: readonly Seizure[]
  /** 书面告知当事人 that the goods went along with the case (强制法第21条). */
  readonly transferToldOn: PlainDate | null
}

export const nothingSeized: SeizureSlice = { seizures: [], transferToldOn: null }

export type Seizure = {
  /** 1 for the first of the case. */
  readonly no: number
  readonly measure: CoerciveMeasure
  /** The provision that gives the power, as it was on that day. */
  readonly basis: string
  readonly target: string
  readonly reason: string
  /** Names exactly what is proposed: the review and the approval are of this. */
  readonly digest: string
  /** Why legal review must pass first; empty where it need not. */
  readonly grounds: readonly string[]
  readonly urgent: Urgent | null
  /** The yes or no of a review before 2026-12; since then it is a review like any other (`reviewOf`). */
  readonly review: { readonly passed: boolean; readonly opinion: string } | null
  readonly approval: { readonly approved: boolean; readonly at: string } | null
  readonly abandonedOn: PlainDate | null
  /** Null until it is carried out. */
  readonly seized: Seized | null
  readonly goods: readonly Good[]
  readonly extensions: readonly PeriodExtension[]
  readonly examinations: readonly Examination[]
  /** The day on which something was decided about the last line of the list. */
  readonly settledOn: PlainDate | null
}

/** 当场实施: the report to the head is made when it is recorded (强制法第19条). */
export type Urgent = {
  readonly ground: UrgentGround
  readonly explanation: string
  readonly reportedAt: string
}

export type Seized = {
  readonly startedAt: string
  /** The day from which the thirty days run; not counted itself. */
  readonly on: PlainDate
  readonly officers: readonly PersonId[]
  readonly custodian: CustodianKind
  readonly custodianName: string
  readonly custodyPlace: string
}

/** One line of the list (清单). Quantities of different lines are never added. */
export type Good = {
  readonly no: number
  readonly name: string
  readonly object: CoercionObject
  readonly quantity: number
  readonly unit: string
  readonly condition: string
  readonly place: string
  readonly seal: string
  /** 拍卖、变卖: the money stands in place of the thing (强制法第28条第2款). */
  readonly sold: { readonly proceedsFen: Fen; readonly shortfallFen: Fen } | null
  readonly released: ReleaseGround | null
  /** The last day of its period, once its end was recorded. */
  readonly expiredOn: PlainDate | null
  readonly left: readonly { readonly exit: Exit; readonly quantity: number }[]
}

export type PeriodExtension = {
  /** The step of the case that decided it. */
  readonly version: number
  readonly days: number
  readonly approvedOn: PlainDate
  readonly reason: string
  /** 书面告知当事人 (强制法第25条第2款). */
  readonly toldOn: PlainDate | null
}

/** 检测、检验、检疫、技术鉴定: these days do not count for these goods (强制法第25条第3款). */
export type Examination = {
  readonly goods: readonly number[]
  readonly institution: string
  readonly from: PlainDate
  readonly to: PlainDate
  /** Null while the result is out. */
  readonly endedOn: PlainDate | null
}

/** What a seizure looks at, whichever procedure it belongs to. */
export type SeizureFile = Head &
  SeizureSlice &
  FilingSlice &
  PeopleSlice &
  FieldRecordSlice &
  ClosingSlice &
  DecisionSlice &
  LegalReviewSlice

export const seizureOf = ({ seizures }: SeizureSlice, no: number): Seizure | undefined =>
  seizures.find((each) => each.no === no)

/** What 法制审核 said of a seizure: null while it was not sent or no opinion was given. */
export function seizureReviewed(
  file: Pick<LegalReviewSlice, 'review' | 'otherReviews'>,
  { no, digest, review }: Pick<Seizure, 'no' | 'digest' | 'review'>,
): boolean | null {
  const found = reviewOf(file, { kind: 'seizure', no })
  if (found?.digest !== digest) return review?.passed ?? null
  return found.opinion === null ? null : found.opinion.outcome === 'pass'
}
