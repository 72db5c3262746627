import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { blockSize, writePlaces } from './block-bits.ts'

type Stray = { readonly row: { readonly term: string; readonly block: number } }

/** Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards. */
const maxStrays = 1000

/**
 * Postings that the listings give otherwise, or not at all, and those they give that are not there (ADR 0445). The
 * listings of a block with their hundred terms each fit into memory, so this goes block by block; to gather the listings
 * of each term in the database takes several times as long. For the owner's role.
 */
export async function findStrayPostings(tx: Tx): Promise<Stray[]> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(id) >> 13, -1)::int as last from publication.listing`.execute(tx)
  const last = rows[0]?.last ?? -1
  const strays: Stray[] = []
  const note = (term: string, block: number) => {
    if (strays.length < maxStrays) strays.push({ row: { term, block } })
  }
  let block = -1
  let due: PlacesByTerm = new Map()
  const goTo = async (next: number) => {
    for (const term of due.keys()) note(term, block)
    block = next
    due = await placesByTerm(tx, block)
  }
  for await (const kept of postingsByBlock(tx)) {
    while (block < Math.min(kept.block, last)) await goTo(block + 1)
    const places = kept.block === block ? due.get(kept.term) : undefined
    if (places) due.delete(kept.term)
    if (!places || !writePlaces(places).equals(Buffer.from(kept.ids, 'base64'))) {
      note(kept.term, kept.block)
    }
  }
  while (block <= last) await goTo(block + 1)
  return strays
}

type Posting = { readonly block: number; readonly term: string; readonly ids: string }

async function* postingsByBlock(tx: Tx): AsyncGenerator<Posting, void, void> {
  await sql`declare kept_postings no scroll cursor for
    select block, term, encode(ids, 'base64') as ids from publication.posting order by block`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<Posting>`fetch 5000 from kept_postings`.execute(tx)
    if (rows.length === 0) break
    yield* rows
  }
  await sql`close kept_postings`.execute(tx)
}

/** Where in a block the listings of each term are, the lowest first. */
type PlacesByTerm = Map<string, number[]>

async function placesByTerm(tx: Tx, block: number): Promise<PlacesByTerm> {
  const { rows } = await sql<{ place: number; terms: string }>`
    select (id - ${block * blockSize}::bigint)::int as place,
      (select string_agg(term, E'\n') from publication.posted_terms(terms, year) as term) as terms
    from publication.listing
    where id >= ${block * blockSize}::bigint and id < ${(block + 1) * blockSize}::bigint
    order by id`.execute(tx)
  const places: PlacesByTerm = new Map()
  for (const { place, terms } of rows) {
    for (const term of terms.split('\n')) {
      const there = places.get(term)
      if (there) there.push(place)
      else places.set(term, [place])
    }
  }
  return places
}
