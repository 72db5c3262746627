import { sql } from 'kysely'
import {
  evolvePersonnel,
  foldPersonnel,
  type PersonnelEvent,
  type PersonnelFile,
} from '@zhaofa/domain/authority/personnel-proposal.ts'
import type { Tx } from '../database.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 人员变更: proposed by one administrator and decided by another, or done by one and told to the others. */
export const personnelStream: Stream<PersonnelFile, PersonnelEvent, NoOwn> = {
  called: '人员变更',
  leaf: 'authority-change',
  table: { name: 'identity.personnel_event', key: 'change_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => foldPersonnel(events),
  evolve: (file, recorded) => evolvePersonnel(file, recorded),
}

export type StoredPersonnelChange = Stored<PersonnelFile, PersonnelEvent>

/**
 * What waits for an answer, and what one administrator did at once and this one has not taken note of,
 * oldest first; for administrators.
 */
export async function waitingPersonnelChanges(
  tx: Tx,
  administrator: string,
): Promise<StoredPersonnelChange[]> {
  const { rows } = await sql<{ id: string }>`
    select e.change_id as id from identity.personnel_event e
     where (e.type in ('PersonnelChangeProposed', 'ResetProposed') and not exists (
             select from identity.personnel_event a
              where a.change_id = e.change_id and a.version > e.version))
        or (e.type = 'PersonnelChangeDone' and e.by_id <> ${administrator} and not exists (
             select from identity.personnel_event a
              where a.change_id = e.change_id and a.by_id = ${administrator}))
     order by e.at, e.change_id`.execute(tx)
  const stored = await load(
    tx,
    personnelStream,
    rows.map(({ id }) => id),
  )
  return [...stored.values()]
}
