import type { Party } from '@zhaofa/domain/case/party.ts'
import type { Fen } from '@zhaofa/domain/shared/money.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

/** One fictional case decided on the spot. Companies, people, codes and facts are invented. */
export type SpotStory = {
  readonly party: Party
  readonly matter: string
  readonly startsOn: PlainDate
  readonly place: string
  readonly facts: string
  /** Which tier of the benchmark. */
  readonly tier: string
  /** 0 for a warning. */
  readonly fineFen: Fen
  readonly statement: { readonly words: string; readonly answer: string } | null
  /** Whether the officers take the money themselves, which the law allows for 100 yuan and less (处罚法第68条). */
  readonly collected: boolean
  readonly until: 'reported' | 'archived'
}
