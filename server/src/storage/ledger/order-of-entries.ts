import { lineOfEntry, type LeafLine } from '@zhaofa/ledger'
import { hashText } from './native-sha256.ts'

/** Numbers or hours that do not follow one another. */
export type OrderFinding =
  /** The records of one thing are numbered 1, 2, 3 …, and some of these numbers are not in the log. */
  | {
      readonly fault: 'sequence-gap'
      readonly kind: string
      readonly publicId: string
      readonly count: number
      readonly last: number
    }
  /** Later in the log and of an earlier hour than what was there: a clock was set back. */
  | {
      readonly fault: 'time-backwards'
      /** The first such entry, and how many there are. */
      readonly index: number
      readonly count: number
      readonly at: string
      /** The hour that the log had reached before. */
      readonly after: string
    }
  /** Of two records of one thing the later one says an earlier hour. */
  | {
      readonly fault: 'series-backwards'
      readonly index: number
      readonly kind: string
      readonly publicId: string
      readonly sequence: number
      readonly at: string
      readonly after: string
    }

/** The record from whose entry on the hours of the log are watched; see watch-clock.ts. */
export const clockSubject = { kind: 'clock', publicId: 'log' } as const

/**
 * An act takes its hour when it begins and its place in the log when it is committed, so entries stand out of
 * order by as much as an act may last. Migration 0323 refuses by the same measure.
 */
const hourTolerance = 5 * 60_000
/** Of one thing nothing is done twice at once; the machines of an installation differ by seconds. */
const seriesTolerance = 10_000

const maxFindings = 1000

const isClock = (kind: string, publicId: string) =>
  kind === clockSubject.kind && publicId === clockSubject.publicId

/** From the clock's own entry on, no entry is of an earlier hour than the log had reached. */
class HourCheck {
  #reached: number | null
  #first: { index: number; at: string; after: string } | null = null
  #count = 0

  /** @param reached the hour that an earlier check had come to; null: none, or before the clock's own entry */
  constructor(reached: number | null = null) {
    this.#reached = reached
  }

  get reached(): number | null {
    return this.#reached
  }

  see(index: number, { kind, publicId, at }: LeafLine, hour: number): void {
    if (isClock(kind, publicId)) this.#reached = hour
    if (this.#reached === null) return
    if (hour < this.#reached - hourTolerance) {
      this.#count++
      this.#first ??= { index, at, after: new Date(this.#reached).toISOString() }
    }
    this.#reached = Math.max(this.#reached, hour)
  }

  found(): OrderFinding[] {
    return this.#first ? [{ fault: 'time-backwards', count: this.#count, ...this.#first }] : []
  }
}

/** What a check has seen of each series: its key, how many records, the last number, the latest hour; and names by place. */
type KeptSeries = {
  readonly isWatched: boolean
  readonly series: readonly (readonly [key: number, count: number, last: number, hour: number])[]
  readonly names: readonly (readonly [place: number, name: string])[]
}

/**
 * Every series starts at 1, has no hole, and from the clock's entry on its hours do not run backwards; that is what makes an omission
 * and a backdated act show. A log has as many series as things; of each, three numbers are kept, under 52 bits of
 * the hash of its name (two of a million series meet once in ten thousand such logs).
 */
class SeriesCheck {
  /** A check that goes on where another one ended. */
  static continued({ isWatched, series, names }: KeptSeries): SeriesCheck {
    const check = new SeriesCheck()
    check.#watched = isWatched
    for (const [key, count, last, hour] of series) {
      const place = check.#newPlace(key)
      check.#counts[place] = count
      check.#lasts[place] = last
      check.#hours[place] = hour
    }
    for (const [place, name] of names) check.#names.set(place, name)
    return check
  }

  readonly backwards: OrderFinding[] = []
  readonly #places = new Map<number, number>()
  #counts = new Float64Array(1024)
  #lasts = new Float64Array(1024)
  #hours = new Float64Array(1024)
  /** Of a series with a hole its name is needed; only those with more than one record can have one. */
  readonly #names = new Map<number, string>()
  /** Hours of before the clock's own entry are measured by nobody, neither here nor by the database. */
  #watched = false

