import { sql } from 'kysely'
import {
  evolveCaseImport,
  foldCaseImport,
  type CaseImportEvent,
  type CaseImportFile,
} from '@zhaofa/domain/old-cases/case-import.ts'
import type { Tx } from '../database.ts'
import { partOf, type ShownPart } from '../shown-part.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 旧案导入: proposed by one person, approved by another; the rows are in casework.imported_case. */
export const caseImportStream: Stream<CaseImportFile, CaseImportEvent, NoOwn> = {
  called: '旧案导入',
  leaf: 'case-import',
  table: {
    name: 'casework.case_import_event',
    key: 'import_id',
    own: [],
    approvals: false,
  },
  ownOf: () => ({}),
  fold: (_head, events) => foldCaseImport(events),
  evolve: evolveCaseImport,
}

export type StoredCaseImport = Stored<CaseImportFile, CaseImportEvent>

/** Imports of the agency, those that wait for an answer first, then the newest; and how many are left out. */
export async function newestCaseImports(
  tx: Tx,
  most: number,
): Promise<ShownPart<StoredCaseImport>> {
  const { rows } = await sql<{ id: string; whole: number }>`
    select p.import_id as id, (count(*) over ())::int as whole
    from casework.case_import_event p
    where p.version = 1
    order by exists (select from casework.case_import_event q
        where q.import_id = p.import_id and q.version > 1), p.at desc, p.import_id
    limit ${most}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  return { rows: [...(await load(tx, caseImportStream, ids)).values()], left: partOf(rows).left }
}

/** Imports that wait for an answer, oldest first. */
export async function openCaseImports(tx: Tx): Promise<StoredCaseImport[]> {
  const { rows } = await sql<{ id: string }>`
    select p.import_id as id from casework.case_import_event p
    where p.version = 1 and not exists (select from casework.case_import_event q
      where q.import_id = p.import_id and q.version > 1)
    order by p.at, p.import_id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  return [...(await load(tx, caseImportStream, ids)).values()]
}
