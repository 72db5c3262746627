import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { SearchableLine } from '@zhaofa/domain/publicity/lists/searchable-line.ts'
import type { Tx } from '../../database.ts'

/** Lists whose lines have their own pages. The lines of other lists are found on the page of their list. */
const kinds = {
  pre_matter_list: 'matter',
  pre_service_guide: 'guide',
  pre_officer: 'officer',
} as const

const isKind = (item: string): item is keyof typeof kinds => Object.hasOwn(kinds, item)

/** One list as it was published. */
type PublishedAs = {
  readonly agencyId: string
  readonly item: string
  readonly version: number
  readonly publishedOn: PlainDate
}

/** What the whole search has of a list: one entry a line. */
export const entriesOfList = (
  { agencyId, item, version, publishedOn }: PublishedAs,
  lines: readonly SearchableLine[],
) =>
  lines.map(({ title, body, ref }, i) => ({
    agency_id: agencyId,
    kind: isKind(item) ? kinds[item] : ('list' as const),
    source: item,
    edition: String(version),
    place: i + 1,
    ref,
    title,
    body,
    published_on: publishedOn,
  }))

/** The newest version takes the place of the one before. */
export async function indexList(
  tx: Tx,
  list: PublishedAs,
  lines: readonly SearchableLine[],
): Promise<void> {
  await tx
    .deleteFrom('publication.search_entry')
    .where('source', '=', list.item)
    .where('agency_id', '=', list.agencyId)
    .execute()
  if (lines.length === 0) return
  await tx.insertInto('publication.search_entry').values(entriesOfList(list, lines)).execute()
}
