import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import { blockSize, placesIn } from './block-bits.ts'
import { listingsById, type ListingRange } from './listing-ranges.ts'
import {
  BlockReader,
  listingsWith,
  readPostings,
  termsOf,
  type Blocks,
  type Postings,
} from './postings.ts'
import { withScratch } from './scratch.ts'
import { inAnyCase, pairsIn, type Condition } from './search-terms.ts'
import { nextOf } from './next-of.ts'

/** A name with none of these pairs has little in common with what was typed. */
const pairsAsked = 3
const namesLookedAt = 300

/**
 * Parties whose names hold something that is spelled nearly as what was typed: 宏远气车 finds 宏远汽车贸易有限公司.
 * Names that share a rare pair of neighbours are looked at, so that nobody waits for every 有限公司 of the country.
 */
export async function nearNames(
  db: Kysely<Database>,
  typed: string,
  { ranges, today }: { readonly ranges: readonly ListingRange[]; readonly today: string },
): Promise<string[]> {
  const pairs = [...new Set(pairsIn(typed))].map(inAnyCase)
  const newest = Math.max(0, ...ranges.map(({ high }) => high))
  if (pairs.length === 0 || newest === 0) return []
  const blocks = { from: 0, to: Math.floor(newest / blockSize) }
  const ids = await withScratch(async (scratch) => {
    const asked = termsOf({ any: pairs })
    const postings = await readPostings(db, asked, { ...blocks, only: null }, { today, scratch })
    const rarest = pairs
      .map((pair) => ({ pair, count: countWith(pair, postings) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count)
      .slice(0, pairsAsked)
    // Cut: suggestions where nothing was found; nobody is told that these are all.
    const either = { any: rarest.map(({ pair }) => pair) }
    return nextOf(newestWith(either, postings, blocks), namesLookedAt)
  })
  const named = listingsById(ids, ranges, {
    what: sql`party`,
    where: sql`expires_on >= ${today}`,
  })
  const { rows } = await sql<{
    party: string
  }>`select distinct party from (${named}) named`.execute(db)
  return nearestOf(
    typed,
    rows.map(({ party }) => party),
  )
}

const countWith = (pair: Condition, postings: Postings) =>
  [...termsOf(pair)].reduce((sum, term) => sum + listingsWith(term, postings), 0)

function* newestWith(
  condition: Condition,
  postings: Postings,
  { from, to }: Blocks,
): Generator<number, void, void> {
  const reader = new BlockReader(condition, postings)
  for (let block = to; block >= from; block--) {
    const found = reader.read(block)
    for (const place of found ? placesIn(found) : []) yield block * blockSize + place
  }
}

/** The texts that hold what was typed but for a slip or two, the fewest slips first. */
export function nearestOf(typed: string, texts: readonly string[]): string[] {
  const most = slipsAllowed([...typed].length)
  return texts
    .map((text) => ({ text, slips: slipsWithin(typed, text) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || a.text.length - b.text.length)
    .map(({ text }) => text)
}

/** One character of three to six, two of up to ten, then three; of fewer than three everything is like everything. */
const slipsAllowed = (length: number) =>
  length < 3 ? 0 : Math.min(3, Math.floor((length + 1) / 4) || 1)

/**
 * How many characters have to be changed, left out or added for `typed` to stand somewhere in `text`.
 * The two lengths are bounded by a search and a name, so their product is small.
 */
export function slipsWithin(typed: string, text: string): number {
  const wanted = [...typed.toLowerCase()]
  const given = [...text.normalize('NFKC').toLowerCase()]
  // Where it begins in the text costs nothing, and where it ends neither.
  let before = new Array<number>(given.length + 1).fill(0)
  for (const [i, character] of wanted.entries()) {
    const row = [i + 1]
    for (const [j, other] of given.entries()) {
      row.push(
        Math.min(
          (before[j] ?? 0) + (character === other ? 0 : 1),
          (before[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
        ),
      )
    }
    before = row
  }
  return Math.min(...before)
}
