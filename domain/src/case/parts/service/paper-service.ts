import type { PlainDate } from '../../../shared/plain-date.ts'

/** What the service of one kind of paper means to the part that makes it. */
export type PaperService<File> = {
  /** The day it was made, while one waits to be served; null when none does. */
  waitsSince(file: File): PlainDate | null
  /** What it changes that the paper reached the party on that day. */
  reached(file: File, servedOn: PlainDate): Partial<File>
  /** The file as it stood before the waiting paper was made; what was learned since stays. */
  voided(file: File): Partial<File>
}
