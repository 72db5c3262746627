import { parentPort, workerData } from 'node:worker_threads'
import type { ClientConfig } from 'pg'
import { withClient } from '../src/storage/connect.ts'
import { listingOf } from '../src/storage/publication/publish-notice.ts'
import { searchedText } from '../src/storage/publication/search/search-terms.ts'
import { bruteForce, type BruteSearch } from './brute-force.ts'
import { CopyRows, copyLine } from './copy-rows.ts'
import { generateNotices, type Corpus, type Generated } from './generate-notices.ts'

/** A part of the corpus for one thread; the rows go straight into the partitions, past the triggers. */
export type LoaderPart = {
  readonly owner: ClientConfig
  readonly corpus: Corpus
  readonly part: { readonly start: number; readonly end: number }
  readonly searches: readonly BruteSearch[]
}

const linesAtOnce = 1000
/** Years before these share a partition (migrations 0006 and 0059). */
const firstOwnPartition = { notice: 2022, listing: 2015 }

const { owner, corpus, part, searches } = workerData as LoaderPart
const check = bruteForce(searches)

type Lines = Record<'notice' | 'entry' | 'listing' | 'plain', string[]>

const columns = {
  notice: ['year', 'public_id', 'version', 'agency_id', 'body', 'published_at'],
  entry: [
    'public_id',
    'agency_id',
    'kind',
    'year',
    'listing_id',
    'version',
    'number',
    'first_published_on',
    'published_on',
    'expires_on',
  ],
  plain: ['id', 'party', 'number', 'text'],
}

function linesOf({ notice, agencyId, listingId }: Generated, lines: Lines): void {
  const { publicId, publishedOn, expiresOn, number } = notice
  const year = Number(publishedOn.slice(0, 4))
  const listing = listingOf(notice, agencyId, { year, listingId })
  const at = `${publishedOn}T01:00:00.000Z`
  lines.notice.push(copyLine([year, publicId, 1, agencyId, JSON.stringify(notice), at]))
  lines.entry.push(
    copyLine([
      publicId,
      agencyId,
      notice.kind,
      year,
      listingId,
      1,
      number,
      publishedOn,
      publishedOn,
      expiresOn,
    ]),
  )
  lines.listing.push(copyLine(Object.values(listing)))
  const text = searchedText(notice)
  lines.plain.push(copyLine([listingId, notice.party.name, number, text]))
  check.look({ listing, text })
}

/** Rows of one year until the next begins. */
async function loadYear(
  first: Generated,
  rest: Iterator<Generated>,
): Promise<Generated | undefined> {
  const year = first.notice.publishedOn.slice(0, 4)
  const partitionOf = (table: keyof typeof firstOwnPartition) =>
    `publication.${table}_${Number(year) < firstOwnPartition[table] ? 'early' : year}`
  const listingColumns = Object.keys(
    listingOf(first.notice, first.agencyId, { year: Number(year), listingId: 1 }),
  )
  return withClient(owner, (notices) =>
    withClient(owner, (entries) =>
      withClient(owner, (listings) =>
        withClient(owner, async (plains) => {
          const copies = {
            notice: new CopyRows(notices, partitionOf('notice'), columns.notice),
            entry: new CopyRows(entries, 'publication.entry', columns.entry),
            listing: new CopyRows(listings, partitionOf('listing'), listingColumns),
            plain: new CopyRows(plains, 'bench.plain', columns.plain),
          }
          const tables = ['notice', 'entry', 'listing', 'plain'] as const
          let lines: Lines = { notice: [], entry: [], listing: [], plain: [] }
          const flush = async () => {
            for (const table of tables) await copies[table].write(lines[table].join(''))
            lines = { notice: [], entry: [], listing: [], plain: [] }
          }
          let each: Generated | undefined = first
          while (each?.notice.publishedOn.startsWith(year)) {
            linesOf(each, lines)
            if (lines.notice.length >= linesAtOnce) await flush()
            const next = rest.next() as IteratorResult<Generated, undefined>
            each = next.value
          }
          await flush()
          for (const table of tables) await copies[table].end()
          return each
        }),
      ),
    ),
  )
}

const rest = generateNotices(corpus, part)
let next: Generated | undefined = rest.next().value as Generated | undefined
while (next) next = await loadYear(next, rest)
parentPort?.postMessage(check.results())
