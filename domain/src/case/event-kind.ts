import type { Recorded, PersonId } from '../kernel/recorded.ts'
import type { AmendmentOf } from './amendable.ts'
import type { DisclosureRules } from '../publicity/disclosure-rules.ts'
import type { PublicStep } from '../publicity/notice/public-notice.ts'
import type { Evidenced } from './parts/evidence/evidenced.ts'
import type { Secret } from '../publicity/redaction/grounds.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/**
 * The people who appear in an event. Those who investigate may neither review the case nor host its
 * hearing (处罚法第58条、第64条第4项); those who only assist, by handing over a paper, may.
 */
type EventPeople = {
  readonly investigating?: readonly PersonId[]
  readonly assisting?: readonly PersonId[]
  /** Its author does not work on the case, and gets to see nothing more of it by what they did. */
  readonly authorOutside?: true
}

export const nobody: EventPeople = {}

/**
 * Everything that has to be said about a kind of event, once. A new event does not compile until all
 * of it is said; an event with nothing to hide says so as well: `secrets: () => []`.
 */
export type EventKind<E, File> = {
  /** What the timeline calls it. */
  readonly title: string | ((event: E) => string)
  /** Whether it starts, stops or uses up a right: a filled dot in the timeline. */
  readonly effective: boolean
  /** What the event changes in the file. `evolve` keeps track of the people, the approvals and the version. */
  means(file: File, event: E, recorded: Recorded<E>): Partial<File>
  /** The one line of the timeline that matters; null where the title says it all. */
  line(event: E): string | null
  people(event: E): EventPeople
  /** Which evidence the event brings into the file by itself (处罚法第46条): a record, a statement, an exhibit. */
  evidence(event: E, on: PlainDate): readonly Evidenced[]
  /** What of it may be put right later (更正, 处罚法第75条第2款), or why nothing may be. */
  readonly amendment: AmendmentOf<E>
  /** What no public byte may contain: what the leak test hunts. */
  secrets(event: E, rules: DisclosureRules): readonly Secret[]
  /** What the holder of a paper of the case may see of the event; `on` is the day it was recorded. */
  publicStep(event: E, on: PlainDate): PublicStep | null
}

/** One row for each kind of event of a part. */
export type EventKinds<E extends { type: string }, File> = {
  readonly [T in E['type']]: EventKind<Extract<E, { type: T }>, File>
}

/** The commonest answers, said aloud. */
export const noLine = (): null => null
export const notEvidence = (): readonly Evidenced[] => []
export const noSecrets = (): readonly Secret[] => []
export const notShown = (): null => null
