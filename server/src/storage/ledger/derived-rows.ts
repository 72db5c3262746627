import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../database.ts'
import { attempt, type UnreadableFinding } from './attempt.ts'
import { readMigrations } from '../migrate.ts'
import { sourceOf, type DerivedTable } from '../proofs/proofs.ts'
import { findStrayEntries } from '../publication/search/stray-entries.ts'
import { findStrayPostings } from '../publication/search/stray-postings.ts'

/** A row that its sources give otherwise, or not at all, or that is missing. */
export type DerivedFinding = {
  readonly fault: 'derived-changed'
  readonly table: string
  /** The row by its key. */
  readonly row: Readonly<Record<string, unknown>>
  /** What it is worked out from. */
  readonly from: string
}

type Row = Pick<DerivedFinding, 'row'>

/** Finds the rows of a table that are not what they are worked out from. */
type Check = (tx: Tx) => Promise<readonly Row[]>

const bySql =
  (statement: RawBuilder<Row>): Check =>
  async (db) =>
    (await statement.execute(db)).rows

/** The outcomes that migrations 0100 and 0140 know; no program writes this table. */
const outcomes = [
  ['ordinary-penalty', 'penalty', '行政处罚', true],
  ['ordinary-penalty', 'no-penalty', '不予行政处罚', true],
  ['summary-penalty', 'penalty', '当场行政处罚', true],
  ['seizure', 'seal', '查封', false],
  ['seizure', 'detain', '扣押', false],
] as const

const checks: Record<DerivedTable, Check> = {
  'casework.document_counter': bySql(sql`
    with taken as (
      select agency_id, word, year, max(serial) as last
      from (select agency_id, word, year, serial from casework.document where word is not null
            union all select agency_id, word, year, serial from casework.void_number) numbers
      group by agency_id, word, year)
    select jsonb_build_object('word', word, 'year', year) as row
    from taken t full join casework.document_counter c using (agency_id, word, year)
    where t.last is distinct from c.last`),

  // Each row says its own digest, and the approval of its import the digest of all of them: a row that was changed is
  // named; one that was changed with its digest, or is missing, is named by its import.
  'casework.imported_case': bySql(sql`
    select jsonb_build_object('import_id', c.import_id, 'line', c.line, 'number', c.number) as row
    from casework.imported_case c where c.digest <> casework.imported_case_digest(c)
    union all
    select jsonb_build_object('import_id', coalesce(i.import_id, r.import_id)) as row
    from (select import_id, agency_id, (body ->> 'rows')::int as rows, body ->> 'digest' as digest
            from casework.case_import_event where type = 'ImportApproved') i
    full join (select import_id, min(agency_id::text) as first_agency, max(agency_id::text) as last_agency,
                 count(*)::int as rows,
                 encode(sha256(convert_to(string_agg(digest, '' order by line), 'UTF8')), 'hex') as digest
               from casework.imported_case group by import_id) r using (import_id)
    where (i.rows, i.digest, i.agency_id::text, i.agency_id::text)
      is distinct from (r.rows, r.digest, r.first_agency, r.last_agency)`),

  // As with old cases: a row says its digest, and the approval of its import those of all rows.
  'inspection.imported_firm': bySql(sql`
    select jsonb_build_object('import_id', f.import_id, 'line', f.line, 'code', f.code) as row
    from inspection.imported_firm f where f.digest <> inspection.imported_firm_digest(f)
    union all
    select jsonb_build_object('import_id', coalesce(i.import_id, r.import_id)) as row
    from (select import_id, agency_id, at, (body ->> 'rows')::int as rows, body ->> 'digest' as digest
            from inspection.firm_import_event
           where type = 'FirmImportApproved' and (body ->> 'rows')::int > 0) i
    full join (select import_id, min(agency_id::text) as first_agency, max(agency_id::text) as last_agency,
                 min(at) as first_at, max(at) as last_at, count(*)::int as rows,
                 encode(sha256(convert_to(string_agg(digest, '' order by line), 'UTF8')), 'hex') as digest
               from inspection.imported_firm group by import_id) r using (import_id)
    where (i.rows, i.digest, i.agency_id::text, i.agency_id::text, i.at, i.at)
      is distinct from (r.rows, r.digest, r.first_agency, r.last_agency, r.first_at, r.last_at)`),

  // The act that made tasks tells how many they are and what they say.
  'inspection.drawn_task': bySql(sql`
    with told as (
      select plan_id, agency_id, (body ->> 'planVersion')::int as plan_version, (body ->> 'tasks')::int as tasks,
        body ->> 'digest' as digest
      from inspection.plan_event where type = 'TasksMade' and (body ->> 'tasks')::int > 0),
    there as (
      select plan_id, plan_version, min(agency_id::text) as first_agency, max(agency_id::text) as last_agency,
        bool_and(id = inspection.task_id(plan_id, place)) as named
      from inspection.drawn_task group by plan_id, plan_version)
    select jsonb_build_object('plan_id', plan_id, 'plan_version', plan_version) as row
    from told e full join there t using (plan_id, plan_version)
    left join lateral inspection.tasks_digest(plan_id, plan_version) d on true
    where (e.tasks, e.digest, e.agency_id::text, e.agency_id::text, true)
      is distinct from (d.tasks, d.digest, t.first_agency, t.last_agency, t.named)`),

  // The newest of what imports and single changes say of a firm is what the register says.
  'inspection.firm': bySql(sql`
    with newest as (
      select distinct on (agency_id, code) agency_id, code, name, kind, representative, address, position, industry,
        district, risk, status, status_reason, since, source, revision, at
      from inspection.firm_state order by agency_id, code, revision desc)
    select jsonb_build_object('agency_id', agency_id, 'code', code, 'name', f.name) as row
    from newest n full join inspection.firm f using (agency_id, code)
    where (n.name, n.kind, n.representative, n.address, n.position, n.industry, n.district, n.risk, n.status,
        n.status_reason, n.since, n.source, n.revision, n.at)
      is distinct from (f.name, f.kind, f.representative, f.address, f.position, f.industry, f.district, f.risk,
        f.status, f.status_reason, f.since, f.source, f.revision, f.changed_at)`),

  'publication.tally': bySql(sql`
    with due as (
      select l.agency_id, l.year, f.facet, f.value, array_agg(f.label) as labels, count(*) as count
      from publication.listing l, lateral (
        values ('all', '', ''), ('kind', l.kind, ''), ('matter', l.matter_code, l.matter_name),
               ('month', to_char(l.decided_on, 'YYYY-MM'), '')
        union all select 'penalty', unnest(l.penalty_kinds), '') f (facet, value, label)
      group by l.agency_id, l.year, f.facet, f.value)
    select jsonb_build_object('facet', facet, 'year', year, 'value', value) as row
    from due d full join publication.tally t using (facet, year, value, agency_id)
    where coalesce(d.count, 0) <> coalesce(t.count, 0) or d.count > 0 and t.label <> all (d.labels)`),

  'publication.figure': bySql(sql`
    with due as (
      select l.agency_id, to_char(l.decided_on, 'YYYY-MM') as month, f.facet, f.value,
             array_agg(f.label) as labels, count(*) as count, coalesce(sum(f.fine), 0) as fine,
             coalesce(sum(f.confiscated), 0) as confiscated
      from publication.listing l, lateral publication.counts_towards(
        l.kind, l.matter_code, l.matter_name, l.penalty_kinds, l.fine_fen, l.confiscated_fen) f
      group by 1, 2, 3, 4)
    select jsonb_build_object('facet', facet, 'month', month, 'value', value) as row
    from due d full join publication.figure f using (facet, month, value, agency_id)
    where (coalesce(d.count, 0), coalesce(d.fine, 0), coalesce(d.confiscated, 0))
        is distinct from (coalesce(f.count, 0), coalesce(f.fine_fen, 0), coalesce(f.confiscated_fen, 0))
      or d.count > 0 and f.label <> all (d.labels)`),

  // It only grows; one that is too wide hides nothing.
  'publication.span': bySql(sql`
    with due as (select year, min(id) as low, max(id) as high from publication.listing group by year)
    select jsonb_build_object('year', year) as row
    from due d left join publication.span s using (year)
    where s.low is null or s.low > d.low or s.high < d.high`),

  'publication.posting': findStrayPostings,
  'publication.search_entry': findStrayEntries,

  'reference.outcome': bySql(sql`
    with due as (
      select procedure, outcome, title, ends_case
      from jsonb_to_recordset(${JSON.stringify(
        outcomes.map(([procedure, outcome, title, ends_case]) => ({
          ...{ procedure, outcome, title, ends_case },
        })),
      )}::jsonb) as o (procedure text, outcome text, title text, ends_case boolean))
    select jsonb_build_object('procedure', procedure, 'outcome', outcome) as row
    from due d full join reference.outcome o using (procedure, outcome)
    where (d.title, d.ends_case) is distinct from (o.title, o.ends_case)`),

  'platform.migration': async (db) => {
    const { rows } = await sql<Row>`
      with due as (
        select number, name, sha256
        from jsonb_to_recordset(${JSON.stringify(readMigrations())}::jsonb)
          as m (number int, name text, sha256 text))
      select jsonb_build_object('number', number) as row
      from due d full join platform.migration m using (number)
      where (d.name, d.sha256) is distinct from (m.name, m.sha256)`.execute(db)
    return rows
  },
}

