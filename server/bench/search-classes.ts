import { sql, type Kysely } from 'kysely'
import type { Database } from '../src/storage/database.ts'
import type { NoticeQuery } from '../src/storage/publication/list-notices.ts'
import type { Corpus } from './generate-notices.ts'
import { chance, partOfName, sampleCorpus, type Chance, type Sample } from './random-searches.ts'

export type SearchClass = {
  readonly name: string
  readonly queries: readonly Partial<NoticeQuery>[]
}

/** Words by how many notices have them: shares of the corpus. */
type Frequency = 'common' | 'mid' | 'low' | 'rare'
const shares: Record<Frequency, readonly [from: number, to: number]> = {
  common: [0.2, 0.7],
  mid: [0.01, 0.15],
  low: [0.002, 0.01],
  rare: [0, 0.000_06],
}

/**
 * Every kind of search that is hard in a way of its own. Half of the pairs of words stand together in
 * one notice, half are any two of their frequency.
 */
export async function searchClasses(
  owner: Kysely<Database>,
  corpus: Corpus,
  perClass: number,
): Promise<SearchClass[]> {
  const samples = sampleCorpus(corpus, 2000)
  const dice = chance(99)
  const words = await frequencies(owner, corpus)
  const rare = await rareWords(owner, dice)
  const made = (name: string, make: () => Partial<NoticeQuery>): SearchClass => ({
    name,
    queries: Array.from({ length: perClass }, make),
  })
  const together = (...wanted: Frequency[]) => wordsTogether({ samples, words, dice }, wanted)
  const mixed = (...wanted: Frequency[]) => ({
    text: (dice.below(2) === 0
      ? together(...wanted)
      : wanted.map((each) => dice.pick(words.of(each)))
    ).join(' '),
  })
  const one = (frequency: Frequency) => ({ text: dice.pick(words.of(frequency)) })
  const name = (length: number) => ({ text: partOfName(dice.pick(samples), length, dice) })
  const number = (cut: (number: string) => string) => ({ text: cut(dice.pick(samples).number) })
  const deep = () => ({ before: Math.floor(corpus.count * (0.2 + dice.below(60) / 100)) })
  return [
    made('2 words mid & low', () => mixed('mid', 'low')),
    made('2 words mid & mid', () => mixed('mid', 'mid')),
    made('2 words common & mid', () => mixed('common', 'mid')),
    made('2 words common & common', () => mixed('common', 'common')),
    made('3 words common & mid & mid', () => mixed('common', 'mid', 'mid')),
    made('rare, up to 60 of a million', () => ({ text: dice.pick(rare) })),
    made('1 word low', () => one('low')),
    made('1 word mid', () => one('mid')),
    made('1 word common', () => one('common')),
    made('no hit, rare & rare', () => ({ text: `${dice.pick(rare)} ${dice.pick(rare)}` })),
    made('no hit, unknown word', () => ({ text: `航天${dice.below(99_999)}号发射场` })),
    made('party, 2 characters', () => name(2)),
    made('party, 4 characters', () => name(4)),
    made('party, 6 characters', () => name(6)),
    made('number: agency', () => number((text) => text.split('〔')[0] + '〔')),
    made('number: agency and year', () => number((text) => text.split('〕')[0] + '〕')),
    made('number: two digits more', () => number((text) => text.replace(/(〕\d\d).*/, '$1'))),
    made('number: whole', () => number((text) => text)),
    made('matter and penalty', () => {
      const { matter, penalty } = dice.pick(samples)
      return { matter, penalty: (penalty as NoticeQuery['penalty']) ?? null }
    }),
    made('word in one matter and year', () => {
      const { matter, year, words: own } = dice.pick(samples)
      return { text: dice.pick(own), matter, year }
    }),
    made('facets, mid & low', () => ({ ...mixed('mid', 'low'), facets: true })),
    made('facets, mid & mid', () => ({ ...mixed('mid', 'mid'), facets: true })),
    made('facets, common & common', () => ({ ...mixed('common', 'common'), facets: true })),
    made('facets, 1 word common', () => ({ ...one('common'), facets: true })),
    made('facets, everything, stored', () => ({ facets: true })),
    made('deep page, common', () => ({ ...one('common'), ...deep() })),
    made('deep page, mid & mid', () => ({ ...mixed('mid', 'mid'), ...deep() })),
    made('deep page, common & mid', () => ({ ...mixed('common', 'mid'), ...deep() })),
    made('deep page, everything', deep),
  ]
}

/** How many listings have a term, over all of its postings. */
const listed = sql`sum(case when length(ids) = 1024 then bit_count(ids) else length(ids) / 2 end)`

type Words = { of(frequency: Frequency): readonly string[]; shareOf(word: string): number }

async function frequencies(owner: Kysely<Database>, { count }: Corpus): Promise<Words> {
  const { rows } = await sql<{ term: string; count: number }>`
    select term, ${listed}::int as count from publication.posting
    group by term having ${listed} >= ${Math.floor(count * shares.low[0])}`.execute(owner)
  const words = rows.filter(({ term }) => /^\p{Script=Han}{2,4}$/u.test(term))
  const share = new Map(words.map((each) => [each.term, each.count / count]))
  const within = (value: number, [from, to]: readonly [number, number]) =>
    value >= from && value <= to
  return {
    shareOf: (word) => share.get(word) ?? 0,
    of: (frequency) =>
      [...share].filter(([, value]) => within(value, shares[frequency])).map(([word]) => word),
  }
}

type Source = { readonly samples: readonly Sample[]; readonly words: Words; readonly dice: Chance }

function wordsTogether({ samples, words, dice }: Source, wanted: readonly Frequency[]): string[] {
  for (;;) {
    const { words: own } = dice.pick(samples)
    const chosen = new Set<string>()
    for (const frequency of wanted) {
      const [from, to] = shares[frequency]
      const fitting = own.filter((word) => {
        const share = words.shareOf(word)
        return share >= from && share <= to && !chosen.has(word)
      })
      if (fitting.length > 0) chosen.add(dice.pick(fitting))
    }
    if (chosen.size === wanted.length) return [...chosen]
  }
}

/** Words of a few notices each: credit codes, sums and numbers of this corpus. */
async function rareWords(owner: Kysely<Database>, dice: Chance): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from ts_stat(${`select terms from publication.listing where id % 2000 = ${dice.below(2000)}
      or id % 2000 = 7`})
    where ndoc = 1 and word ~ '^[0-9]{4,5}$|^91[0-9A-Z]{16}$' order by word`.execute(owner)
  const words = rows.map(({ word }) => word)
  const chosen: string[] = []
  while (chosen.length < 100 && words.length > 0) {
    const [word = ''] = words.splice(dice.below(words.length), 1)
    const { rows: hits } = await sql<{ count: number | null }>`
      select ${listed}::int as count from publication.posting where term = ${word}`.execute(owner)
    if ((hits[0]?.count ?? 0) <= 60) chosen.push(word)
  }
  return chosen
}
