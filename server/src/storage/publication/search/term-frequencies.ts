import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import type { Condition } from './search-terms.ts'

/** How frequent terms are among the listings of one year, as the database's statistics say. */
type Frequencies = {
  readonly shares: ReadonlyMap<string, number>
  /** More than a term has that is not in `shares`. */
  readonly rare: number
}

/** By the name of the partition: early, 2022 … 2031, late. */
export type KnownFrequencies = ReadonlyMap<string, Frequencies>

const freshForMs = 10 * 60_000
const known = new WeakMap<Kysely<Database>, { at: number; value: Promise<KnownFrequencies> }>()

/** The statistics, read every ten minutes: they only decide how much is looked at in one go. */
export function knownFrequencies(db: Kysely<Database>): Promise<KnownFrequencies> {
  const now = performance.now()
  const kept = known.get(db)
  if (kept && now - kept.at < freshForMs) return kept.value
  const value = readFrequencies(db)
  known.set(db, { at: now, value })
  value.catch(() => known.delete(db))
  return value
}

async function readFrequencies(db: Kysely<Database>): Promise<KnownFrequencies> {
  const { rows } = await sql<{ partition: string; terms: string[]; shares: number[] }>`
    select partition, terms, shares from publication.frequent_terms()`.execute(db)
  return new Map(
    rows.map(({ partition, terms, shares }) => {
      const rare = shares.reduce((least, share) => Math.min(least, share), 1)
      return [
        partition,
        { shares: new Map(terms.map((term, i) => [term, shares[i] ?? rare])), rare },
      ]
    }),
  )
}

/** Migrations 0006 and 0059 made a partition for each of these years, one for all before and one for all after. */
const partitionYears = { first: 2015, last: 2031 }

export function frequenciesOf(all: KnownFrequencies, year: number): Frequencies {
  const { first, last } = partitionYears
  const partition = year < first ? 'early' : year > last ? 'late' : String(year)
  return all.get(partition) ?? unknown
}

/** The `count` terms that are rarest in the statistics of any year. */
export function rarestTerms(
  terms: readonly string[],
  all: KnownFrequencies,
  count: number,
): readonly string[] {
  const share = (term: string) =>
    Math.max(0, ...[...all.values()].map(({ shares }) => shares.get(term) ?? 0))
  return [...new Set(terms)]
    .map((term) => ({ term, share: share(term) }))
    .sort((a, b) => a.share - b.share)
    .slice(0, count)
    .map(({ term }) => term)
}

/** Frequencies where there are no statistics: every word may be frequent. */
const unknown: Frequencies = { shares: new Map(), rare: 0.25 }

/**
 * Shares of the listings: that probably fulfil a condition; that have the rarest term all of them must
 * have, which is as many as an index looks at; that fulfil it for certain, as far as statistics are.
 * `known`: statistics have all of the terms; else the shares are more than there are.
 */
export type Estimate = {
  readonly hits: number
  readonly rarest: number
  readonly least: number
  readonly known: boolean
}

export function estimate(condition: Condition, frequencies: Frequencies): Estimate {
  if ('term' in condition) {
    const found = condition.prefix ? undefined : frequencies.shares.get(condition.term)
    const hits = condition.prefix ? 0.1 : (found ?? frequencies.rare)
    return { hits, rarest: hits, least: found ?? 0, known: found !== undefined }
  }
  const parts = ('all' in condition ? condition.all : condition.any).map((each) =>
    estimate(each, frequencies),
  )
  const of = (name: 'hits' | 'rarest' | 'least') => parts.map((part) => part[name])
  const known = parts.every((part) => part.known)
  if ('any' in condition) {
    return {
      hits: Math.max(0, ...of('hits')),
      rarest: Math.min(1, sum(of('rarest'))),
      least: Math.max(0, ...of('least')),
      known,
    }
  }
  const rarest = Math.min(1, ...of('rarest'))
  return {
    // The characters of one word come together; words that were typed apart may be anywhere.
    hits: condition.together ? Math.min(1, ...of('hits')) : of('hits').reduce((a, b) => a * b, 1),
    rarest,
    least: parts.length === 1 ? (of('least')[0] ?? 0) : 0,
    known,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
