import type { DueDate } from '../deadline/due-date.ts'
import type { Bases } from '../shared/basis.ts'
import type { Refusal } from '../shared/refusal.ts'

export type Met = { readonly met: true }

/** A requirement's refusal. */
export type Unmet = Refusal & { readonly met: false }

export const met: Met = { met: true }
export const unmet = (reason: string, basis: Bases, opens?: DueDate): Unmet => ({
  met: false,
  reason,
  basis,
  ...(opens && { opens }),
})

/** A precondition. It is never a bare boolean, because a refused person is told why and by which article. */
export type Requirement<File, At> = {
  readonly id: string
  /** It asks about the person who acts, so its answer is true for that person only. */
  readonly ofActor?: true
  check(file: File, at: At): Met | Unmet
}

/** Every answer that is no, not only the first. */
export const unmetOf = <File, At>(
  requirements: readonly Requirement<File, At>[],
  file: File,
  at: At,
): Unmet[] => requirements.map((each) => each.check(file, at)).filter((answer) => !answer.met)
