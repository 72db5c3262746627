import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import type { LetterAction } from './letter.ts'

/** What was done with a letter (来信). `words` is what its writer reads. */
export type LetterEvent =
  | { readonly type: 'LetterAccepted'; readonly words: string }
  | { readonly type: 'LetterRefused'; readonly words: string }
  | {
      readonly type: 'LetterTransferred'
      readonly words: string
      readonly caseId: string
      /** Who takes the clue on; null for letters transferred before this was kept. */
      readonly officer: PersonId | null
    }
  | { readonly type: 'LetterAnswered'; readonly words: string }

/** The handling of one letter, folded from its events. */
export type LetterFile = {
  readonly version: number
  readonly taken: readonly LetterAction[]
}

/** A letter that nobody has handled yet. */
export const unhandled: LetterFile = { version: 0, taken: [] }

export const actionOf: Readonly<Record<LetterEvent['type'], LetterAction>> = {
  LetterAccepted: 'accept',
  LetterRefused: 'refuse',
  LetterTransferred: 'transfer',
  LetterAnswered: 'answer',
}

export function evolveLetter(
  { taken }: LetterFile,
  { version, event }: Recorded<LetterEvent>,
): LetterFile {
  return { version, taken: [...taken, actionOf[event.type]] }
}
