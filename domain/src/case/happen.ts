import { record, type Author } from '../kernel/recorded.ts'
import type { CaseEvent, RecordedEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import { evolve } from './evolve.ts'

/** The file after these events of one author, and the events as they would be recorded. Nothing is stored. */
export function happen(
  file: CaseFile,
  events: readonly CaseEvent[],
  author: Author,
): { readonly file: CaseFile; readonly recorded: readonly RecordedEvent[] } {
  const recorded = record(file.version, events, author)
  return { file: recorded.reduce(evolve, file), recorded }
}