/**
 * Whether what is public says the same everywhere: the newest version is shown, a decision is hidden only
 * where it was withdrawn or its time is over, and what is shown stands in the list. These rows are recorded
 * too (proofs/), but of those that were taken over at an upgrade only this can say anything.
 */
const publicStanding = bySql(sql`
  with newest as (
    select public_id, max(version) as version from publication.notice group by public_id)
  select jsonb_build_object('public_id', e.public_id, 'number', e.number, 'status', e.status) as row
  from newest n
  full join publication.entry e using (public_id)
  left join publication.listing l on l.id = e.listing_id and l.year = e.year and l.public_id = e.public_id
  where e.version is distinct from n.version
     or (e.status = 'published') <> (l.id is not null)
     or e.status = 'withdrawn' and not exists (
          select from publication.withdrawal w where w.public_id = e.public_id)
     or e.status <> 'withdrawn' and exists (
          select from publication.withdrawal w where w.public_id = e.public_id)
     or e.status = 'expired' and e.ended_on <= e.expires_on`)

/** Works out every derived table again. For the owner's role. */
export async function findChangedDerivations(
  tx: Tx,
): Promise<(DerivedFinding | UnreadableFinding)[]> {
  const found: (DerivedFinding | UnreadableFinding)[] = []
  const all = { ...checks, 'publication.entry': publicStanding }
  for (const [table, check] of Object.entries(all)) {
    const from = sourceOf(table) || 'publication.notice、publication.withdrawal'
    const rows = await attempt(tx, table, async () =>
      (await check(tx)).map(({ row }) => ({ fault: 'derived-changed' as const, table, row, from })),
    )
    found.push(...rows)
  }
  return found
}
