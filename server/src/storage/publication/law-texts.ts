import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { LawText } from '@zhaofa/domain/citation/law-text.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database, Tx } from '../database.ts'
import { recordLeaves, type JsonValue } from '../ledger/record.ts'

/** One text of a law as it is listed. */
export type LawEdition = {
  readonly title: string
  readonly fullTitle: string
  /** 2021年修订. */
  readonly number: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

/** An edition as the shelf lists it. */
export type ListedLaw = LawEdition & {
  /** False where articles are missing, because nobody who made the text had seen them. */
  readonly whole: boolean
}

export type StoredLawText = LawEdition & {
  readonly text: Pick<LawText, 'history' | 'parts'>
  /** The SHA-256 of the file that the text came from. */
  readonly sha256: string
  readonly importedAt: string
}

export type NewLawText = LawEdition & {
  readonly text: Pick<LawText, 'history' | 'parts'>
  readonly sha256: string
}

/**
 * Stores a text and its leaf (rule-change). The same file a second time changes nothing; another file
 * of the same edition replaces the one before, which stays.
 * @returns whether anything was stored.
 */
export async function storeLawText(
  tx: Tx,
  law: NewLawText,
  author: { agencyId: string; at: string },
): Promise<boolean> {
  await sql`select set_config('zhaofa.agency_id', ${author.agencyId}, true)`.execute(tx)
  const before = await newest(tx)
    .where('l.title', '=', law.title)
    .where('l.number', '=', law.number)
    .executeTakeFirst()
  if (before?.sha256 === law.sha256) return false
  const id = randomUUID()
  const { title, number, sha256, validFrom, validTo } = law
  await tx
    .insertInto('publication.law_text')
    .values({
      id,
      agency_id: author.agencyId,
      title,
      number,
      full_title: law.fullTitle,
      valid_from: validFrom,
      valid_to: validTo,
      body: JSON.stringify(law.text),
      sha256,
      imported_at: author.at,
      replaces: before?.id ?? null,
    })
    .execute()
  const content: JsonValue = { kind: 'law-text', title, number, sha256, validFrom, validTo }
  const { agencyId, at } = author
  await recordLeaves(tx, [
    { kind: 'rule-change', publicId: id, sequence: 1, at, agencyId, content, disclosed: true },
  ])
  return true
}

/** Every edition, by title and newest first. An edition that several agencies imported is listed once. */
export async function listLawEditions(db: Kysely<Database>): Promise<ListedLaw[]> {
  const rows = await newest(db)
    .distinctOn(['l.title', 'l.valid_from', 'l.number'])
    .orderBy('l.title')
    .orderBy('l.valid_from', 'desc')
    .orderBy('l.number')
    .orderBy('l.imported_at', 'desc')
    .select(['l.title', 'l.full_title', 'l.number', 'l.valid_from', 'l.valid_to'])
    // Texts are written by JSON.stringify; the mark stands in none of their words.
    .select(sql<boolean>`position('"kind":"gap"' in l.body) = 0`.as('whole'))
    .execute()
  return rows.map(({ whole, ...row }) => ({ ...editionOf(row), whole }))
}

/** One edition in full; undefined when it was not imported. */
export async function findLawText(
  db: Kysely<Database>,
  { title, number }: { title: string; number: string },
): Promise<StoredLawText | undefined> {
  const row = await newest(db)
    .where('l.title', '=', title)
    .where('l.number', '=', number)
    .orderBy('l.imported_at', 'desc')
    .selectAll('l')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...editionOf(row),
    text: JSON.parse(row.body) as StoredLawText['text'],
    sha256: row.sha256,
    importedAt: row.imported_at.toISOString(),
  }
}

/** The edition in force on a day; undefined where it was not imported. */
export function editionOn(
  editions: readonly LawEdition[],
  title: string,
  day: string,
): LawEdition | undefined {
  const ofTitle = editions.filter((edition) => edition.title === title)
  const inForce = ({ validFrom, validTo }: LawEdition) =>
    validFrom <= day && (validTo === null || day <= validTo)
  return ofTitle.find(inForce)
}

/** Texts that no later import replaced. */
function newest(db: Kysely<Database>) {
  return db
    .selectFrom('publication.law_text as l')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publication.law_text as later')
            .select('later.id')
            .whereRef('later.replaces', '=', 'l.id'),
        ),
      ),
    )
    .select(['l.id', 'l.sha256'])
}

function editionOf(row: {
  title: string
  full_title: string
  number: string
  valid_from: string
  valid_to: string | null
}): LawEdition {
  return {
    title: row.title,
    fullTitle: row.full_title,
    number: row.number,
    validFrom: row.valid_from as PlainDate,
    validTo: row.valid_to as PlainDate | null,
  }
}
