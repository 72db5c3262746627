import { foldCase } from '@zhaofa/domain/case/evolve.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Stamp } from '@zhaofa/domain/kernel/recorded.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Tx } from './database.ts'
import { recordLeaves, type JsonValue } from './ledger/record.ts'
import { eventColumns, firstWins, recordedEvent } from './recorded-event.ts'

/** A case as stored: the file folded from its events, and the events themselves. */
export type StoredCase = { readonly file: CaseFile; readonly events: readonly RecordedEvent[] }

/** The case, or undefined when there is none this person may see. */
export async function findCase(tx: Tx, caseId: string): Promise<StoredCase | undefined> {
  const rows = await tx
    .selectFrom('casework.case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('version')
    .execute()
  const [first] = rows
  if (!first) return undefined
  const events = rows.map((row): RecordedEvent => ({
    ...recordedEvent(row),
    approvals: row.approvals,
  }))
  return { file: foldCase(caseId, first.agency_id, events), events }
}

export type Author = {
  readonly agencyId: string
  readonly at: string
  readonly by: { readonly id: string; readonly name: string }
  readonly approvals: readonly Stamp[]
}

/**
 * Appends after `version`, each event with its leaf. The primary key, not a lock, decides who was
 * first.
 * @throws StaleCaseError when the case has moved past `version`.
 */
export async function appendEvents(
  tx: Tx,
  caseId: string,
  version: number,
  events: readonly CaseEvent[],
  author: Author,
): Promise<RecordedEvent[]> {
  const recorded = events.map((event, i): RecordedEvent => ({
    version: version + i + 1,
    at: author.at,
    by: author.by,
    approvals: author.approvals,
    event,
  }))
  const rows = recorded.map((each) => ({
    case_id: caseId,
    approvals: JSON.stringify(each.approvals),
    ...eventColumns(each.version, each.event, author),
  }))
  await firstWins(
    tx.insertInto('casework.case_event').values(rows).execute(),
    'case_event_pkey',
    `case ${caseId} is past version ${version}`,
  )
  await recordLeaves(
    tx,
    recorded.map((each) => ({
      kind: 'case-event',
      publicId: caseId,
      sequence: each.version,
      at: each.at,
      agencyId: author.agencyId,
      content: { ...each } as unknown as JsonValue,
    })),
  )
  return recorded
}
