import { chinaDay } from '../shared/plain-date.ts'
import type { CaseEvent, PersonId, RecordedEvent } from './case-event.ts'
import { noDefence, type CaseFile } from './case-file.ts'
import { meaning } from './event-meaning.ts'

/** Folds a case from its first event on. @throws Error when the first event is not its registration. */
export function foldCase(id: string, agencyId: string, events: readonly RecordedEvent[]): CaseFile {
  const [first, ...rest] = events
  if (!first) throw new Error(`case ${id} has no events`)
  return rest.reduce(evolve, openFile(id, agencyId, first))
}

/** The file as it stands after its first event. */
export function openFile(id: string, agencyId: string, first: RecordedEvent): CaseFile {
  if (first.event.type !== 'ClueRegistered') throw new Error('a case begins with its clue')
  const { type: _type, ...clue } = first.event
  return {
    id,
    agencyId,
    version: first.version,
    clue: {
      ...clue,
      registeredBy: first.by.id,
      registeredOn: chinaDay(first.at),
      informantToldOn: null,
    },
    verification: null,
    filing: null,
    investigators: [],
    tookPart: [],
    recused: [],
    records: [],
    evidence: [],
    corrections: [],
    address: null,
    conclusion: null,
    notice: null,
    defence: noDefence,
    hearing: null,
    draft: null,
    review: null,
    deliberation: null,
    decision: null,
    served: [],
    demand: null,
    payments: [],
    ended: null,
    closedOn: null,
    publishedOn: null,
    withheldOn: null,
    archivedOn: null,
    archive: null,
    pending: null,
    returned: null,
  }
}

/** The file after one event. */
export function evolve(file: CaseFile, recorded: RecordedEvent): CaseFile {
  const { event } = recorded
  const isAnswer =
    event.type === 'ActProposed' || event.type === 'ActEndorsed' || event.type === 'ActReturned'
  // Whatever an approved act did, the approval is used up with it.
  const settled =
    recorded.approvals.length > 0 && !isAnswer ? { pending: null, returned: null } : {}
  const tookPart = [...new Set([...file.tookPart, ...investigatingIn(event)])]
  return { ...file, ...meaning(file, recorded), ...settled, tookPart, version: recorded.version }
}

/** Who investigates by this event. Handing over a paper (送达) is not investigating. */
function investigatingIn(event: CaseEvent): readonly PersonId[] {
  if (event.type === 'NoticeServed') return []
  if (event.type === 'RecusalDecided') return event.successor === null ? [] : [event.successor]
  if ('investigators' in event) return event.investigators
  return 'officers' in event ? event.officers : []
}
