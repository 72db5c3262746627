import type { Span } from './search-outline.ts'
import { blockSizes, type BlockKind } from './search-terms.ts'
import type { Estimate } from './term-frequencies.ts'

/** The listings of one year, and which share of them a search will probably find. */
export type Segment = Span & Estimate

export type Window = {
  readonly low: number
  /** Blocks to look in, which reach from `low` up; null: everything from `low`. */
  readonly blocks: { readonly kind: BlockKind; readonly numbers: readonly number[] } | null
  /** Expected hits, as far as statistics know the terms, and index entries of the rarest term. */
  readonly hits: number
  readonly rarest: number
}

export type Need = {
  readonly wanted: number
  /** Hits so far for each one expected. */
  readonly better: number
  /** Nothing was looked at yet. */
  readonly first: boolean
}

// Microseconds of a processor, measured (bench search): they decide between ways, not results.
const perBlockRow = 0.2
const perRareEntry = 0.13
const perHit = 1.4
const perYear = 150
const mostBlocks = 8
/** More index entries than one window should pass: about 10 ms. */
const mostEntries = 60_000
/** Before anything was seen: words that always stand together may make a hit of each entry. */
const firstEntries = 5000

/**
 * The next window below `hi`: the newest blocks of the year, when hits are many and few are wanted;
 * else the whole year, and the years before it while they add little.
 */
export function nextWindow(segments: readonly Segment[], hi: number, need: Need): Window {
  const below = segments
    .filter(({ low }) => low < hi)
    .map((segment) => expectation(segment, hi, need.better))
    .sort((a, b) => b.low - a.low)
  const [newest] = below
  if (!newest) return { low: 0, blocks: null, hits: 0, rarest: 0 }
  const wanted = need.wanted * 1.25
  const rows = (wanted * newest.rows) / newest.hits
  const careful = need.first && newest.rarest > firstEntries
  const bearable = careful ? Math.min(rows, (firstEntries * newest.rows) / newest.rarest) : rows
  return (
    blocksOf('small', { year: newest, hi, rows: bearable, careful }) ??
    blocksOf('large', { year: newest, hi, rows: bearable, careful }) ??
    wholeYears(below, { wanted, entries: need.first ? firstEntries : mostEntries })
  )
}

type Expected = {
  readonly low: number
  readonly rows: number
  readonly hits: number
  readonly rarest: number
  readonly known: boolean
}

function expectation(
  { low, high, hits, rarest, known }: Segment,
  hi: number,
  better: number,
): Expected {
  const rows = Math.min(hi, high + 1) - low
  const share = Math.min(rarest, hits * better)
  return { low, rows, hits: Math.max(share * rows, 1e-6), rarest: rarest * rows, known }
}

type Blocks = {
  readonly year: Expected
  readonly hi: number
  readonly rows: number
  readonly careful: boolean
}

/** The newest blocks of one kind that hold about so many rows; null when another way is better. */
function blocksOf(kind: BlockKind, { year, hi, rows, careful }: Blocks): Window | null {
  const size = blockSizes[kind]
  const top = Math.floor((hi - 1) / size)
  const count = Math.max(1, 1 + Math.round((rows - (hi - top * size)) / size))
  const low = (top - count + 1) * size
  if (count > mostBlocks || low <= year.low) return null
  const share = (hi - low) / year.rows
  const rarest = year.rarest * share
  const entries = Math.min(rarest * perRareEntry, (hi - low) * perBlockRow)
  const byBlocks = entries + count * size * (kind === 'small' ? perBlockRow / 2 : 0.01)
  const byYear = perYear + year.rarest * perRareEntry + year.hits * perHit
  if (!careful && byBlocks + year.hits * share * perHit > byYear) return null
  const numbers = Array.from({ length: count }, (_, i) => top - i)
  return { low, blocks: { kind, numbers }, hits: year.known ? year.hits * share : 0, rarest }
}

function wholeYears(
  years: readonly Expected[],
  { wanted, entries }: { wanted: number; entries: number },
): Window {
  let [low, hits, known, rarest] = [Infinity, 0, 0, 0]
  for (const year of years) {
    const enough = hits >= wanted || rarest + year.rarest > entries
    if (low < Infinity && (enough || hits + year.hits > 3 * wanted)) break
    low = Math.min(low, year.low)
    hits += year.hits
    known += year.known ? year.hits : 0
    rarest += year.rarest
  }
  return { low, blocks: null, hits: known, rarest }
}
