import type { EvidenceKind } from '../../case-codes.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'
import { withoutEnd } from '../../../shared/without-end.ts'
import type { ProofElement } from './elements.ts'

/** A piece of evidence as an event of the case brings it in: what it is, and what it is offered for. */
export type Evidenced = {
  /** Of an exhibit; a record is known by its place in the case. */
  readonly id?: string
  readonly kind: EvidenceKind
  readonly name: string
  readonly proves: string
  readonly elements: readonly ProofElement[]
  readonly source: string
  readonly collectedOn: PlainDate
  readonly officers: readonly PersonId[]
  /** Null where the evidence is the sealed record itself, or a thing. */
  readonly file: StoredFile | null
}

/** Longer than this, a sentence is not repeated in a list. */
const longestRepeated = 120

/** What a record says, in its first sentence; a long one is left to the record itself. */
export function firstSentence(text: string): string {
  const [first = ''] = text.split(/[。\n]/, 1)
  const whole = withoutEnd(first.trim(), '，；')
  return whole.length <= longestRepeated ? whole : '详见该笔录'
}
