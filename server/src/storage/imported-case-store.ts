import { sql } from 'kysely'
import { partyKey } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import type { ImportedCase } from '@zhaofa/domain/old-cases/imported-case.ts'
import type { LineFinding } from '@zhaofa/domain/old-cases/rules-of-the-time.ts'
import type { Tx } from './database.ts'

/** Rows of one statement: fifty thousand are some forty megabytes as JSON. */
const rowsPerStatement = 5_000

/**
 * Adds the rows of an import that was proposed and not answered. They stay only if its approval is added in the same
 * transaction, with what this returns: how many they are, and their digest.
 */
export async function insertImportedCases(
  tx: Tx,
  { importId, agencyId }: { importId: string; agencyId: string },
  rows: readonly ImportedCase[],
): Promise<{ readonly rows: number; readonly digest: string }> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const part = rows.slice(at, at + rowsPerStatement).map((row) => ({
      import_id: importId,
      agency_id: agencyId,
      line: row.line,
      number: row.number,
      procedure: row.procedure,
      party_name: row.partyName,
      party_kind: row.partyKind,
      party_code: row.partyCode,
      matter_code: row.matterCode,
      cause: row.cause,
      filed_on: row.filedOn,
      decided_on: row.decidedOn,
      outcome: row.outcome,
      kinds: row.kinds,
      fine_fen: row.fineFen,
      confiscated_fen: row.confiscatedFen,
      reviewed: row.reviewed,
      review_outcome: row.reviewOutcome,
      hearing: row.hearing,
      published: row.published,
      closed_on: row.closedOn,
      archive_no: row.archiveNo,
      retention: row.retention,
      pages: row.pages,
      remarks: row.remarks,
    }))
    await sql`
      insert into casework.imported_case
      select * from json_populate_recordset(null::casework.imported_case, ${JSON.stringify(part)}::json)
      `.execute(tx)
  }
  const { rows: said } = await sql<{ rows: number; digest: string }>`
    select rows, digest from casework.import_digest(${importId})`.execute(tx)
  const [whole] = said
  if (!whole) throw new Error('an import has a digest')
  return whole
}

type Known = { line: number; by: 'number' | 'party'; place: string }

/**
 * Which of these cases the agency has already, as cases of this system or as old ones: the same number is an error,
 * the same party on the same day is told.
 */
export async function findRepeated(
  tx: Tx,
  agencyId: string,
  rows: readonly ImportedCase[],
): Promise<LineFinding[]> {
  const found: LineFinding[] = []
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const asked = rows.slice(at, at + rowsPerStatement).map((row) => ({
      line: row.line,
      number: row.number,
      party: partyKey(row),
      day: row.decidedOn,
    }))
    found.push(...(await repeatedAmong(tx, agencyId, asked)).map(inWords))
  }
  return found
}

async function repeatedAmong(tx: Tx, agencyId: string, asked: readonly object[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    with asked as materialized (
      select * from json_to_recordset(${JSON.stringify(asked)}::json)
        as a (line int, number text, party text, day date)
    ), same_number as (
      select a.line, d.title as place
        from asked a join casework.document d on d.agency_id = ${agencyId} and d.number = a.number
       where not exists (select from casework.void_number v where v.document_id = d.id)
      union all
      select a.line, format('导入的旧案，原表第 %s 行', c.line)
        from asked a join casework.standing_imported_case c
          on c.agency_id = ${agencyId} and c.number = a.number
    ), same_day as (
      select a.line, coalesce(f.number, f.title) as place
        from asked a join casework.case_file f
          on f.agency_id = ${agencyId} and f.decided_on = a.day and a.party in (f.party_code, f.party_name)
      union all
      select a.line, c.number
        from asked a join casework.standing_imported_case c
          on c.agency_id = ${agencyId} and c.decided_on = a.day and a.party in (c.party_code, c.party_name)
    )
    select line, 'number' as by, min(place) as place from same_number group by line
    union all
    select line, 'party', min(place) from same_day
     where line not in (select line from same_number) group by line
    order by line`.execute(tx)
  return rows
}

function inWords({ line, by, place }: Known): LineFinding {
  return by === 'number'
    ? { line, column: 'number', level: 'error', message: `系统里已经有这个文号（${place}）` }
    : {
        ...{ line, column: 'partyName', level: 'warning' },
        message: `系统里有同一当事人、同一天的决定（${place}），请核对是不是重复`,
      }
}
