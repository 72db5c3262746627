import type { ListingRange } from './search-outline.ts'
import { blockSizes, type BlockKind } from './search-terms.ts'
import type { Estimate } from './term-frequencies.ts'

/** The listings of one year, and which share of them a search will probably find. */
export type Segment = ListingRange & Estimate

export type Window = {
  readonly low: number
  /** Blocks to look in, which reach from `low` up; null: everything from `low`. */
  readonly blocks: { readonly kind: BlockKind; readonly numbers: readonly number[] } | null
  /** Expected hits, as far as statistics tell, and index entries of the rarest term. */
  readonly hits: number
  readonly rarest: number
  /** Statistics have all of the terms in these years; else `hits` are more than there can be. */
  readonly known: boolean
}

type Need = {
  readonly wanted: number
  /**
   * Hits so far for each one expected: where statistics have all of the terms, and where they do not.
   * A 文号 of one year is unknown in the others and tells nothing of its own.
   */
  readonly better: { readonly known: number; readonly unknown: number }
  /** Nothing was looked at yet. */
  readonly first: boolean
}

// Microseconds of a processor, measured (bench search): they decide between ways, not results.
const perBlockRow = 0.2
const perRareEntry = 0.13
const perHit = 1.4
const perYear = 150
const maxBlocks: Readonly<Record<BlockKind, number>> = { small: 8, large: 32 }
/** More index entries than one window should pass: about 10 ms. */
const maxEntries = 60_000
/**
 * Before anything was seen: words that always stand together may make a hit of each entry, and then
 * these are just enough for a count. Where many are hits anyway, more do no harm.
 */
const firstEntries = (likely: boolean) => (likely ? 2500 : 1250)

/**
 * The next window below `hi`: the newest blocks of the year, when hits are many and few are wanted or
 * when part of the year is behind us; else the whole year, and the years before it while they add little.
 */
export function nextWindow(segments: readonly Segment[], hi: number, need: Need): Window {
  const below = segments
    .filter(({ low }) => low < hi)
    .map((segment) => expectation(segment, hi, need.better))
    .sort((a, b) => b.low - a.low)
  const [newest] = below
  if (!newest) return { low: 0, blocks: null, hits: 0, rarest: 0, known: true }
  const wanted = need.wanted * 1.25
  const rows = (wanted * newest.rows) / newest.hits
  const most = firstEntries(newest.hits > 0.2 * newest.rarest)
  const careful = need.first && newest.rarest > most
  const bearable = careful ? Math.min(rows, (most * newest.rows) / newest.rarest) : rows
  return (
    blocksOf('small', { year: newest, hi, rows: bearable, careful }) ??
    blocksOf('large', { year: newest, hi, rows: bearable, careful }) ??
    wholeYears(below, { wanted, entries: need.first ? most : maxEntries })
  )
}

/** What is left of a year below some listing; `whole`: how many times as much the whole year has. */
type Expected = {
  readonly low: number
  readonly rows: number
  readonly hits: number
  readonly rarest: number
  readonly whole: number
  readonly known: boolean
}

function expectation(
  { low, high, hits, rarest, known }: Segment,
  hi: number,
  better: Need['better'],
): Expected {
  const all = high + 1 - low
  const rows = Math.min(hi - low, all)
  const share = Math.min(rarest, hits * (known ? better.known : better.unknown))
  return {
    low,
    rows,
    hits: Math.max(share * rows, 1e-6),
    rarest: rarest * rows,
    whole: all / rows,
    known,
  }
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
  if (kind === 'small' && count > maxBlocks.small) return null
  const lowest = Math.max(top - Math.min(count, maxBlocks[kind]) + 1, Math.floor(year.low / size))
  const low = Math.max(lowest * size, year.low)
  const share = (hi - low) / year.rows
  const rarest = year.rarest * share
  const numbers = Array.from({ length: top - lowest + 1 }, (_, i) => top - i)
  const entries = Math.min(rarest * perRareEntry, (hi - low) * perBlockRow)
  const inBlocks = numbers.length * size * (kind === 'small' ? perBlockRow / 2 : 0.01)
  const hits = year.hits * share
  // A year of which the newer part is behind us is read whole all the same, unless it goes by blocks.
  const byYear = perYear + year.whole * (year.rarest * perRareEntry + year.hits * perHit)
  if (!careful && entries + inBlocks + hits * perHit > byYear) return null
  return { low, blocks: { kind, numbers }, hits, rarest, known: year.known }
}

function wholeYears(
  years: readonly Expected[],
  { wanted, entries }: { wanted: number; entries: number },
): Window {
  const known = years[0]?.known ?? true
  let [low, hits, rarest] = [Infinity, 0, 0]
  for (const year of years) {
    const enough = hits >= wanted || rarest + year.rarest * year.whole > entries
    const more = year.known !== known || enough || hits + year.hits > 3 * wanted
    if (low < Infinity && more) break
    low = Math.min(low, year.low)
    hits += year.hits
    rarest += year.rarest * year.whole
  }
  return { low, blocks: null, hits, rarest, known }
}
