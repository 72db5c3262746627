import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { sql, type Kysely } from 'kysely'
import type { ClientConfig } from 'pg'
import { withClient } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { publishAgency } from '../src/storage/publication/lists/publish-lists.ts'
import { sampleAgency } from '../test/notices.ts'
import { blockSize } from '../src/storage/publication/search/block-bits.ts'
import type { BruteResult, BruteSearch } from './brute-force.ts'
import { benchAgencies, type Corpus } from './generate-notices.ts'
import type { LoaderPart } from './notice-loader.ts'

/** What loading took, in seconds, and what the given searches must find. */
export type Loaded = {
  readonly count: number
  readonly rowSeconds: number
  readonly postingSeconds: number
  readonly found: readonly BruteResult[]
}

/**
 * Fills an empty database with generated notices without their leaves of the log, which no list or
 * search reads. Beside them `bench.plain` holds the bare text, for whoever searches it otherwise.
 */
export async function loadNotices(
  owner: Kysely<Database>,
  address: ClientConfig,
  { corpus, searches }: { corpus: Corpus; searches: readonly BruteSearch[] },
): Promise<Loaded> {
  await prepare(owner)
  const rowsAt = performance.now()
  const parts = await loadParts(address, corpus, searches)
  const postingsAt = performance.now()
  await makePostings(address, corpus)
  const doneAt = performance.now()
  await finish(owner, corpus.count)
  return {
    count: corpus.count,
    rowSeconds: (postingsAt - rowsAt) / 1000,
    postingSeconds: (doneAt - postingsAt) / 1000,
    found: merged(parts),
  }
}

async function prepare(owner: Kysely<Database>): Promise<void> {
  for (const [position, { id, name }] of benchAgencies.entries()) {
    const agency = { ...sampleAgency, agency_id: id, name, short_name: name, position }
    await owner.transaction().execute((tx) => publishAgency(tx, agency))
  }
  await sql`create schema bench`.execute(owner)
  await sql`create table bench.plain (id bigint not null, party text not null, number text not null,
    text text not null)`.execute(owner)
  await sql`alter table publication.posting drop constraint posting_pkey`.execute(owner)
  await sql`alter table publication.entry disable trigger user`.execute(owner)
}

async function loadParts(
  owner: ClientConfig,
  corpus: Corpus,
  searches: readonly BruteSearch[],
): Promise<BruteResult[][]> {
  const threads = corpus.count < 5000 ? 1 : Math.min(4, availableParallelism())
  const edge = (i: number) => Math.floor((corpus.count * i) / threads)
  return Promise.all(
    Array.from({ length: threads }, (_, i) => {
      const part = { start: edge(i), end: edge(i + 1) }
      return loadPart({ owner, corpus, part, searches })
    }),
  )
}

function loadPart(part: LoaderPart): Promise<BruteResult[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./notice-loader.ts', import.meta.url), { workerData: part })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Later parts hold newer notices. */
function merged(parts: readonly BruteResult[][]): BruteResult[] {
  return (parts[0] ?? []).map((_, i) => {
    const results = parts.flatMap((part) => part[i] ?? []).toReversed()
    return {
      count: results.reduce((sum, { count }) => sum + count, 0),
      newest: results.flatMap(({ newest }) => newest).slice(0, 21),
    }
  })
}

/** The postings as migration 0445 defines them, two blocks at a time. */
async function makePostings(address: ClientConfig, { count }: Corpus): Promise<void> {
  const blocks = Array.from({ length: Math.floor(count / blockSize) + 1 }, (_, block) => block)
  const build = () =>
    withClient(address, async (client) => {
      for (let block = blocks.shift(); block !== undefined; block = blocks.shift()) {
        await client.query(
          `insert into publication.posting (term, block, ids)
           select term, $1::int, ids from publication.postings_due($1)`,
          [block],
        )
      }
    })
  await Promise.all([build(), build()])
  await withClient(address, (client) =>
    client.query('alter table publication.posting add primary key (term, block)'),
  )
}

/** What the triggers would have done row by row. */
async function finish(owner: Kysely<Database>, count: number): Promise<void> {
  await sql`alter table publication.entry enable trigger user`.execute(owner)
  await sql`alter table bench.plain add primary key (id)`.execute(owner)
  await sql`select setval('publication.listing_id', ${Math.max(1, count)})`.execute(owner)
  await sql`select publication.count_again()`.execute(owner)
  await sql`select publication.sum_again()`.execute(owner)
  await sql`vacuum analyze publication.listing, publication.posting, publication.entry, publication.notice, bench.plain`.execute(
    owner,
  )
}
