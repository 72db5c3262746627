import { sql, type RawBuilder } from 'kysely'
import {
  kindOfCode,
  type FirmRow,
  type RowStanding,
} from '@zhaofa/domain/inspection/register/firm-row.ts'
import { typedPosition, type FirmColumn } from '@zhaofa/domain/inspection/register/firm.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

/** Rows of one statement: a hundred thousand are some forty megabytes as JSON. */
const rowsPerStatement = 5_000

type Into = { readonly agencyId: string; readonly today: PlainDate }

/** What a line would do, and which columns of the register it changes. */
export type ComparedRow = {
  readonly line: number
  readonly standing: RowStanding
  readonly changed: readonly (FirmColumn | 'status')[]
}

/** What these rows would do to the register of the agency, in the order in which they are given. */
export async function compareFirms(
  tx: Tx,
  rows: readonly FirmRow[],
  into: Into,
): Promise<ComparedRow[]> {
  const found: ComparedRow[] = []
  for (const part of parts(rows)) {
    const { rows: compared } = await sql<ComparedRow>`
      ${comparing(part, into)}
      select line, standing, case when f.code is null then '{}' else array_remove(array[
        case when n.name <> f.name then 'name' end,
        case when n.representative <> f.representative then 'representative' end,
        case when n.address <> f.address then 'address' end,
        case when n.position is distinct from f.position then 'position' end,
        case when n.industry <> f.industry then 'industry' end,
        case when n.district <> f.district then 'district' end,
        case when n.risk is distinct from f.risk then 'risk' end,
        case when n.status <> f.status then 'status' end], null) end as changed
      from judged n left join inspection.firm f on f.agency_id = ${into.agencyId} and f.code = n.code
      order by line`.execute(tx)
    found.push(...compared)
  }
  return found
}

type Importing = Into & { readonly importId: string; readonly at: string }
type Came = { rows: number; digest: string; added: number; changed: number; same: number }

/**
 * Adds the rows of an import that bring something new; the register follows by trigger. They stay only if the
 * approval is added in the same transaction, with what this returns.
 */
export async function insertImportedFirms(
  tx: Tx,
  rows: readonly FirmRow[],
  into: Importing,
): Promise<Came> {
  // Nobody changes a firm of the agency until this import is there.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`firms ${into.agencyId}`}, 0))`.execute(
    tx,
  )
  let [added, changed] = [0, 0]
  for (const part of parts(rows)) {
    const { rows: counted } = await sql<{ added: number; changed: number }>`
      ${comparing(part, into)}, came as (
        insert into inspection.imported_firm (import_id, line, agency_id, code, name, kind, representative, address,
          position, industry, district, risk, status, status_reason, since, revision, at)
        select ${into.importId}::uuid, line, ${into.agencyId}::uuid, code, name, kind, representative, address,
          position, industry, district, risk, status, status_reason, since, revision, ${into.at}::timestamptz
        from judged where standing <> 'same' order by line
        returning revision)
      select count(*) filter (where revision = 1)::int as added, count(*) filter (where revision > 1)::int as changed
      from came`.execute(tx)
    added += counted[0]?.added ?? 0
    changed += counted[0]?.changed ?? 0
  }
  const { rows: said } = await sql<{ rows: number; digest: string }>`
    select rows, digest from inspection.import_digest(${into.importId})`.execute(tx)
  const [whole] = said
  if (!whole) throw new Error('an import has a digest')
  return { ...whole, added, changed, same: rows.length - added - changed }
}

function* parts(rows: readonly FirmRow[]) {
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    yield rows.slice(at, at + rowsPerStatement)
  }
}

/** `judged`: each row with what the register keeps where it says nothing, and what it would do. */
function comparing(rows: readonly FirmRow[], { agencyId, today }: Into): RawBuilder<unknown> {
  const said = rows.map(({ position, statusReason, ...row }) => ({
    ...row,
    kind: kindOfCode(row.code),
    position: position && typedPosition(position),
    status_reason: statusReason,
  }))
  return sql`
    with asked as materialized (
      select * from json_to_recordset(${JSON.stringify(said)}::json) as a (line int, code text, name text, kind text,
        representative text, address text, position text, industry text, district text, risk text, status text,
        status_reason text)
    ), merged as materialized (
      select a.line, a.code, coalesce(nullif(a.name, ''), f.name) as name, coalesce(f.kind, a.kind) as kind,
        coalesce(nullif(a.representative, ''), f.representative, '') as representative,
        coalesce(nullif(a.address, ''), f.address, '') as address, coalesce(a.position, f.position) as position,
        coalesce(nullif(a.industry, ''), f.industry, '') as industry,
        coalesce(nullif(a.district, ''), f.district, '') as district, coalesce(a.risk, f.risk) as risk,
        coalesce(a.status, f.status, 'open') as status,
        case when a.status is null or a.status = f.status then coalesce(f.status_reason, '')
          else a.status_reason end as status_reason,
        coalesce(f.since, ${today}::date) as since, coalesce(f.revision, 0) + 1 as revision, f as known
      from asked a left join inspection.firm f on f.agency_id = ${agencyId} and f.code = a.code
    ), judged as (
      select m.*, case when (m.known).code is null then 'new'
        when (m.name, m.representative, m.address, m.position, m.industry, m.district, m.risk, m.status)
          is distinct from ((m.known).name, (m.known).representative, (m.known).address, (m.known).position,
            (m.known).industry, (m.known).district, (m.known).risk, (m.known).status) then 'changed'
        else 'same' end as standing
      from merged m)`
}
