import type { DueDate } from '../deadline/due-date.ts'
import type { Citation } from '../shared/citation.ts'

export type Met = { readonly met: true }

/** Why not, in the law's words. `opens` is the day from which it may be met by waiting alone. */
export type Unmet = {
  readonly met: false
  readonly reason: string
  readonly basis: readonly Citation[]
  readonly opens?: DueDate
}

export const met: Met = { met: true }
export const unmet = (reason: string, basis: readonly Citation[], opens?: DueDate): Unmet => ({
  met: false,
  reason,
  basis,
  ...(opens && { opens }),
})

/** A precondition. Never a bare boolean: whoever is refused is told why and by which article. */
export type Requirement<File, At> = {
  readonly id: string
  check(file: File, at: At): Met | Unmet
}
