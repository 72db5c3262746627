import { sql } from 'kysely'
import {
  evolveAccountability,
  nothingReported,
  type AccountabilityEvent,
  type AccountabilityFile,
} from '@zhaofa/domain/accountability/events.ts'
import type { Tx } from '../database.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 执法过错责任追究: one series for each error that was reported. */
export const accountabilityStream: Stream<AccountabilityFile, AccountabilityEvent, NoOwn> = {
  called: '责任追究',
  leaf: 'legal-unit-change',
  table: {
    name: 'casework.accountability_event',
    key: 'accountability_id',
    own: [],
    approvals: false,
  },
  ownOf: () => ({}),
  fold: (_head, events) => events.reduce(evolveAccountability, nothingReported),
  evolve: evolveAccountability,
}

export type StoredAccountability = Stored<AccountabilityFile, AccountabilityEvent>

/** Every inquiry that this person may see, newest first; of one case only where it is named. */
export async function inquiriesSeen(
  tx: Tx,
  { agencies, caseId }: { readonly agencies: readonly string[]; readonly caseId?: string },
): Promise<StoredAccountability[]> {
  const rows = await tx
    .selectFrom('casework.accountability_event')
    .select('accountability_id')
    .where('agency_id', 'in', [...agencies])
    .where('version', '=', 1)
    .$if(caseId !== undefined, (some) =>
      some.where(sql<string>`body #>> '{about,caseId}'`, '=', caseId ?? ''),
    )
    .orderBy('at', 'desc')
    .orderBy('accountability_id')
    .execute()
  const ids = rows.map(({ accountability_id }) => accountability_id)
  const stored = await load(tx, accountabilityStream, ids)
  return ids.flatMap((id) => stored.get(id) ?? [])
}
