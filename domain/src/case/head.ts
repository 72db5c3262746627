import type { PersonId } from '../kernel/recorded.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/** What every case has, however it was opened. */
export type Head = {
  readonly id: string
  readonly agencyId: string
  /** Number of events folded in; the expected version of the next save. */
  readonly version: number
  readonly openedBy: PersonId
  readonly openedOn: PlainDate
  /** Everybody who ever investigated, as investigator of the case or in one act, including those who left. */
  readonly tookPart: readonly PersonId[]
}
