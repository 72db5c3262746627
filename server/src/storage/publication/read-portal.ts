import { recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { sql, type Kysely, type Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { PublicationTables } from '../tables/publication.ts'
import type { PublicOfficer } from './lists/publish-lists.ts'

/** The agencies of this portal, the one that runs it first. */
export type PublicAgency = Selectable<PublicationTables['publication.agency']>

export async function listAgencies(db: Kysely<Database>): Promise<PublicAgency[]> {
  return db
    .selectFrom('publication.agency')
    .selectAll()
    .orderBy('position')
    .orderBy('portal_number')
    .execute()
}

/** Grows with every change of anything the public can see: the key of cached pages. */
export async function dataVersion(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('publication.state').select('version').executeTakeFirstOrThrow()
  return row.version
}

/** Public ids of notices whose own page is another now; `all`: every page may be. */
export type ChangedPages = ReadonlySet<string> | 'all'

/** The database remembers the changes of this many versions (migration 0027). */
const maxRemembered = 1000

/** The version now, and what changed after version `since`: one look at the database. */
export async function dataChanges(
  db: Kysely<Database>,
  since: number,
): Promise<{ readonly version: number; readonly changed: ChangedPages }> {
  const { rows } = await sql<{ version: number; ids: (string | null)[] | null }>`
    select version, (select array_agg(public_id) from publication.change where version > ${since}) as ids
    from publication.state`.execute(db)
  const { version = 0, ids = [] } = rows[0] ?? {}
  const named = (ids ?? []).filter((id) => id !== null)
  const known = version >= since && version - since < maxRemembered
  const all = !known || named.length < (ids ?? []).length
  return { version, changed: all ? 'all' : new Set(named) }
}

export type Tally = { readonly value: string; readonly count: number }

/** How many shown notices, of all agencies or of one, have each value of a facet; zero ones are left out. */
export async function tallies(
  db: Kysely<Database>,
  facet: PublicationTables['publication.tally']['facet'],
  agencyId: string | null = null,
): Promise<Tally[]> {
  const rows = await db
    .selectFrom('publication.tally')
    .select(['value', ({ fn }) => fn.sum<string>('count').as('count')])
    .where('facet', '=', facet)
    .$if(agencyId !== null, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .groupBy('value')
    .having(({ fn }) => fn.sum('count'), '>', 0)
    .execute()
  return rows.map(({ value, count }) => ({ value, count: Number(count) }))
}

/** Publication years that have something to show, newest first. */
export async function publishedYears(db: Kysely<Database>): Promise<number[]> {
  const rows = await db
    .selectFrom('publication.tally')
    .select('year')
    .distinct()
    .where('facet', '=', 'all')
    .where('count', '>', 0)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

export type PublicMatter = { readonly code: string; readonly name: string; readonly count: number }

/**
 * Matters that have decisions to show, of all agencies or of one, the most frequent first. Records stand
 * under their kind, not here.
 */
export async function publishedMatters(
  db: Kysely<Database>,
  agencyId: string | null = null,
): Promise<PublicMatter[]> {
  const { rows } = await sql<PublicMatter>`
    select value as code, max(label) as name, sum(count)::int as count
    from publication.tally where facet = 'matter' and value <> all (${Object.keys(recordKinds)}::text[])
      and (${agencyId}::uuid is null or agency_id = ${agencyId})
    group by value having sum(count) > 0 order by count desc, value`.execute(db)
  return rows
}

const certificateShape = /^[0-9A-Za-z-]{4,32}$/

export async function findOfficer(
  db: Kysely<Database>,
  certificateNumber: string,
): Promise<(PublicOfficer & { agencyName: string }) | undefined> {
  if (!certificateShape.test(certificateNumber)) return undefined
  const row = await db
    .selectFrom('publication.officer as o')
    .innerJoin('publication.agency as a', 'a.agency_id', 'o.agency_id')
    .selectAll('o')
    .select('a.name as agencyName')
    .where('o.certificate_number', '=', certificateNumber)
    .executeTakeFirst()
  return row && officerOf(row)
}

export async function countOfficers(
  db: Kysely<Database>,
  agencyId: string | null = null,
): Promise<number> {
  const row = await db
    .selectFrom('publication.officer')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('status', '=', 'active')
    .$if(agencyId !== null, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

type OfficerRow = Selectable<PublicationTables['publication.officer']> & { agencyName: string }

function officerOf(row: OfficerRow): PublicOfficer & { agencyName: string } {
  const { certificate_number, agency_id: _agency, valid_from, valid_to, ...rest } = row
  return {
    ...rest,
    certificateNumber: certificate_number,
    validFrom: valid_from as PublicOfficer['validFrom'],
    validTo: valid_to as PublicOfficer['validTo'],
  }
}
