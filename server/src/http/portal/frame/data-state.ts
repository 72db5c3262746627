import type { Kysely } from 'kysely'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database } from '../../../storage/database.ts'
import { dataChanges, type ChangedPages } from '../../../storage/publication/read-portal.ts'
import type { Clock } from '../../../world.ts'

/** Which data a page is made from: the version of the publications and the day in China. */
export type DataState = { readonly key: string; readonly today: PlainDate }

/** How long an answer about the version may be used again, in milliseconds. */
export const freshForMs = 100

/**
 * Knows the state of the published data within a tenth of a second, however many requests ask: one
 * small query serves all of them. A change anywhere, by any process, is therefore on the pages at
 * once; a database that does not answer makes requests fail instead of showing what may be withdrawn.
 */
export class DataStateWatch {
  readonly #db: Kysely<Database>
  readonly #clock: Clock
  readonly #onChange: (changed: ChangedPages) => void
  #version = 0
  #askedAt = -Infinity
  #asking: Promise<void> | undefined

  /** `onChange` hears what a new version changed before anybody gets to know of the version. */
  constructor(db: Kysely<Database>, clock: Clock, onChange: (changed: ChangedPages) => void) {
    this.#db = db
    this.#clock = clock
    this.#onChange = onChange
  }

  /** At once while the answer is fresh; a promise otherwise. */
  current(): DataState | Promise<DataState> {
    if (performance.now() - this.#askedAt < freshForMs) return this.#state()
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
    })
    return this.#asking.then(() => this.#state())
  }

  async #ask(): Promise<void> {
    // The time before asking: the answer may be as old as the question.
    const askedAt = performance.now()
    const { version, changed } = await dataChanges(this.#db, this.#version)
    if (version !== this.#version) this.#onChange(changed)
    this.#version = version
    this.#askedAt = askedAt
  }

  #state(): DataState {
    const today = chinaDay(this.#clock.now().toISOString())
    return { key: `${this.#version} ${today}`, today }
  }
}
