import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../src/storage/database.ts'
import {
  maxCounted,
  pageLength,
  type NoticeQuery,
} from '../src/storage/publication/list-notices.ts'
import { plainQuery, wordsIn } from '../src/storage/publication/search/search-terms.ts'

/** How others would answer the same search. */
export type Rival = {
  readonly name: string
  readonly build: string
  /** Whether they have such a search at all. */
  can(query: Partial<NoticeQuery>): boolean
  /** Gives up in silence when it takes too long. */
  search(query: Partial<NoticeQuery>): Promise<void>
  close(): void
}

const patience = '10s'

/** What one would write without an index: the words somewhere in the text, newest first. */
export async function plainIlike(owner: Kysely<Database>): Promise<Rival> {
  const { rows } = await sql<{ size: string }>`
    select pg_size_pretty(pg_table_size('bench.plain')) as size`.execute(owner)
  return {
    name: 'ILIKE',
    build: `no index; text of ${rows[0]?.size}`,
    can: onlyWords,
    search: async ({ text, before }) => {
      const likes = (text ?? '').split(' ').map((part) => `%${part}%`)
      const words = likes.map(
        (like) => sql`(text ilike ${like} or party ilike ${like} or number ilike ${like})`,
      )
      const page = sql`select id, party, number from bench.plain
        where id < ${before ?? Number.MAX_SAFE_INTEGER} and ${sql.join(words, sql` and `)}
        order by id desc limit ${pageLength}`
      await owner
        .transaction()
        .execute(async (tx) => {
          await sql.raw(`set local statement_timeout = '${patience}'`).execute(tx)
          await page.execute(tx)
        })
        .catch(ignoreTimeout)
    },
    close: () => undefined,
  }
}

function onlyWords({ text, matter, penalty, facets }: Partial<NoticeQuery>): boolean {
  return text != null && !matter && !penalty && !facets
}

function ignoreTimeout(fault: unknown): void {
  if ((fault as { code?: string }).code !== '57014') throw fault
}

/**
 * SQLite's FTS5 in this process over the very terms of our index: list of 20 and capped count, without
 * the lines to show. It blocks the event loop and is a second store to keep in step.
 */
export async function sqliteFts(owner: Kysely<Database>, folder: string): Promise<Rival> {
  const file = join(folder, 'search.sqlite')
  const known = existsSync(file)
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -1000000')
  const startedAt = performance.now()
  if (!known) await fillFts(owner, db)
  const seconds = (performance.now() - startedAt) / 1000
  const [pages] = db
    .prepare('select page_count * page_size as bytes from pragma_page_count, pragma_page_size')
    .all()
  const ids = db.prepare(
    `select rowid from hits where hits match ? and rowid < ? order by rowid desc limit ${pageLength + 1}`,
  )
  const count = db.prepare(
    `select count(*) from (select 1 from hits where hits match ? limit ${maxCounted + 1})`,
  )
  return {
    name: 'FTS5',
    build: `${known ? 'kept from an earlier run' : `${seconds.toFixed(0)} s`}, ${(Number(pages?.['bytes']) / 1e6).toFixed(0)} MB`,
    can: (query) => onlyWords(query) && !query.text?.includes('〔'),
    search: ({ text, before }) => {
      const match = matchText(text ?? '')
      ids.all(match, before ?? Number.MAX_SAFE_INTEGER)
      if (before == null) count.all(match)
      return Promise.resolve()
    },
    close: () => db.close(),
  }
}

/** Words, or the name's neighbouring characters. FTS5 cannot check that these stand together. */
function matchText(typed: string): string {
  const text = plainQuery(typed)
  const quote = (term: string) => `"${term.replaceAll('"', '')}"`
  const words = wordsIn(text, false).map((word) => {
    const parts = wordsIn(word, true).filter((part) => part !== word)
    return parts.length > 1
      ? `(${quote(word)} OR (${parts.map(quote).join(' AND ')}))`
      : quote(word)
  })
  const characters = [...text]
  const pairs = text.includes(' ')
    ? []
    : characters.slice(1).map((character, i) => quote(`@${characters[i]}${character}`))
  return [words, pairs]
    .filter((all) => all.length > 0)
    .map((all) => `(${all.join(' AND ')})`)
    .join(' OR ')
}

const insertedRows = 20_000

async function fillFts(owner: Kysely<Database>, db: DatabaseSync): Promise<void> {
  db.exec(`create virtual table hits using fts5(terms, content='', detail=none,
    tokenize="unicode61 remove_diacritics 0 tokenchars '@#-./'")`)
  const insert = db.prepare('insert into hits (rowid, terms) values (?, ?)')
  for (let from = 1; ; from += insertedRows) {
    const { rows } = await sql<{ id: number; terms: string }>`
      select id, array_to_string(tsvector_to_array(terms), ' ') as terms from publication.listing
      where id >= ${from} and id < ${from + insertedRows} order by id`.execute(owner)
    if (rows.length === 0) break
    db.exec('begin')
    for (const { id, terms } of rows) insert.run(id, terms)
    db.exec('commit')
  }
  db.exec(`insert into hits (hits) values ('optimize')`)
}
