import { createHash } from 'node:crypto'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type {
  ArticleColumn,
  ArticleFile,
  BureauArticle,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import type { Database, Tx } from '../database.ts'
import { recordLeaves } from '../ledger/record.ts'

/** One published version of an article, without its text. */
export type ArticleVersion = {
  readonly articleId: string
  readonly agencyId: string
  readonly version: number
  readonly column: ArticleColumn
  readonly title: string
  readonly source: string
  readonly datedOn: string | null
  readonly publishedOn: string
  readonly reason: string
  /** Of title, source, date, text and the hashes of its files. */
  readonly sha256: string
}

export type PublishedArticle = ArticleVersion &
  Pick<BureauArticle, 'text' | 'files'> & { readonly publishedAt: Date }

/** Publishes the next version of an article, with its leaf. */
export async function publishArticleVersion(
  tx: Tx,
  id: string,
  { article, reason, publishedOn }: { article: BureauArticle; reason: string; publishedOn: string },
  { agencyId, at }: { agencyId: string; at: string },
): Promise<ArticleVersion> {
  const before = await tx
    .selectFrom('publication.article_version')
    .select('version')
    .where('article_id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  const version = (before?.version ?? 0) + 1
  const { column, title, source, datedOn, text, files } = article
  const sha256 = createHash('sha256')
    .update(JSON.stringify([column, title, source, datedOn, text, files]))
    .digest('hex')
  await tx
    .insertInto('publication.article_version')
    .values({
      article_id: id,
      version,
      agency_id: agencyId,
      column_id: column,
      title,
      source,
      dated_on: datedOn,
      published_on: publishedOn,
      published_at: at,
      reason,
      body: JSON.stringify({ text, files }),
      sha256,
    })
    .execute()
  const content = { version, publishedOn, reason, sha256 }
  await recordLeaves(tx, [
    {
      kind: 'publication',
      publicId: id,
      sequence: version,
      at,
      agencyId,
      content,
      disclosed: true,
    },
  ])
  return {
    articleId: id,
    agencyId,
    version,
    column,
    title,
    source,
    datedOn,
    publishedOn,
    reason,
    sha256,
  }
}

/** Why and since when an article is not public any more. */
export type ArticleWithdrawal = { readonly reason: string; readonly withdrawnOn: string }

/** Takes every version and file of an article from the public, with the leaf of it. */
export async function withdrawArticleVersions(
  tx: Tx,
  id: string,
  { reason, withdrawnOn }: ArticleWithdrawal,
  { agencyId, at }: { agencyId: string; at: string },
): Promise<void> {
  await tx
    .insertInto('publication.article_withdrawal')
    .values({
      article_id: id,
      agency_id: agencyId,
      reason,
      withdrawn_on: withdrawnOn,
      withdrawn_at: at,
    })
    .execute()
  const content = { reason, withdrawnOn }
  await recordLeaves(tx, [
    { kind: 'withdrawal', publicId: id, sequence: 1, at, agencyId, content, disclosed: true },
  ])
}

/** Undefined while it is public, and for what never was. */
export async function findArticleWithdrawal(
  db: Kysely<Database>,
  id: string,
): Promise<ArticleWithdrawal | undefined> {
  const row = await db
    .selectFrom('publication.article_withdrawal')
    .select(['reason', 'withdrawn_on'])
    .where('article_id', '=', id)
    .executeTakeFirst()
  return row && { reason: row.reason, withdrawnOn: row.withdrawn_on }
}

/** Every reading asks this: what was taken down must not come back by another address. */
function notWithdrawn({
  not,
  exists,
  selectFrom,
}: ExpressionBuilder<Database, 'publication.article_version'>) {
  return not(
    exists(
      selectFrom('publication.article_withdrawal as w')
        .select('w.article_id')
        .whereRef('w.article_id', '=', 'publication.article_version.article_id'),
    ),
  )
}

const shown = [
  'article_id',
  'agency_id',
  'version',
  'column_id',
  'title',
  'source',
  'dated_on',
  'published_on',
  'reason',
  'sha256',
] as const

/** The newest version of every article, newest first; of one agency with its id. */
export async function newestArticleVersions(
  db: Kysely<Database>,
  agencyId?: string,
): Promise<ArticleVersion[]> {
  const rows = await db
    .selectFrom('publication.article_version')
    .where(notWithdrawn)
    .$if(agencyId !== undefined, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .distinctOn('article_id')
    .select(shown)
    .orderBy('article_id')
    .orderBy('version', 'desc')
    .execute()
  return rows
    .map(versionOf)
    .sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0))
}

/** Every version of one article, newest first. */
export async function versionsOfArticle(
  db: Kysely<Database>,
  id: string,
): Promise<ArticleVersion[]> {
  const rows = await db
    .selectFrom('publication.article_version')
    .select(shown)
    .where('article_id', '=', id)
    .where(notWithdrawn)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** One version with its text; the newest when none is named. */
export async function findArticleVersion(
  db: Kysely<Database>,
  id: string,
  version: number | null,
): Promise<PublishedArticle | undefined> {
  const row = await db
    .selectFrom('publication.article_version')
    .select([...shown, 'published_at', 'body'])
    .where('article_id', '=', id)
    .where(notWithdrawn)
    .$if(version !== null, (one) => one.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && publishedOf(row)
}

/** The newest version of every article of an agency, with its text. The booklet is bound from these. */
export async function wholeArticles(
  db: Kysely<Database>,
  agencyId: string,
): Promise<PublishedArticle[]> {
  const rows = await db
    .selectFrom('publication.article_version')
    .where(notWithdrawn)
    .where('agency_id', '=', agencyId)
    .distinctOn('article_id')
    .select([...shown, 'published_at', 'body'])
    .orderBy('article_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(publishedOf).sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
}

/** A file of a published version, by its hash; undefined when no version shows it. */
export async function findArticleFile(
  db: Kysely<Database>,
  id: string,
  sha256: string,
): Promise<ArticleFile | undefined> {
  const rows = await db
    .selectFrom('publication.article_version')
    .select('body')
    .where('article_id', '=', id)
    .where(notWithdrawn)
    .orderBy('version', 'desc')
    .execute()
  for (const { body } of rows) {
    const found = bodyOf(body).files.find((file) => file.sha256 === sha256)
    if (found) return found
  }
  return undefined
}

const bodyOf = (body: string) => JSON.parse(body) as Pick<BureauArticle, 'text' | 'files'>

type Row = {
  article_id: string
  agency_id: string
  version: number
  column_id: ArticleColumn
  title: string
  source: string
  dated_on: string | null
  published_on: string
  reason: string
  sha256: string
}

const publishedOf = (row: Row & { published_at: Date; body: string }): PublishedArticle => ({
  ...versionOf(row),
  publishedAt: row.published_at,
  ...bodyOf(row.body),
})

function versionOf(row: Row): ArticleVersion {
  return {
    articleId: row.article_id,
    agencyId: row.agency_id,
    version: row.version,
    column: row.column_id,
    title: row.title,
    source: row.source,
    datedOn: row.dated_on,
    publishedOn: row.published_on,
    reason: row.reason,
    sha256: row.sha256,
  }
}
