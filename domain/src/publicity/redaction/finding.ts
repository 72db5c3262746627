import type { Citation } from '../../shared/citation.ts'
import { notPublic } from './mask.ts'
import { secretKinds, type SecretKind } from './grounds.ts'
import type { TextSpan } from './known-words.ts'
import type { PlainText } from './plain-text.ts'
import type { Reading } from './reading.ts'

/** How sure we are that what was found may not be public. Only a `possible` one waits for a person. */
export type Confidence = 'certain' | 'likely' | 'possible'

/** Something in a text that looks private, though nothing in the case says so. */
export type Finding = TextSpan & {
  readonly kind: SecretKind
  /** For the checker, in Chinese: what it was taken for and why. */
  readonly reason: string
  readonly confidence: Confidence
  /** The text that would replace it; null for a name, because its mask depends on the other names. */
  readonly suggestion: string | null
  readonly grounds: readonly Citation[]
}

/** What a detector says of a place in the plain text. */
export type Suspicion = {
  /** First and one past the last index in the plain text. */
  readonly from: number
  readonly to: number
  readonly kind: SecretKind
  readonly reason: string
  readonly confidence: Confidence
  readonly suggestion?: string
}

/** A detector reads the text once. */
export type Detector = (reading: Reading) => Suspicion[]

export function findingOf(suspicion: Suspicion, { starts, ends }: PlainText): Finding {
  const { from, to, kind, reason, confidence, suggestion } = suspicion
  return {
    start: starts[from] ?? 0,
    end: ends[to - 1] ?? 0,
    kind,
    reason,
    confidence,
    suggestion: kind === 'name' ? null : (suggestion ?? notPublic),
    grounds: secretKinds[kind].grounds,
  }
}
