import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import { wordsIn } from './search-terms.ts'

const entryKinds = ['matter', 'guide', 'list', 'law', 'article', 'officer'] as const
export type EntryKind = (typeof entryKinds)[number]

/** A line of a list or an article of a law that was found. See migration 0046 for the columns. */
export type FoundEntry = {
  readonly agencyId: string
  readonly kind: EntryKind
  readonly source: string
  readonly edition: string
  readonly place: number
  readonly ref: string
  readonly title: string
  readonly body: string
  readonly publishedOn: string
}

export type FoundEntries = {
  readonly hits: readonly FoundEntry[]
  readonly count: number
  /** When false, there are at least `count`. */
  readonly exact: boolean
}

/** Nobody reads further than this in one kind of entry. */
const entriesShown = 100

/** The text as the index holds it: one form of each character, lower case, no spaces. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '')

/** Neighbouring characters, as publication.pairs() of migration 0046. */
export function pairsOf(text: string): string[] {
  const characters = [...folded(text)]
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))]
}

/** The words that were typed; an entry must hold all of them. Single characters say too little and are left out. */
export function searchedWords(typed: string): string[] {
  const words = typed
    .split(' ')
    .flatMap((part) => (/\p{Script=Han}/u.test(part) ? wordsIn(part, false) : [part]))
    .map(folded)
  return [...new Set(words)].filter((word) => [...word].length > 1)
}

/**
 * Everything but notices that has all words, by kind: what has them in its title first, and what has
 * them as they were typed before what has them scattered. With an agency only what it published, and the
 * laws, which are everybody's. Null when nothing can be searched for.
 */
export async function searchEntries(
  db: Kysely<Database>,
  typed: string,
  agencyId: string | null = null,
): Promise<ReadonlyMap<EntryKind, FoundEntries> | null> {
  const words = searchedWords(typed)
  if (words.length === 0) return null
  const pairs = [...new Set(words.flatMap(pairsOf))]
  const { rows } = await sql<FoundEntry & { all: number }>`
    select "agencyId", kind, source, edition, place, ref, title, body, "publishedOn", "all"::int from (
      select agency_id as "agencyId", kind, source, edition, place, ref, title, body, published_on as "publishedOn",
             count(*) over (partition by kind) as "all",
             row_number() over (partition by kind order by (strpos(lower(title), ${words[0]}) > 0) desc, id) as n
      from publication.search_entry where pairs @> ${pairs}::text[]
        and (${agencyId}::uuid is null or agency_id = ${agencyId} or kind = 'law')
    ) as found where n <= ${entriesShown} order by n`.execute(db)
  const found = new Map<EntryKind, FoundEntries>()
  for (const kind of entryKinds) {
    const candidates = rows.filter((row) => row.kind === kind)
    const hits = ranked(candidates, words, folded(typed))
    if (hits.length === 0) continue
    const all = candidates[0]?.all ?? 0
    const exact = all <= entriesShown
    found.set(kind, { hits, count: exact ? hits.length : entriesShown, exact })
  }
  return found
}

/** The pairs of a word may be scattered over a text, so only an entry that really has every word counts. */
function ranked(
  candidates: readonly FoundEntry[],
  words: readonly string[],
  phrase: string,
): FoundEntry[] {
  return candidates
    .map((entry) => {
      const title = folded(entry.title)
      const text = `${title} ${folded(entry.body)}`
      const whole = words.every((word) => text.includes(word))
      const inTitle = words.filter((word) => title.includes(word)).length
      const score =
        (title.includes(phrase) ? 100 : 0) + (text.includes(phrase) ? 50 : 0) + 10 * inTitle
      return { entry, whole, score: score + (entry.place === 0 ? 1 : 0) }
    })
    .filter(({ whole }) => whole)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
    .filter(firstOfArticle())
}

/** An article is indexed in pieces, and the best piece represents it. */
function firstOfArticle(): (entry: FoundEntry) => boolean {
  const seen = new Set<string>()
  return ({ kind, source }) => {
    if (kind !== 'article') return true
    const first = !seen.has(source)
    seen.add(source)
    return first
  }
}

const candidatesForSuggestions = 300
const suggestionsShown = 5
/** Of two texts: how many of their pairs they share, from 0 to 1. */
const likeEnough = 0.3

/** Titles that look like what was typed: 您是不是要找. */
export async function suggestTitles(
  db: Kysely<Database>,
  typed: string,
  others: readonly string[],
): Promise<string[]> {
  const pairs = pairsOf(typed)
  if (pairs.length === 0) return []
  // Cut: suggestions where nothing was found; nobody is told that these are all.
  const { rows } = await sql<{ title: string }>`
    select distinct title from publication.search_entry
    where pairs && ${pairs}::text[] and kind <> 'officer'
    limit ${candidatesForSuggestions}`.execute(db)
  const titles = [...new Set([...rows.map(({ title }) => title), ...others])]
  return titles
    .map((title) => ({ title, likeness: likeness(pairs, title) }))
    .filter((each) => each.likeness >= likeEnough && folded(each.title) !== folded(typed))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, suggestionsShown)
    .map(({ title }) => title)
}

/** How much of what was typed the title has, and a little for how much of the title was typed. */
function likeness(typed: readonly string[], title: string): number {
  const own = new Set(pairsOf(title))
  const shared = typed.filter((pair) => own.has(pair)).length
  return own.size === 0 ? 0 : (0.7 * shared) / typed.length + (0.3 * shared) / own.size
}

/** Titles to offer while somebody types: laws and matters. */
export async function titlesToOffer(db: Kysely<Database>): Promise<string[]> {
  // Cut: words offered while somebody types; the search itself finds all.
  const { rows } = await sql<{ title: string }>`
    select title from publication.search_entry
    where kind = 'matter' or (kind = 'law' and place = 0)
    group by title order by min(id) limit 120`.execute(db)
  return rows.map(({ title }) => title)
}
