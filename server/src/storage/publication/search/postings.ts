import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import { addBits, countOf, emptyBits, keepBits, readBits, type BlockBits } from './block-bits.ts'
import type { Scratch } from './scratch.ts'
import type { Condition } from './search-terms.ts'

/** Consecutive blocks of listings. */
export type Blocks = { readonly from: number; readonly to: number }

/** Which listings of some blocks have a term. */
export type Postings = {
  /** By term and block, as the database keeps them. */
  readonly kept: ReadonlyMap<string, ReadonlyMap<number, Buffer>>
  /** Listings, of any block, whose time is over before the nightly job has said so. */
  readonly over: ReadonlySet<number>
}

/**
 * The blocks in which a condition may be fulfilled, because every term that it needs has listings there: from the keys of
 * the postings alone. A rare word beside frequent ones spares reading a kilobyte of each of these for most blocks.
 */
export async function blocksOf(
  db: Kysely<Database>,
  condition: Condition,
  { from, to }: Blocks,
): Promise<readonly number[]> {
  const { rows } = await sql<{ term: string; blocks: number[] }>`
    select term, json_agg(block) as blocks from publication.posting
    where term = any(${[...termsOf(condition)]}::text[]) and block between ${from} and ${to}
    group by term`.execute(db)
  const blocks = new Map(rows.map((row) => [row.term, new Set(row.blocks)]))
  return [...blocksFulfilling(condition, blocks)]
}

function blocksFulfilling(
  condition: Condition,
  blocks: ReadonlyMap<string, ReadonlySet<number>>,
): ReadonlySet<number> {
  if ('term' in condition) return blocks.get(condition.term) ?? new Set()
  const sets = partsOfCondition(condition).map((part) => blocksFulfilling(part, blocks))
  const all = new Set(sets.flatMap((set) => [...set]))
  if ('any' in condition) return all
  return new Set([...all].filter((block) => sets.every((set) => set.has(block))))
}

/**
 * The postings of these terms in one go: in all blocks of a stretch, or in those of them that are named. They are in the
 * scratch, and gone with it.
 */
export async function readPostings(
  db: Kysely<Database>,
  terms: Iterable<string>,
  { from, to, only }: Blocks & { readonly only: readonly number[] | null },
  { today, scratch }: { readonly today: string; readonly scratch: Scratch },
): Promise<Postings> {
  const there = only === null ? sql`true` : sql`block = any(${only}::int[])`
  const { rows } = await sql<{ term: string; packed: string; over: number[] | null }>`
    select p.term, encode(string_agg(int4send(block) || int2send(length(ids)::int2) || ids, ''::bytea), 'base64') as packed,
      (select json_agg(listing_id) from publication.entry
        where status = 'published' and expires_on < ${today}) as over
    from unnest(${[...terms]}::text[]) as asked (term)
    join publication.posting p on p.term = asked.term and block between ${from} and ${to} and ${there}
    group by p.term, block / ${blocksTogether}::int`.execute(db)
  const kept = new Map<string, Map<number, Buffer>>()
  for (const { term, packed } of rows) {
    const blocks = kept.get(term) ?? new Map<number, Buffer>()
    kept.set(term, blocks)
    unpack(scratch.unpacked(packed), blocks)
  }
  return { kept, over: new Set(rows[0]?.over) }
}

/**
 * How many blocks come as one value. To take a row for each apart costs more than what is in it; texts of more than a
 * hundred kilobytes, and `bytea` as the driver reads it, in hexadecimal, have the collector clean the whole heap every
 * fifty searches, which takes longer than any of these. Base64 has a third less.
 */
const blocksTogether = 32

/** Block, length and what is kept of it, one after the other. */
function unpack(packed: Buffer, blocks: Map<number, Buffer>): void {
  for (let at = 0; at < packed.length;) {
    const end = at + 6 + packed.readUInt16BE(at + 4)
    blocks.set(packed.readInt32BE(at), packed.subarray(at + 6, end))
    at = end
  }
}

/** How many listings of the blocks that were read have a term. */
export function listingsWith(term: string, { kept }: Postings): number {
  return [...(kept.get(term)?.values() ?? [])].reduce((sum, ids) => sum + countOf(ids), 0)
}

/** The terms a condition names, each once. */
export function termsOf(condition: Condition): Set<string> {
  if ('term' in condition) return new Set([condition.term])
  return new Set(partsOfCondition(condition).flatMap((part) => [...termsOf(part)]))
}

/**
 * Works out which listings fulfil a condition, block after block with the same memory: to allocate a kilobyte for each
 * term and block keeps the collector busier than the search.
 */
export class BlockReader {
  readonly #condition: Condition
  readonly #postings: Postings
  readonly #levels: BlockBits[] = []

  constructor(condition: Condition, postings: Postings) {
    this.#condition = condition
    this.#postings = postings
  }

  /** The listings of a block that fulfil the condition, until the next block is read; null: none. */
  read(block: number): BlockBits | null {
    return this.#fulfilling(this.#condition, block, 0)
  }

  /** In the memory of this level; parts that follow the first use the next one. */
  #fulfilling(condition: Condition, block: number, level: number): BlockBits | null {
    if ('term' in condition) {
      const ids = this.#postings.kept.get(condition.term)?.get(block)
      if (!ids) return null
      const bits = (this.#levels[level] ??= emptyBits())
      readBits(ids, bits)
      return bits
    }
    let found: BlockBits | null = null
    for (const part of partsOfCondition(condition)) {
      const bits = this.#fulfilling(part, block, found === null ? level : level + 1)
      if ('all' in condition && bits === null) return null
      if (found === null) found = bits
      else if (bits !== null) {
        if ('all' in condition) keepBits(found, bits)
        else addBits(found, bits)
      }
    }
    return found
  }
}

const partsOfCondition = (condition: Exclude<Condition, { term: string }>) =>
  'all' in condition ? condition.all : condition.any

/** The condition with every beginning of a term replaced by the terms that begin so. */
export async function spelledOut(db: Kysely<Database>, condition: Condition): Promise<Condition> {
  if ('all' in condition) {
    return { all: await Promise.all(condition.all.map((part) => spelledOut(db, part))) }
  }
  if ('any' in condition) {
    return { any: await Promise.all(condition.any.map((part) => spelledOut(db, part))) }
  }
  if (!condition.prefix) return condition
  const { rows } = await sql<{ term: string }>`
    select distinct term from publication.posting
    where term >= ${condition.term} and term < ${condition.term + '\u{10ffff}'}`.execute(db)
  return { any: rows.map(({ term }) => ({ term })) }
}
