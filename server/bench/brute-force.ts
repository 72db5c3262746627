import { partsOf, plainQuery, wordsIn } from '../src/storage/publication/search/search-terms.ts'

/** What a search asks for, in the words of somebody who has no index. */
export type BruteSearch = {
  readonly text: string | null
  readonly number: string | null
  readonly matter: string | null
  readonly penalty: string | null
  readonly year: number | null
}

type Seen = {
  readonly listing: {
    readonly year: number
    readonly id: number
    readonly number: string
    readonly party: string
    readonly matter_code: string
    readonly penalty_kinds: readonly string[]
  }
  /** Title, facts and so on: where words are looked for. */
  readonly text: string
}

export type BruteResult = { readonly count: number; readonly newest: readonly number[] }

/**
 * Holds every notice against every search, one by one: the yardstick for the index. It shares with it
 * only the segmenter, which decides what a word is.
 */
export function bruteForce(searches: readonly BruteSearch[]) {
  const found = searches.map(() => ({ count: 0, newest: [] as number[] }))
  const conditions = searches.map(conditionOf)
  return {
    /** Notices come from the eldest to the newest. */
    look(seen: Seen): void {
      const words = new Set(wordsIn(seen.text, true))
      const party = plainQuery(seen.listing.party).replaceAll(' ', '')
      conditions.forEach((holds, i) => {
        const result = found[i]
        if (!result || !holds(seen, words, party)) return
        result.count++
        result.newest.unshift(seen.listing.id)
        if (result.newest.length > 21) result.newest.pop()
      })
    },
    results: (): BruteResult[] => found,
  }
}

type Condition = (seen: Seen, words: ReadonlySet<string>, party: string) => boolean

function conditionOf({ text, number, matter, penalty, year }: BruteSearch): Condition {
  const typed = text === null ? null : plainQuery(text)
  const words = typed === null ? [] : wordsIn(typed, false).map(wordOf)
  return ({ listing }, has, party) =>
    (matter === null || listing.matter_code === matter) &&
    (penalty === null || listing.penalty_kinds.includes(penalty)) &&
    (year === null || listing.year === year) &&
    (number === null || listing.number.startsWith(number)) &&
    (typed === null ||
      (words.length > 0 && words.every((word) => word(has))) ||
      isPartOf(typed, party))
}

function wordOf(word: string): (has: ReadonlySet<string>) => boolean {
  const parts = partsOf(word)
  return (has) => has.has(word) || (parts.length > 1 && parts.every((part) => has.has(part)))
}

function isPartOf(typed: string, party: string): boolean {
  return typed.length > 1 && !typed.includes(' ') && party.includes(typed)
}
