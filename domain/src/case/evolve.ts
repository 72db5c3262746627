import { chinaDay } from '../shared/plain-date.ts'
import type { RecordedEvent } from './case-event.ts'
import { emptySlices, type CaseFile } from './case-file.ts'
import { kindOf } from './event-kinds.ts'
import { isAnswer } from './parts/approval/events.ts'
import { nothingAwaited } from './parts/approval/slice.ts'

/** Folds a case from its first event on. @throws Error when there is none. */
export function foldCase(id: string, agencyId: string, events: readonly RecordedEvent[]): CaseFile {
  const [first, ...rest] = events
  if (!first) throw new Error(`case ${id} has no events`)
  return rest.reduce(evolve, openFile(id, agencyId, first))
}

/** The file after its first event, whichever procedure opened it. */
export function openFile(id: string, agencyId: string, first: RecordedEvent): CaseFile {
  const blank: CaseFile = {
    id,
    agencyId,
    version: 0,
    openedBy: first.by.id,
    openedOn: chinaDay(first.at),
    tookPart: [],
    ...emptySlices,
  }
  return evolve(blank, first)
}

/** The file after one event. */
export function evolve(file: CaseFile, recorded: RecordedEvent): CaseFile {
  const { event } = recorded
  const kind = kindOf(event)
  // The approval is used up, whatever the approved act did.
  const settled = recorded.approvals.length > 0 && !isAnswer(event) ? nothingAwaited : {}
  const { investigating = [] } = kind.people(event)
  const tookPart = [...new Set([...file.tookPart, ...investigating])]
  return {
    ...file,
    ...kind.means(file, event, recorded),
    ...settled,
    tookPart,
    version: recorded.version,
  }
}