  see(index: number, { kind, publicId, sequence, at }: LeafLine, hour: number): void {
    if (isClock(kind, publicId)) {
      this.#watched = true
      // Counted anew: what a clock that ran ahead has left is not measured any more.
      if (sequence > 1) this.#hours.fill(0)
    }
    const place = this.#placeOf(`${kind} ${publicId}`, sequence)
    const before = this.#hours[place] ?? 0
    if (this.#watched && hour < before - seriesTolerance && this.backwards.length < maxFindings) {
      const after = new Date(before).toISOString()
      this.backwards.push({ fault: 'series-backwards', index, kind, publicId, sequence, at, after })
    }
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    this.#lasts[place] = Math.max(this.#lasts[place] ?? 0, sequence)
    this.#hours[place] = Math.max(before, hour)
  }

  gaps(): OrderFinding[] {
    const found: OrderFinding[] = []
    for (const [place, name] of this.#names) {
      const [kind = '', publicId = ''] = name.split(' ')
      const [count = 0, last = 0] = [this.#counts[place], this.#lasts[place]]
      if (count < last) found.push({ fault: 'sequence-gap', kind, publicId, count, last })
    }
    return found
  }

  kept(): KeptSeries {
    const series = [...this.#places].map(
      ([key, place]) =>
        [key, this.#counts[place] ?? 0, this.#lasts[place] ?? 0, this.#hours[place] ?? 0] as const,
    )
    return { isWatched: this.#watched, series, names: [...this.#names] }
  }

  #placeOf(name: string, sequence: number): number {
    const key = beginningOf(hashText(name))
    const place = this.#places.get(key) ?? this.#newPlace(key)
    if (sequence > 1 && !this.#names.has(place)) this.#names.set(place, name)
    return place
  }

  #newPlace(key: number): number {
    const place = this.#places.size
    this.#places.set(key, place)
    if (place >= this.#counts.length) this.#grow()
    return place
  }

  #grow(): void {
    const larger = (array: Float64Array) => {
      const grown = new Float64Array(array.length * 2)
      grown.set(array)
      return grown
    }
    this.#counts = larger(this.#counts)
    this.#lasts = larger(this.#lasts)
    this.#hours = larger(this.#hours)
  }
}

/** The first 52 bits of a hash: a number holds no more exactly. */
function beginningOf(hash: string): number {
  let number = 0
  for (let at = 0; at < 6; at++) number = number * 256 + hash.charCodeAt(at)
  return number * 16 + (hash.charCodeAt(6) >> 4)
}

/** What a check of entries remembers for one that goes on later. */
export type KeptOrder = {
  /** The hour that the entries have come to; null before the clock's own entry. */
  readonly hour: number | null
  readonly series: KeptSeries
}

/** An entry that is not a line of LEAF.md. */
export type UnreadableEntry = { readonly fault: 'entry-unreadable'; readonly index: number }

/** Reads entries one after the other: whether each is a line, and whether numbers and hours follow one another. */
export class EntryCheck {
  readonly unreadable: UnreadableEntry[] = []
  readonly #series: SeriesCheck
  readonly #hours: HourCheck

  constructor(kept: KeptOrder | null = null) {
    this.#series = kept ? SeriesCheck.continued(kept.series) : new SeriesCheck()
    this.#hours = new HourCheck(kept?.hour)
  }

  see(index: number, entry: Uint8Array): void {
    const leaf = lineOfEntry(entry)
    if (!leaf) {
      this.unreadable.push({ fault: 'entry-unreadable', index })
      return
    }
    const hour = Date.parse(leaf.at)
    this.#series.see(index, leaf, hour)
    this.#hours.see(index, leaf, hour)
  }

  orders(): OrderFinding[] {
    return [...this.#series.gaps(), ...this.#series.backwards, ...this.#hours.found()]
  }

  kept(): KeptOrder {
    return { hour: this.#hours.reached, series: this.#series.kept() }
  }
}
