import { sql, type Kysely } from 'kysely'
import type { ListedVisit, VisitPage } from '@zhaofa/domain/publicity/visits/visit-page.ts'
import type { Database, Tx } from '../database.ts'
import { codeHash, plainCode, visitCode } from './case-progress.ts'

type VisitPageRow = {
  readonly caseId: string
  readonly agencyId: string
  readonly firmCode: string
  /** Of the visit, in China. */
  readonly year: number
  readonly page: VisitPage
  readonly listed: ListedVisit | null
  readonly rateable: boolean
  readonly at: string
}

/** Writes the page of one visit, in the transaction that changed its case. It stays open to the end of the next year. */
export async function saveVisitPage(tx: Tx, row: VisitPageRow, key: Uint8Array): Promise<void> {
  const facts = {
    firm_code: row.firmCode,
    year: row.year,
    body: JSON.stringify(row.page),
    listed: row.listed && JSON.stringify(row.listed),
    rateable: row.rateable,
    open_until: `${row.year + 1}-12-31`,
    updated_at: row.at,
  }
  await tx
    .insertInto('publication.visit_page')
    .values({
      case_id: row.caseId,
      agency_id: row.agencyId,
      code_hash: codeHash(plainCode(visitCode(row.caseId, key)), key),
      ...facts,
    })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(facts))
    .execute()
}

export type FoundVisit = {
  readonly caseId: string
  readonly agencyId: string
  readonly page: VisitPage
  readonly year: number
  /** Every visit of the firm in that year to which somebody came, oldest first. */
  readonly visits: readonly ListedVisit[]
  readonly rateable: boolean
  readonly rated: boolean
}

/** The visit of this code, as typed; undefined for a wrong code and for one whose page is closed. */
export async function findVisitPage(
  db: Kysely<Database>,
  { code, today }: { code: string; today: string },
  key: Uint8Array,
): Promise<FoundVisit | undefined> {
  const { rows } = await sql<{
    case_id: string
    agency_id: string
    body: string
    year: number
    visits: ListedVisit[]
    rateable: boolean
    rated: boolean
  }>`
    select case_id, agency_id, body, year, visits, rateable, rated
    from publication.visit_page_of(${codeHash(plainCode(code), key)}, ${today}::date)`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { case_id: caseId, agency_id: agencyId, body, year, visits, rateable, rated } = row
  return { caseId, agencyId, page: JSON.parse(body) as VisitPage, year, visits, rateable, rated }
}
