import { wordsIn } from '../src/storage/publication/search/search-terms.ts'
import type { BruteSearch } from './brute-force.ts'
import { generateNotices, seededRandom, type Corpus } from './generate-notices.ts'

const plain: BruteSearch = { text: null, number: null, matter: null, penalty: null, year: null }

/** A notice of the corpus, with what somebody who knows of it might type. */
export type Sample = {
  readonly words: readonly string[]
  readonly party: string
  readonly number: string
  readonly matter: string
  readonly penalty: string
  readonly year: number
}

export type Chance = {
  pick<T>(items: readonly T[]): T
  below(limit: number): number
}

export function chance(seed: number): Chance {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}

/** Notices from all over the corpus. */
export function sampleCorpus(corpus: Corpus, size: number): Sample[] {
  const step = Math.max(1, Math.floor(corpus.count / size))
  const samples: Sample[] = []
  for (let start = 0; start < corpus.count; start += step) {
    for (const { notice } of generateNotices(corpus, { start, end: start + 1 })) {
      const text = `${notice.cause} ${notice.facts} ${notice.penaltyBasis}`
      samples.push({
        words: [...new Set(wordsIn(text, false))].filter((word) =>
          /^\p{Script=Han}{2,6}$/u.test(word),
        ),
        party: notice.party.name,
        number: notice.number,
        matter: notice.matterCode,
        penalty: notice.penaltyKinds[0] ?? 'fine',
        year: Number(notice.publishedOn.slice(0, 4)),
      })
    }
  }
  return samples
}

/** Part of a name; shorter when the name is. */
export function partOfName({ party }: Sample, length: number, { below }: Chance): string {
  const start = below(Math.max(1, party.length - length + 1))
  return party.slice(start, start + length)
}

/** Searches of every sort, for the comparison with reading everything. */
export function randomSearches(corpus: Corpus, count: number, seed = 7): BruteSearch[] {
  const samples = sampleCorpus(corpus, 500)
  const dice = chance(seed)
  return Array.from({ length: count }, (_, i) => randomSearch(i % 20, samples, dice))
}

function randomSearch(sort: number, samples: readonly Sample[], dice: Chance): BruteSearch {
  const one = dice.pick(samples)
  const word = (from = one) => dice.pick(from.words)
  if (sort < 4) return { ...plain, text: `${word()} ${word()}` }
  if (sort < 6) return { ...plain, text: `${word()} ${word(dice.pick(samples))}` }
  if (sort < 8) return { ...plain, text: `${word()} ${word()} ${word()}` }
  if (sort < 11) return { ...plain, text: word() }
  if (sort < 15) return { ...plain, text: partOfName(one, [2, 3, 4, 6][sort - 11] ?? 2, dice) }
  if (sort === 15) return { ...plain, number: one.number.slice(0, -1 - dice.below(2)) }
  if (sort === 16) return { ...plain, number: one.number.split('〕')[0] ?? '' }
  if (sort === 17) return { ...plain, text: word(), matter: one.matter, year: one.year }
  if (sort === 18) return { ...plain, text: word(), penalty: one.penalty }
  return { ...plain, matter: one.matter, penalty: one.penalty }
}
