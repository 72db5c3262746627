import { sql } from 'kysely'
import {
  checklistIn,
  evolveChecklist,
  noChecklist,
  type ChecklistEvent,
  type ChecklistFile,
} from '@zhaofa/domain/inspection/checklist/checklist-book.ts'
import type { Checklist } from '@zhaofa/domain/inspection/inspection-item.ts'
import type { Tx } from '../database.ts'
import { load, type Stored, type Stream } from '../stream.ts'

type OfItem = { readonly item: string }

/** 一表通查清单: one series for each item of an agency. */
export const checklistStream: Stream<ChecklistFile, ChecklistEvent, OfItem> = {
  called: '检查清单',
  leaf: 'plan-change',
  table: {
    name: 'inspection.checklist_event',
    key: 'checklist_id',
    own: ['item'],
    approvals: false,
  },
  ownOf: ({ item }) => ({ item: String(item) }),
  fold: ({ own: { item } }, events) => events.reduce(evolveChecklist, noChecklist(item)),
  evolve: evolveChecklist,
}

export type StoredChecklist = Stored<ChecklistFile, ChecklistEvent, OfItem>

/** The checklists of an agency by item; only these items where they are named. */
export async function checklistsOf(
  tx: Tx,
  agencyId: string,
  items?: readonly string[],
): Promise<ReadonlyMap<string, StoredChecklist>> {
  const rows = await tx
    .selectFrom('inspection.checklist_event')
    .select('checklist_id')
    .where('agency_id', '=', agencyId)
    .where('version', '=', 1)
    .$if(items !== undefined, (some) =>
      some.where('item', '=', sql<string>`any(${[...(items ?? [])]}::text[])`),
    )
    .orderBy('item')
    .execute()
  const stored = await load(
    tx,
    checklistStream,
    rows.map(({ checklist_id }) => checklist_id),
  )
  return new Map([...stored.values()].map((each) => [each.own.item, each]))
}

/** The reader that `InspectionFacts.checklistOf` asks: the newest checklist of an item, or null. */
export async function checklistReader(
  tx: Tx,
  agencyId: string,
): Promise<(item: string) => Checklist | null> {
  const stored = await checklistsOf(tx, agencyId)
  return (item) => {
    const found = stored.get(item)
    return found ? checklistIn(found.file) : null
  }
}
