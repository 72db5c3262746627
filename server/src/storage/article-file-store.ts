import type { ArticleFile } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import type { Tx } from './database.ts'

type NewArticleFile = ArticleFile & {
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
