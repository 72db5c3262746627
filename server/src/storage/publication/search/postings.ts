import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import { addBits, bitsOf, countOf, keepBits, type BlockBits } from './block-bits.ts'
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

/** The postings of these terms in one go. */
export async function readPostings(
  db: Kysely<Database>,
  terms: Iterable<string>,
  { from, to }: Blocks,
  today: string,
): Promise<Postings> {
  // One value for each term: to take a row for each block apart costs more than what is in it.
  const { rows } = await sql<{ term: string; packed: Buffer | null; over: number[] | null }>`
    select term, (
        select string_agg(int4send(block) || int2send(length(ids)::int2) || ids, ''::bytea)
        from publication.posting where term = asked.term and block between ${from} and ${to}) as packed,
      (select json_agg(listing_id) from publication.entry
        where status = 'published' and expires_on < ${today}) as over
    from unnest(${[...terms]}::text[]) as asked (term)`.execute(db)
  const kept = rows.map(({ term, packed }) => [term, blocksIn(packed ?? Buffer.of())] as const)
  return { kept: new Map(kept), over: new Set(rows[0]?.over) }
}

/** Block, length and what is kept of it, one after the other. */
function blocksIn(packed: Buffer): ReadonlyMap<number, Buffer> {
  const blocks = new Map<number, Buffer>()
  for (let at = 0; at < packed.length;) {
    const end = at + 6 + packed.readUInt16BE(at + 4)
    blocks.set(packed.readInt32BE(at), packed.subarray(at + 6, end))
    at = end
  }
  return blocks
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

/** The listings of a block that fulfil a condition, bits that may be changed; null: none. */
export function fulfilling(
  condition: Condition,
  block: number,
  postings: Postings,
): BlockBits | null {
  if ('term' in condition) {
    const ids = postings.kept.get(condition.term)?.get(block)
    return ids ? bitsOf(ids) : null
  }
  let found: BlockBits | null = null
  for (const part of partsOfCondition(condition)) {
    const bits = fulfilling(part, block, postings)
    if ('all' in condition && bits === null) return null
    if (found === null) found = bits
    else if (bits !== null) {
      if ('all' in condition) keepBits(found, bits)
      else addBits(found, bits)
    }
  }
  return found
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
