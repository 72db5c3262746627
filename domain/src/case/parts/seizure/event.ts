import type { PersonId } from '../../../kernel/recorded.ts'
import type { CoerciveMeasure } from '../../../reference/matter.ts'
import type { Fen } from '../../../shared/money.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type {
  CustodianKind,
  Disposal,
  Presence,
  ReleaseGround,
  Sale,
  SpotSigning,
  UrgentGround,
} from './codes.ts'
import type { Good } from './slice.ts'

/** A line of the list as it was taken down. */
export type ListedGood = Pick<
  Good,
  'no' | 'name' | 'object' | 'quantity' | 'unit' | 'condition' | 'place' | 'seal'
> & { readonly photo: string | null }

/** What is proposed, or was done at once; the digest names exactly this. */
export type SeizureProposal = {
  measure: CoerciveMeasure
  basis: string
  target: string
  reason: string
}

/** A quantity of one line. */
export type Quantity = { good: number; quantity: number }

type Of = { seizure: number }

export type SeizureEvent =
  | ({ type: 'SeizureProposed'; digest: string; grounds: string[] } & SeizureProposal & Of)
  | ({ type: 'SeizureReviewed'; digest: string; passed: boolean; opinion: string } & Of)
  | ({ type: 'SeizureApproved'; approved: boolean; opinion: string } & Of)
  | ({ type: 'SeizureAbandoned'; reason: string } & Of)
  | ({
      type: 'UrgentSeizureReported'
      digest: string
      ground: UrgentGround
      explanation: string
    } & SeizureProposal &
      Of)
  | ({
      type: 'GoodsSeized'
      startedAt: string
      endedAt: string
      place: string
      officers: PersonId[]
      presence: Presence
      present: string | null
      witness: string | null
      statement: string | null
      answer: string | null
      process: string
      goods: ListedGood[]
      leftOut: string | null
      custodian: CustodianKind
      custodianName: string
      custodyPlace: string
      signing: SpotSigning
      signingNote: string | null
      recording: string | null
      unrecordedReason: string | null
    } & Of)
  | ({ type: 'SeizureExtended'; days: number; reason: string } & Of)
  | ({
      type: 'ExaminationStarted'
      goods: number[]
      institution: string
      purpose: string
      from: PlainDate
      to: PlainDate
      toldOn: PlainDate
      recipient: string
    } & Of)
  | ({ type: 'ExaminationEnded'; endedOn: PlainDate; result: string } & Of)
  | ({
      type: 'GoodsSold'
      good: number
      reason: string
      manner: Sale
      soldOn: PlainDate
      proceedsFen: Fen
      shortfallFen: Fen
    } & Of)
  | ({
      type: 'GoodsLost'
      lost: Quantity[]
      cause: string
      byThirdParty: boolean
      compensatedFen: Fen
      compensatedOn: PlainDate
    } & Of)
  | ({ type: 'SeizureExpired'; goods: number[]; lastDay: PlainDate } & Of)
  | ({ type: 'SeizureReleased'; ground: ReleaseGround; goods: number[]; explanation: string } & Of)
  | ({
      type: 'GoodsReturned'
      returned: Quantity[]
      moneyFen: Fen
      returnedAt: string
      recipient: string
      condition: string
      officers: PersonId[]
    } & Of)
  | ({
      type: 'GoodsDisposed'
      how: Disposal
      disposed: Quantity[]
      basis: string
      on: PlainDate
    } & Of)
  | ({ type: 'GoodsTransferred'; to: string; on: PlainDate } & Of)
  | { type: 'TransferTold'; on: PlainDate; recipient: string }
