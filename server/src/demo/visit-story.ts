import type { LineResult, ResultCode, VisitGround } from '@zhaofa/domain/inspection/visit-codes.ts'
import type { Party } from '@zhaofa/domain/case/party.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

/** One fictional visit. Companies, people, codes and facts are invented. */
export type VisitStory = {
  readonly firm: Extract<Party, { readonly kind: 'organisation' }>
  readonly startsOn: PlainDate
  readonly ground: VisitGround
  /** Null: the task that the plan of the demo has for the firm. */
  readonly groundSource: string | null
  /** Code of the published list. */
  readonly item: string
  readonly necessity: string
  /** What is found at the last line of the item; the others are in order. */
  readonly finding: { readonly result: LineResult; readonly words: string | null }
  readonly code: ResultCode
  readonly explanation?: string
  /** What the firm has to do, and how many days it has; null where nothing is ordered. */
  readonly order: { readonly requirements: string; readonly days: number } | null
  /** The matter of a penalty that begins in the same file; null where none follows. */
  readonly penalty: string | null
  /** Its result is collected, checked and published some days later. */
  readonly published: boolean
  readonly until: 'told' | 'archived' | 'filed'
}
