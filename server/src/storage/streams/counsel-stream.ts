import {
  evolveCounsel,
  noCounsel,
  type CounselEvent,
  type CounselFile,
} from '@zhaofa/domain/legal-unit/counsel.ts'
import type { Tx } from '../database.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 法律顾问、公职律师登记簿: one series for each of them. */
export const counselStream: Stream<CounselFile, CounselEvent, NoOwn> = {
  called: '顾问登记',
  leaf: 'legal-unit-change',
  table: { name: 'casework.counsel_event', key: 'counsel_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => events.reduce(evolveCounsel, noCounsel),
  evolve: evolveCounsel,
}

export type StoredCounsel = Stored<CounselFile, CounselEvent>

/** Everybody who is or was registered with the agency, or proposed for it; oldest first. */
export async function registeredCounsel(tx: Tx, agencyId: string): Promise<StoredCounsel[]> {
  const rows = await tx
    .selectFrom('casework.counsel_event')
    .select('counsel_id')
    .where('agency_id', '=', agencyId)
    .where('version', '=', 1)
    .orderBy('at')
    .orderBy('counsel_id')
    .execute()
  const ids = rows.map(({ counsel_id }) => counsel_id)
  return [...(await load(tx, counselStream, ids)).values()]
}
