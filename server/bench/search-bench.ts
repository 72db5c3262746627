import { sql, type Kysely } from 'kysely'
import type { Database } from '../src/storage/database.ts'
import { listNotices } from '../src/storage/publication/list-notices.ts'
import { withPublishedNotices, corpusOf, type BenchWorld } from './bench-world.ts'
import type { Bench } from './bench-type.ts'
import { differencesFrom, everything } from './compare-results.ts'
import { costMeter, percentile, type Cost } from './measure-load.ts'
import { randomSearches } from './random-searches.ts'
import { plainIlike, sqliteFts, type Rival } from './rival-search.ts'
import { searchClasses, type SearchClass } from './search-classes.ts'

const comparedSearches = 200

export const searchBench: Bench = {
  name: 'search',
  summary:
    'pages of search results beside ILIKE and SQLite FTS5 (--rows N, --keep DIR, --rounds N)',
  async run({ quick, option }) {
    const count = Number(option('rows') ?? (quick ? 2000 : 100_000))
    const rounds = Number(option('rounds') ?? (quick ? 10 : 200))
    const searches = randomSearches(corpusOf(count), comparedSearches)
    console.log(`${count} notices …`)
    await withPublishedNotices({ count, keep: option('keep'), searches }, async (bench) => {
      await sizes(bench)
      await correctness(bench)
      await times(bench, rounds)
    })
  },
}

async function sizes({ owner, loaded, corpus }: BenchWorld): Promise<void> {
  const { rows } = await sql<{ table: string; indexes: string; postings: string; key: string }>`
    select pg_size_pretty(sum(pg_relation_size(inhrelid))) as table,
           pg_size_pretty(sum(pg_indexes_size(inhrelid))) as indexes,
           pg_size_pretty(pg_relation_size('publication.posting')) as postings,
           pg_size_pretty(pg_indexes_size('publication.posting')) as key
    from pg_inherits where inhparent = 'publication.listing'::regclass`.execute(owner)
  const [size] = rows
  const each = (loaded.rowSeconds * 1e6) / corpus.count
  console.log(
    `made and copied in ${loaded.rowSeconds.toFixed(0)} s (${each.toFixed(0)} µs each); ` +
      `postings built in ${loaded.postingSeconds.toFixed(0)} s, ${size?.postings} and their key ${size?.key}; ` +
      `list ${size?.table}, its indexes ${size?.indexes}`,
  )
}

async function correctness({ world, owner, corpus, loaded }: BenchWorld): Promise<void> {
  if (await isChanged(owner, corpus.count)) {
    console.log('results not compared: a mixed load has published in the kept folder since')
    return
  }
  const searches = randomSearches(corpus, comparedSearches)
  const differences = await differencesFrom(world.portal, searches, loaded.found)
  console.log(
    `${searches.length - differences.length} of ${searches.length} random searches find what reading every notice finds`,
  )
  for (const { search, what } of differences.slice(0, 5))
    console.log('  not:', what, JSON.stringify(search))
}

/** What reading every notice would find is known for the notices as they were loaded. */
async function isChanged(owner: Kysely<Database>, count: number): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select coalesce(max(id), 0) > ${count} as changed from publication.listing`.execute(owner)
  return rows[0]?.changed ?? false
}

async function times(bench: BenchWorld, rounds: number): Promise<void> {
  const { world, owner, corpus, dataDir } = bench
  const classes = await searchClasses(owner, corpus, rounds)
  const rivals = [await plainIlike(owner), await sqliteFts(owner, dataDir)]
  for (const { name, build } of rivals) console.log(`${name}: ${build}`)
  const { portal } = world
  await Promise.all(Array.from({ length: 8 }, () => listNotices(portal, everything)))
  const cost = await costMeter(owner)
  console.log(
    `${'search, ms'.padEnd(30)}  cpu p50  p99    wall p50  p99    ILIKE    FTS5 cpu p50  p99`,
  )
  for (const each of classes) {
    // Plans are made and pages read before anything is measured.
    for (const query of each.queries.slice(0, 10))
      await listNotices(portal, { ...everything, ...query })
    const costs: Cost[] = []
    for (const query of each.queries) {
      costs.push(await cost(() => listNotices(portal, { ...everything, ...query })))
    }
    const [ilike, fts] = await rivalCosts(rivals, each, cost)
    console.log(row(each.name, costs, ilike ?? [], fts ?? []))
  }
  for (const rival of rivals) rival.close()
}

/** ILIKE takes seconds, or is stopped after ten: once is enough to tell. */
const rivalRounds: Record<string, number> = { ILIKE: 1, FTS5: 100 }

async function rivalCosts(
  rivals: readonly Rival[],
  { queries }: SearchClass,
  cost: Awaited<ReturnType<typeof costMeter>>,
): Promise<Cost[][]> {
  const all: Cost[][] = []
  for (const { name, can, search } of rivals) {
    const costs: Cost[] = []
    for (const query of queries.slice(0, rivalRounds[name])) {
      if (can(query)) costs.push(await cost(() => search(query)))
    }
    all.push(costs)
  }
  return all
}

function row(name: string, ours: Cost[], ilike: Cost[], fts: Cost[]): string {
  const [cpu, wall] = [ours.map((each) => each.cpu), ours.map((each) => each.wall)]
  const figure = (values: readonly number[], share: number, width: number) =>
    (values.length === 0 ? '–' : percentile(values, share).toFixed(1)).padStart(width)
  const ftsCpu = fts.map((each) => each.cpu)
  return [
    name.padEnd(30),
    figure(cpu, 0.5, 8),
    figure(cpu, 0.99, 6),
    figure(wall, 0.5, 10),
    figure(wall, 0.99, 6),
    figure(
      ilike.map((each) => each.wall),
      0.5,
      8,
    ),
    figure(ftsCpu, 0.5, 12),
    figure(ftsCpu, 0.99, 6),
  ].join(' ')
}
