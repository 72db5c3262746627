import { sql } from 'kysely'
import {
  evolveSubmission,
  foldSubmission,
  type ListEvent,
  type ListSubmission,
} from '@zhaofa/domain/publicity/lists/list-chain.ts'
import { rowsNamedToday } from '@zhaofa/domain/publicity/lists/renamed-columns.ts'
import type { Tx } from '../database.ts'
import { load, type Stored, type Stream } from '../stream.ts'

type OfItem = { readonly item: string }

/** 清单: one submission of a list on its way to publication, or published. */
export const listStream: Stream<ListSubmission, ListEvent, OfItem> = {
  called: '清单',
  leaf: 'list-change',
  table: { name: 'casework.list_event', key: 'submission_id', own: ['item'], approvals: false },
  ownOf: ({ item }) => ({ item: String(item) }),
  // Rows that were collected under former names of columns are read under today's names.
  fold: ({ own: { item } }, events) => {
    const submission = foldSubmission(events)
    return { ...submission, rows: rowsNamedToday(item, submission.rows) }
  },
  evolve: evolveSubmission,
}

export type StoredSubmission = Stored<ListSubmission, ListEvent, OfItem>

/** The newest submission of each item of the agencies this person sees. */
export async function newestSubmissions(
  tx: Tx,
  only: { readonly item?: string; readonly id?: string; readonly unpublished?: true } = {},
): Promise<StoredSubmission[]> {
  const rows = await tx
    .selectFrom('casework.list_event as n')
    .distinctOn(['n.agency_id', 'n.item'])
    .select('n.submission_id as id')
    .$if(only.item !== undefined, (some) => some.where('n.item', '=', only.item ?? ''))
    .$if(only.id !== undefined, (some) => some.where('n.submission_id', '=', only.id ?? ''))
    .orderBy('n.agency_id')
    .orderBy('n.item')
    .orderBy('n.at', 'desc')
    .execute()
  const newest = rows.map(({ id }) => id)
  const open = only.unpublished === true ? await unpublished(tx, newest) : newest
  const stored = await load(tx, listStream, open.toSorted())
  return [...stored.values()]
}

async function unpublished(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('casework.list_event')
    .select('submission_id as id')
    .where('submission_id', 'in', [...ids])
    .where('type', '=', 'ListStepTaken')
    .where(sql<string>`body ->> 'step'`, '=', 'publish')
    .execute()
  const published = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !published.has(id))
}
