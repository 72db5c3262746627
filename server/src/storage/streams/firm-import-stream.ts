import { sql } from 'kysely'
import {
  evolveFirmImport,
  foldFirmImport,
  type FirmImportEvent,
  type FirmImportFile,
} from '@zhaofa/domain/inspection/register/firm-import.ts'
import type { Tx } from '../database.ts'
import { partOf, type ShownPart } from '../shown-part.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 检查对象导入: proposed by one person, approved by another; the rows are in inspection.imported_firm. */
export const firmImportStream: Stream<FirmImportFile, FirmImportEvent, NoOwn> = {
  called: '检查对象导入',
  leaf: 'firm-change',
  table: { name: 'inspection.firm_import_event', key: 'import_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => foldFirmImport(events),
  evolve: evolveFirmImport,
}

export type StoredFirmImport = Stored<FirmImportFile, FirmImportEvent>

/** Imports of the agency, those that wait for an answer first, then the newest; and how many are left out. */
export async function newestFirmImports(
  tx: Tx,
  most: number,
): Promise<ShownPart<StoredFirmImport>> {
  const { rows } = await sql<{ id: string; whole: number }>`
    select p.import_id as id, (count(*) over ())::int as whole
    from inspection.firm_import_event p
    where p.version = 1
    order by exists (select from inspection.firm_import_event q
        where q.import_id = p.import_id and q.version > 1), p.at desc, p.import_id
    limit ${most}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  return { rows: [...(await load(tx, firmImportStream, ids)).values()], left: partOf(rows).left }
}

/** Imports that wait for an answer, oldest first. */
export async function openFirmImports(tx: Tx): Promise<StoredFirmImport[]> {
  const { rows } = await sql<{ id: string }>`
    select p.import_id as id from inspection.firm_import_event p
    where p.version = 1 and not exists (select from inspection.firm_import_event q
      where q.import_id = p.import_id and q.version > 1)
    order by p.at, p.import_id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  return [...(await load(tx, firmImportStream, ids)).values()]
}
