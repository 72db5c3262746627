import { sql } from 'kysely'
import type {
  ArticleEvent,
  RecordedArticleEvent,
} from '@zhaofa/domain/publicity/articles/article-chain.ts'
import type { ArticleFile } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import type { Author } from './case-store.ts'
import type { Tx } from './database.ts'
import { recordLeaves, type JsonValue } from './ledger/record.ts'
import { eventColumns, firstWins, recordedEvent } from './recorded-event.ts'

/** An article on its way to publication, or published: its events, oldest first. */
export type StoredArticle = {
  readonly id: string
  readonly agencyId: string
  readonly events: readonly RecordedArticleEvent[]
}

/** Articles whose newest event is among the last `limit`, newest first. */
export async function newestArticles(tx: Tx, limit: number): Promise<StoredArticle[]> {
  const newest = await tx
    .selectFrom('casework.article_event')
    .select('article_id')
    .select(({ fn }) => fn.max('at').as('at'))
    .groupBy('article_id')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  const ids = newest.map(({ article_id: id }) => id)
  const stored = new Map((await readArticles(tx, ids)).map((each) => [each.id, each]))
  return ids.flatMap((id) => stored.get(id) ?? [])
}

/** Articles on their way: collected, checked or sent back, oldest first. */
export async function openArticles(tx: Tx): Promise<StoredArticle[]> {
  const newest = tx
    .selectFrom('casework.article_event')
    .distinctOn('article_id')
    .select(['article_id', 'type', 'at'])
    .select(
      sql<string | null>`case when type = 'ArticleStepTaken' then body ->> 'step' end`.as('step'),
    )
    .orderBy('article_id')
    .orderBy('version', 'desc')
    .as('n')
  const rows = await tx
    .selectFrom(newest)
    .select('n.article_id')
    .where('n.type', '<>', 'ArticleWithdrawn')
    .where(({ eb, or }) => or([eb('n.step', 'is', null), eb('n.step', '<>', 'publish')]))
    .orderBy('n.at')
    .execute()
  return readArticles(
    tx,
    rows.map(({ article_id: id }) => id),
  )
}

export async function findArticle(tx: Tx, id: string): Promise<StoredArticle | undefined> {
  return (await readArticles(tx, [id]))[0]
}

async function readArticles(tx: Tx, ids: readonly string[]): Promise<StoredArticle[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('casework.article_event')
    .selectAll()
    .where('article_id', 'in', [...ids])
    .orderBy('article_id')
    .orderBy('version')
    .execute()
  const found = new Map<string, StoredArticle & { events: RecordedArticleEvent[] }>()
  for (const row of rows) {
    const { article_id: id, agency_id: agencyId } = row
    const stored = found.get(id) ?? { id, agencyId, events: [] }
    stored.events.push(recordedEvent(row))
    found.set(id, stored)
  }
  return [...found.values()]
}

/**
 * Appends one event and its leaf.
 * @throws StaleCaseError when somebody else took a step first.
 */
export async function appendArticleEvent(
  tx: Tx,
  { id, agencyId, version }: { id: string; agencyId: string; version: number },
  event: ArticleEvent,
  { at, by }: Author,
): Promise<void> {
  const row = { article_id: id, ...eventColumns(version, event, { agencyId, at, by }) }
  await firstWins(
    tx.insertInto('casework.article_event').values(row).execute(),
    'article_event_pkey',
    `article ${id} moved on`,
  )
  const content = { version, by: { id: by.id, name: by.name }, event } as unknown as JsonValue
  await recordLeaves(tx, [
    { kind: 'article-change', publicId: id, sequence: version, at, agencyId, content },
  ])
}

export type NewArticleFile = ArticleFile & {
  readonly id: string
  readonly agencyId: string
  readonly by: string
  readonly at: string
}

export async function insertArticleFile(tx: Tx, file: NewArticleFile): Promise<void> {
  await tx
    .insertInto('casework.article_file')
    .values({
      id: file.id,
      agency_id: file.agencyId,
      sha256: file.sha256,
      bytes: file.bytes,
      media_type: file.mediaType,
      original_name: file.name,
      uploaded_by: file.by,
      at: file.at,
    })
    .execute()
}

/** Files of these ids that this agency uploaded. */
export async function articleFiles(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ArticleFile>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('casework.article_file')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: row.original_name,
        sha256: row.sha256,
        bytes: Number(row.bytes),
        mediaType: row.media_type,
      },
    ]),
  )
}
