import { sql } from 'kysely'
import type { ListEvent, RecordedListEvent } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import type { Author } from './case-store.ts'
import type { Tx } from './database.ts'
import { recordLeaves, type JsonValue } from './ledger/record.ts'
import { eventColumns, firstWins, recordedEvent } from './recorded-event.ts'

/** A list on its way to publication, or published: its events, oldest first. */
export type StoredSubmission = {
  readonly id: string
  readonly agencyId: string
  readonly item: string
  readonly events: readonly RecordedListEvent[]
}

/** The newest submission of each item of these agencies. */
export async function newestSubmissions(
  tx: Tx,
  only: { readonly item?: string; readonly id?: string; readonly unpublished?: true } = {},
): Promise<StoredSubmission[]> {
  const rows = await tx
    .selectFrom('casework.list_event as e')
    .selectAll('e')
    .where('e.submission_id', 'in', (query) =>
      query
        .selectFrom('casework.list_event as n')
        .distinctOn(['n.agency_id', 'n.item'])
        .select('n.submission_id')
        .$if(only.item !== undefined, (some) => some.where('n.item', '=', only.item ?? ''))
        .$if(only.id !== undefined, (some) => some.where('n.submission_id', '=', only.id ?? ''))
        .orderBy('n.agency_id')
        .orderBy('n.item')
        .orderBy('n.at', 'desc'),
    )
    .$if(only.unpublished === true, (some) =>
      some.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('casework.list_event as p')
              .select('p.version')
              .whereRef('p.submission_id', '=', 'e.submission_id')
              .where(sql<string>`p.body ->> 'step'`, '=', 'publish')
              .where('p.type', '=', 'ListStepTaken'),
          ),
        ),
      ),
    )
    .orderBy('e.submission_id')
    .orderBy('e.version')
    .execute()
  const found = new Map<string, StoredSubmission & { events: RecordedListEvent[] }>()
  for (const row of rows) {
    const { submission_id: id, agency_id: agencyId, item } = row
    const stored = found.get(id) ?? { id, agencyId, item, events: [] }
    stored.events.push(recordedEvent(row))
    found.set(id, stored)
  }
  return [...found.values()]
}

/**
 * Appends one event and its leaf.
 * @throws StaleCaseError when somebody else took a step first.
 */
export async function appendListEvent(
  tx: Tx,
  { id, agencyId, item, version }: Omit<StoredSubmission, 'events'> & { version: number },
  event: ListEvent,
  { at, by }: Author,
): Promise<void> {
  const row = { submission_id: id, item, ...eventColumns(version, event, { agencyId, at, by }) }
  await firstWins(
    tx.insertInto('casework.list_event').values(row).execute(),
    'list_event_pkey',
    `list ${id} moved on`,
  )
  const content = { item, version, by: { id: by.id, name: by.name }, event } as unknown as JsonValue
  await recordLeaves(tx, [
    { kind: 'list-change', publicId: id, sequence: version, at, agencyId, content },
  ])
}

/** 复核: a published list was looked at because of something, and stays. */
export type ListReview = {
  readonly id: string
  readonly agencyId: string
  readonly item: string
  readonly listVersion: number
  readonly trigger: string
  readonly opinion: string
  readonly at: string
  readonly by: Author['by']
}

/** Stores a review and its leaf. */
export async function storeListReview(tx: Tx, review: ListReview): Promise<void> {
  const { id, agencyId, item, listVersion, trigger, opinion, at, by } = review
  await tx
    .insertInto('casework.list_review')
    .values({
      id,
      agency_id: agencyId,
      item,
      list_version: listVersion,
      trigger,
      opinion,
      at,
      by_id: by.id,
      by_name: by.name,
    })
    .execute()
  const who = { id: by.id, name: by.name }
  const content = { item, listVersion, trigger, opinion, by: who }
  await recordLeaves(tx, [
    { kind: 'list-change', publicId: id, sequence: 1, at, agencyId, content },
  ])
}
