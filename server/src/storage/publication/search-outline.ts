import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Condition } from './search-terms.ts'

/** Where in the order of publication the listings are. Numbers may be missing. */
export type Span = { readonly year: number; readonly low: number; readonly high: number }

/** What a search knows before it begins. Spans are exact; frequencies are an estimate. */
export type Outline = {
  readonly last: number
  readonly spans: readonly Span[]
  readonly frequencies: Frequencies
}

export async function searchOutline(db: Kysely<Database>): Promise<Outline> {
  const [{ rows }, frequencies] = await Promise.all([
    sql<{ last: number; spans: Span[] | null }>`
      select last_value as last,
        (select json_agg(json_build_object('year', year, 'low', low, 'high', high))
         from publication.span) as spans
      from publication.listing_id where ${true}`.execute(db),
    frequenciesOf(db),
  ])
  return { last: rows[0]?.last ?? 0, spans: rows[0]?.spans ?? [], frequencies }
}

/** The years whose listings have numbers from `low` up to, not including, `hi`; null: none has. */
export function yearsBetween(
  { spans }: Pick<Outline, 'spans'>,
  low: number,
  hi: number,
): { readonly from: number; readonly to: number } | null {
  const years = spans.filter((span) => span.high >= low && span.low < hi).map(({ year }) => year)
  return years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) }
}

/** How many listings have a term, as the database's statistics say. */
export type Frequencies = {
  readonly counts: ReadonlyMap<string, number>
  /** More than a term has that is not in `counts`; null without statistics. */
  readonly rare: number | null
}

const freshFor = 10 * 60_000
const known = new WeakMap<Kysely<Database>, { at: number; value: Promise<Frequencies> }>()

function frequenciesOf(db: Kysely<Database>): Promise<Frequencies> {
  const now = performance.now()
  const kept = known.get(db)
  if (kept && now - kept.at < freshFor) return kept.value
  const value = readFrequencies(db)
  known.set(db, { at: now, value })
  value.catch(() => known.delete(db))
  return value
}

async function readFrequencies(db: Kysely<Database>): Promise<Frequencies> {
  const { rows } = await sql<{ term: string; count: number }>`
    select term, count from publication.frequent_terms()`.execute(db)
  const counts = new Map(rows.map(({ term, count }) => [term, count]))
  const rare =
    rows.length === 0 ? null : rows.reduce((least, { count }) => Math.min(least, count), Infinity)
  return { counts, rare }
}

/**
 * Listings that may fulfil the condition among `total`, and how many have the rarest term that all of
 * them must have: an index looks at no more than these.
 */
export type Estimate = { readonly hits: number; readonly rarest: number }

export function estimate(
  condition: Condition,
  { counts, rare }: Frequencies,
  total: number,
): Estimate {
  const of = (each: Condition): Estimate => {
    if ('term' in each) {
      const hits = Math.min(
        total,
        each.prefix ? total / 10 : (counts.get(each.term) ?? rare ?? total / 4),
      )
      return { hits, rarest: hits }
    }
    const parts = ('all' in each ? each.all : each.any).map(of)
    const hits = parts.map((part) => part.hits)
    const rarest = parts.map((part) => part.rarest)
    return 'all' in each
      ? {
          hits: hits.reduce((product, one) => (product * one) / Math.max(1, total), total),
          rarest: Math.min(...rarest),
        }
      : { hits: Math.max(...hits), rarest: Math.max(...rarest) }
  }
  return of(condition)
}
