import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { searchableLines } from '@zhaofa/domain/publicity/lists/searchable-line.ts'
import type { Database } from '../../database.ts'
import { wholeLists, type PublishedList } from '../lists/list-versions.ts'
import { entriesOfList, indexList } from './index-list.ts'

type Stray = { readonly row: Readonly<Record<string, unknown>> }

/**
 * Entries of the search that the newest lists, articles and laws do not give, and those they give that are
 * not there. For the owner's role.
 */
export async function findStrayEntries(db: Kysely<Database>): Promise<Stray[]> {
  return [...(await ofTexts(db)), ...(await ofLists(db))]
}

async function ofTexts(db: Kysely<Database>): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    with due as (
      select e.* from (
        select distinct on (title, number) l.* from publication.law_text l
        order by title, number, imported_at desc) l
      cross join lateral publication.law_entries(l::publication.law_text) e
      where l.body is json object
      union all
      select e.* from (
        select distinct on (article_id) a.* from publication.article_version a
        where not exists (select from publication.article_withdrawal w where w.article_id = a.article_id)
        order by article_id, version desc) a
      cross join lateral publication.article_entries(a::publication.article_version) e
      where a.body is json object
    ), stray as (
      select * from (
        (select * from due except all ${stored(sql`in ('law', 'article')`)})
        union all (${stored(sql`in ('law', 'article')`)} except all select * from due)) differing)
    -- Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
    select distinct jsonb_build_object('kind', kind, 'source', source, 'place', place) as row
    from stray order by 1 limit 1000`.execute(db)
  return rows
}

const stored = (kinds: ReturnType<typeof sql>) => sql`
  select agency_id, kind, source, edition, place, ref, title, body, published_on
  from publication.search_entry where kind ${kinds}`

/** An entry without its words, which are long. */
type Entry = {
  agency_id: string
  kind: string
  source: string
  edition: string
  place: number
  ref: string
  title: string
  published_on: string
  words: string
}

/**
 * Writes the entries of lists anew where an earlier program made others of the same list. For the owner's role,
 * after an upgrade.
 */
export async function renewListEntries(db: Kysely<Database>): Promise<void> {
  const stray = new Set((await ofLists(db)).map(({ row }) => row['source']))
  await db.transaction().execute(async (tx) => {
    for (const list of await wholeLists(tx)) {
      if (!stray.has(list.item)) continue
      await indexList(tx, list, searchableLines(list.item, list.rows))
    }
  })
}

async function ofLists(db: Kysely<Database>): Promise<Stray[]> {
  const { rows } = await sql<Entry>`
    select agency_id, kind, source, edition, place, ref, title, published_on, md5(body) as words
    from publication.search_entry where kind not in ('law', 'article')`.execute(db)
  const left = new Map(rows.map((entry) => [textOf(entry), entry]))
  const strays: Entry[] = []
  for (const list of await readableLists(db)) {
    for (const { body, ...entry } of entriesDue(list)) {
      const due = { ...entry, words: createHash('md5').update(body).digest('hex') }
      if (!left.delete(textOf(due))) strays.push(due)
    }
  }
  return [...strays, ...left.values()].map(({ kind, source, place }) => ({
    row: { kind, source, place },
  }))
}

/** None where the list is not one that a program published: every entry of it is stray then. */
function entriesDue(list: PublishedList): ReturnType<typeof entriesOfList> {
  try {
    return entriesOfList(list, searchableLines(list.item, list.rows))
  } catch {
    return []
  }
}

/** Those whose rows are still what a list is; of the others every entry is stray. */
async function readableLists(db: Kysely<Database>): Promise<PublishedList[]> {
  const { rows } = await sql<{ broken: boolean }>`
    select exists (select from publication.list_version where rows is not json array) as broken`.execute(
    db,
  )
  return rows[0]?.broken ? [] : wholeLists(db)
}

const textOf = ({
  agency_id,
  kind,
  source,
  edition,
  place,
  ref,
  title,
  published_on,
  words,
}: Entry) =>
  JSON.stringify([agency_id, kind, source, edition, place, ref, title, published_on, words])
