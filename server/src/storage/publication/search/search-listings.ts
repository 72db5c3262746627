import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../../database.ts'
import { blockSize, addBits, hasBit, placesIn } from './block-bits.ts'
import { listingsById, type ListingRange } from './listing-ranges.ts'
import { beginsSo } from './number-condition.ts'
import {
  blocksOf,
  BlockReader,
  readPostings,
  spelledOut,
  termsOf,
  type Blocks,
  type Postings,
} from './postings.ts'
import { withScratch, type Scratch } from './scratch.ts'
import type { Condition } from './search-terms.ts'
import { nextOf } from './next-of.ts'

/** A condition on terms, and what only the rows found by it can tell. */
export type TermSearch = {
  readonly condition: Condition
  /** Or else: the party's name has these pairs and contains this. */
  readonly party: { readonly condition: Condition; readonly name: string } | null
  /** And the 文号 begins in one of these ways; a party is not looked for then. */
  readonly number: readonly string[] | null
  readonly today: string
}

/** From the newest listing below `before` on until `wanted` are found: nobody needs a larger number. */
export type Reach = { readonly before: number | null; readonly wanted: number }

export type Hits = {
  /** The newest first: as many as were wanted, or all. */
  readonly ids: readonly number[]
  /** Whether everything was looked at. */
  readonly whole: boolean
}

/** Most searches are answered by the newest blocks; the others know from these how far they have to go. */
const firstBlocks = 8
/** A term has a kilobyte in each, at the most. */
const maxBlocks = 256

/** The newest listings that fulfil a search, some blocks after the other from the newest back. */
export async function searchListings(
  db: Kysely<Database>,
  search: TermSearch,
  { before, wanted }: Reach,
  ranges: readonly ListingRange[],
): Promise<Hits> {
  const { condition, party } = search
  const conditions = {
    condition: await spelledOut(db, condition),
    party: party && { ...party, condition: await spelledOut(db, party.condition) },
  }
  const within = { db, ranges, search: { ...search, ...conditions } }
  let ids: readonly number[] = []
  let hi = Math.min(before ?? Infinity, Math.max(-1, ...ranges.map(({ high }) => high)) + 1)
  const eldest = Math.min(...ranges.map(({ low }) => low))
  let [blocks, seen] = [firstBlocks, 0]
  while (ids.length < wanted && hi > eldest) {
    const to = Math.floor((hi - 1) / blockSize)
    const from = Math.max(Math.floor(eldest / blockSize), to - blocks + 1)
    const most = wanted - ids.length
    const isLong = to - from >= firstBlocks
    ids = [
      ...ids,
      ...(await withScratch((scratch) =>
        newestIn({ ...within, scratch, blocks: { from, to }, isLong, hi, most }),
      )),
    ]
    hi = from * blockSize
    seen += to - from + 1
    const due = ((wanted - ids.length) * seen * 1.25) / ids.length
    blocks = Math.min(maxBlocks, Math.max(firstBlocks, Math.ceil(due)))
  }
  return { ids, whole: ids.length < wanted }
}

type Window = {
  readonly db: Kysely<Database>
  readonly search: TermSearch
  readonly ranges: readonly ListingRange[]
  readonly blocks: Blocks
  /** Whether more is read at once than finding out where there is anything costs. */
  readonly isLong: boolean
  readonly hi: number
  readonly most: number
  readonly scratch: Scratch
}

async function newestIn(window: Window): Promise<number[]> {
  const { db, search, ranges, blocks, isLong, hi, most, scratch } = window
  const { condition, party, number, today } = search
  const either: Condition = { any: [condition, ...(party ? [party.condition] : [])] }
  const only = isLong ? await blocksOf(db, either, blocks) : null
  if (only?.length === 0) return []
  const postings = await readPostings(db, termsOf(either), { ...blocks, only }, { today, scratch })
  const candidates = candidatesIn(search, postings, { blocks, hi })
  const holds = number !== null ? beginsSo(number) : isNamed(party?.name ?? '')
  const sure: number[] = []
  while (sure.length < most) {
    const next = nextOf(candidates, most - sure.length)
    if (next.length === 0) break
    const doubtful = next.filter(({ isDoubtful }) => isDoubtful).map(({ id }) => id)
    const confirmed = await whereRow(db, ranges, doubtful, holds)
    for (const { id, isDoubtful } of next) if (!isDoubtful || confirmed.has(id)) sure.push(id)
  }
  return sure
}

type Candidate = {
  readonly id: number
  /** Only its row can tell whether the name holds what was typed, or the 文号 begins so. */
  readonly isDoubtful: boolean
}

/** What terms find, the newest first. */
function* candidatesIn(
  { condition, party, number }: TermSearch,
  postings: Postings,
  { blocks, hi }: { readonly blocks: Blocks; readonly hi: number },
): Generator<Candidate, void, void> {
  const certainOnes = new BlockReader(condition, postings)
  const namedOnes = party && new BlockReader(party.condition, postings)
  for (let block = blocks.to; block >= blocks.from; block--) {
    const certain = certainOnes.read(block)
    const named = namedOnes?.read(block)
    if (certain && named) addBits(named, certain)
    const found = named ?? certain
    if (!found) continue
    for (const place of placesIn(found)) {
      const id = block * blockSize + place
      if (id >= hi || postings.over.has(id)) continue
      yield { id, isDoubtful: number !== null || certain === null || !hasBit(certain, place) }
    }
  }
}

async function whereRow(
  db: Kysely<Database>,
  ranges: readonly ListingRange[],
  ids: readonly number[],
  holds: RawBuilder<boolean>,
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rowsOf = listingsById(ids, ranges, { what: sql`id`, where: holds })
  const { rows } = await sql<{ ids: number[] | null }>`
    select json_agg(id) as ids from (${rowsOf}) holding`.execute(db)
  return new Set(rows[0]?.ids)
}

/** As the name has it, or with full-width characters, spaces and capitals taken for plain ones. */
function isNamed(name: string): RawBuilder<boolean> {
  const small = name.toLowerCase()
  // Most names are plain: to look whether one is takes a third of the time of making it so.
  const mayDiffer =
    small === name.toUpperCase()
      ? sql<boolean>`(party is not nfkc normalized or strpos(party, ' ') > 0)`
      : sql<boolean>`true`
  return sql<boolean>`(strpos(party, ${name}) > 0 or ${mayDiffer}
    and strpos(lower(replace(normalize(party, nfkc), ' ', '')), ${small}) > 0)`
}
