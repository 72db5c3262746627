import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import { IdSet } from './id-set.ts'
import type { Condition } from './search-terms.ts'

/** Consecutive blocks of listings. */
export type Blocks = { readonly from: number; readonly to: number }

/** Which listings of some blocks have a term. */
export type Postings = {
  of(term: string): IdSet
  readonly blocks: Blocks
  /** Listings, of any block, whose time is over before the nightly job has said so. */
  readonly over: readonly number[]
}

/** The postings of these terms in one go. */
export async function readPostings(
  db: Kysely<Database>,
  terms: Iterable<string>,
  blocks: Blocks,
  today: string,
): Promise<Postings> {
  const { from, to } = blocks
  // One value for each term: to take a row for each block apart costs more than what is in it.
  const { rows } = await sql<{ term: string; packed: Buffer | null; over: number[] | null }>`
    select term, (
        select string_agg(int4send(block) || int2send(length(ids)::int2) || ids, ''::bytea)
        from publication.posting where term = asked.term and block between ${from} and ${to}) as packed,
      (select json_agg(listing_id) from publication.entry
        where status = 'published' and expires_on < ${today}) as over
    from unnest(${[...terms]}::text[]) as asked (term)`.execute(db)
  const sets = new Map(
    rows.map(({ term, packed }) => [term, setOf(packed ?? Buffer.of(), blocks)] as const),
  )
  return { blocks, of: (term) => sets.get(term) ?? emptyIn(blocks), over: rows[0]?.over ?? [] }
}

const emptyIn = ({ from, to }: Blocks) => new IdSet(from, to - from + 1)

/** Block, length and what is kept of it, one after the other. */
function setOf(packed: Buffer, blocks: Blocks): IdSet {
  const set = emptyIn(blocks)
  for (let at = 0; at < packed.length;) {
    const length = packed.readUInt16BE(at + 4)
    set.addPosting(packed.readInt32BE(at), packed.subarray(at + 6, at + 6 + length))
    at += 6 + length
  }
  return set
}

/** The terms a condition names, each once. */
export function termsOf(condition: Condition): Set<string> {
  if ('term' in condition) return new Set([condition.term])
  return new Set(partsOfCondition(condition).flatMap((part) => [...termsOf(part)]))
}

/** The listings that fulfil a condition: a set of its own, which may be changed. */
export function fulfilling(condition: Condition, postings: Postings): IdSet {
  if ('term' in condition) return postings.of(condition.term).copy()
  const [first, ...others] = partsOfCondition(condition).map((part) => fulfilling(part, postings))
  if (!first) return emptyIn(postings.blocks)
  for (const other of others) {
    if ('all' in condition) first.keep(other)
    else first.add(other)
  }
  return first
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
