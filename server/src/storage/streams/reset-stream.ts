import {
  evolveReset,
  foldReset,
  type ResetEvent,
  type ResetFile,
} from '@zhaofa/domain/authority/account-reset.ts'
import type { Tx } from '../database.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 重设: a password or a second factor that one administrator proposes to reset and another releases. */
export const resetStream: Stream<ResetFile, ResetEvent, NoOwn> = {
  called: '重设',
  leaf: 'authority-change',
  table: { name: 'identity.reset_event', key: 'reset_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => foldReset(events),
  evolve: (file, recorded) => evolveReset(file, recorded),
}

export type StoredReset = Stored<ResetFile, ResetEvent>

/** Resets of the agency that nobody has answered, oldest first; for administrators. */
export async function openResets(tx: Tx): Promise<StoredReset[]> {
  const rows = await tx
    .selectFrom('identity.reset_event as p')
    .select('p.reset_id')
    .where('p.type', '=', 'ResetProposed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('identity.reset_event as a')
            .select('a.version')
            .whereRef('a.reset_id', '=', 'p.reset_id')
            .whereRef('a.version', '>', 'p.version'),
        ),
      ),
    )
    .orderBy('p.at')
    .execute()
  const stored = await load(
    tx,
    resetStream,
    rows.map(({ reset_id }) => reset_id),
  )
  return [...stored.values()]
}
