import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Party } from '../../party.ts'
import type { DecisionSlice } from '../../parts/decision/slice.ts'
import type { SpotPenaltyKind } from './spot-codes.ts'

/** 当场处罚 (处罚法第51至53条); null in a case that did not begin on the spot. */
export type SummarySlice = { readonly spot: Spot | null }

export const notOnTheSpot: SummarySlice = { spot: null }

export type Spot = {
  readonly party: Party
  readonly matterCode: string
  readonly place: string
  readonly foundAt: string
  readonly facts: string
  readonly officers: readonly PersonId[]
  readonly told: Told | null
  readonly handedOver: { readonly on: PlainDate; readonly refusal: string | null } | null
  readonly collection: Collection | null
  /** 备案: the agency was told of the decision (处罚法第52条第3款). */
  readonly reportedOn: PlainDate | null
  readonly converted: { readonly on: PlainDate; readonly explanation: string } | null
}

/** 告知 and what the party answered to it (处罚法第44、45条). */
export type Told = {
  readonly on: PlainDate
  /** The article that was broken, where the matter holds several; the matter's own words without it. */
  readonly violated?: string
  readonly kinds: readonly SpotPenaltyKind[]
  readonly fineFen: Fen
  readonly tier: string
  readonly statement: string | null
  readonly answer: string | null
  readonly disputed: boolean
}

/** 当场收缴 and the way of the money to the bank (处罚法第68至71条). */
export type Collection = {
  readonly collectedOn: PlainDate
  readonly onWater: boolean
  /** 抵岸之日: the two days run from it where the fine was collected on the water. */
  readonly landedOn: PlainDate | null
  readonly handedInOn: PlainDate | null
  readonly bankedOn: PlainDate | null
}

/** The case is handled on the spot: it began there and was not converted. */
export const handledOnTheSpot = ({ spot }: SummarySlice): boolean =>
  spot !== null && spot.converted === null

/**
 * Whether the decision is published by itself, as was recorded with it: a rule that changes later leaves it
 * alone. One made before that was recorded is, unless it was made on the spot.
 */
export const isPublishedOneByOne = (
  file: SummarySlice & Pick<DecisionSlice, 'decision'>,
): boolean => file.decision !== null && (file.decision.oneByOne ?? !handledOnTheSpot(file))

/** The case began on the spot and goes on by the ordinary procedure. */
export const convertedToOrdinary = ({ spot }: SummarySlice): boolean =>
  spot !== null && spot.converted !== null

/** The day from which the officers have two days to hand the money in; null while still on the water. */
export function handInFrom({ collectedOn, onWater, landedOn }: Collection): PlainDate | null {
  return onWater ? landedOn : collectedOn
}
