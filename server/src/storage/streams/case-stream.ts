import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { evolve, foldCase } from '@zhaofa/domain/case/evolve.ts'
import type { Tx } from '../database.ts'
import { find, load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 案件. Its list row needs to know the procedure, so that office/cases/save-events.ts writes it. */
export const caseStream: Stream<CaseFile, CaseEvent, NoOwn> = {
  called: '案件',
  leaf: 'case-event',
  table: { name: 'casework.case_event', key: 'case_id', own: [], approvals: true },
  ownOf: () => ({}),
  fold: ({ id, agencyId }, events) => foldCase(id, agencyId, events),
  evolve,
}

/** A case as stored: the file folded from its events, and the events themselves. */
export type StoredCase = Pick<Stored<CaseFile, CaseEvent>, 'file' | 'events'>

/** The case, or undefined when there is none this person may see. */
export const findCase = (tx: Tx, caseId: string): Promise<StoredCase | undefined> =>
  find(tx, caseStream, caseId)

/** Those of the cases that this person may see, in one query. */
export const loadCases = (
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, StoredCase>> => load(tx, caseStream, caseIds)
