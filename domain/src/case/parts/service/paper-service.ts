import type { PlainDate } from '../../../shared/plain-date.ts'

/** What the service of one kind of paper means to the part that makes it. */
export type PaperService<File> = {
  /** The day it was made, while one waits to be served; null when none does. */
  waitsSince(file: File): PlainDate | null
  /**
   * The step of the case that made the one that waits, by which its sealed paper is known; null where none waits.
   * `onlyOneWaits` where a second one of the kind cannot wait beside the first: it is the newest.
   */
  madeIn(file: File): number | null
  /** What it changes that the paper reached the party on that day. */
  reached(file: File, servedOn: PlainDate): Partial<File>
  /** The file as it stood before the waiting paper was made; what was learned since stays. */
  voided(file: File): Partial<File>
}

/** The part makes no second paper of the kind while one waits. */
export const onlyOneWaits = (): null => null
