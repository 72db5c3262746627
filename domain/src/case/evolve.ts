import { chinaDay } from '../shared/plain-date.ts'
import type { RecordedEvent } from './case-event.ts'
import { emptySlices, type CaseFile } from './case-file.ts'
import { kindOf } from './event-kinds.ts'
import type { Head } from './head.ts'
import type { AmendmentEvent } from './parts/amendment/events.ts'
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
  return evolve(
    blankFile({ id, agencyId, openedBy: first.by.id, openedOn: chinaDay(first.at) }),
    first,
  )
}

type Beginning = Pick<Head, 'id' | 'agencyId' | 'openedBy' | 'openedOn'>

const blankFile = ({ id, agencyId, openedBy, openedOn }: Beginning): CaseFile => ({
  id,
  agencyId,
  openedBy,
  openedOn,
  version: 0,
  tookPart: [],
  history: [],
  ...emptySlices,
})

/** The file after one event. @throws Error for an amendment of a record that the case does not have. */
export function evolve(file: CaseFile, recorded: RecordedEvent): CaseFile {
  const { event } = recorded
  if (event.type !== 'RecordAmended') return next(file, recorded)
  const after = next(readAgain(file, event), recorded)
  // Whoever was named by mistake was known to the case all the same: an amendment frees nobody to review it.
  return { ...after, tookPart: [...new Set([...file.tookPart, ...after.tookPart])] }
}

function next(file: CaseFile, recorded: RecordedEvent): CaseFile {
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
    history: [...file.history, recorded],
    version: recorded.version,
  }
}

/**
 * 更正: the case as it would stand had the record read so from the beginning. Amendments made before are
 * among the events and keep what fell with them; the words they gave are in the history already.
 */
function readAgain(
  file: CaseFile,
  { of, reads }: Extract<AmendmentEvent, { type: 'RecordAmended' }>,
): CaseFile {
  if (file.history.find(({ version }) => version === of)?.event.type !== reads.type) {
    throw new Error(`case ${file.id} has no ${reads.type} at ${of}`)
  }
  const history = file.history.map((each) =>
    each.version === of ? { ...each, event: reads } : each,
  )
  return history.reduce(next, blankFile(file))
}
