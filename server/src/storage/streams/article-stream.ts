import { sql } from 'kysely'
import {
  evolveArticle,
  foldArticle,
  type ArticleEvent,
  type ArticleState,
} from '@zhaofa/domain/publicity/articles/article-chain.ts'
import { partOf, type ShownPart } from '../shown-part.ts'
import type { Tx } from '../database.ts'
import { find, load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 文章: on its way to publication, or published. */
export const articleStream: Stream<ArticleState, ArticleEvent, NoOwn> = {
  called: '文章',
  leaf: 'article-change',
  table: { name: 'casework.article_event', key: 'article_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => foldArticle(events),
  evolve: evolveArticle,
}

type StoredArticle = Stored<ArticleState, ArticleEvent>

export const findArticle = (tx: Tx, id: string): Promise<StoredArticle | undefined> =>
  find(tx, articleStream, id)

/** Articles whose newest event is among the last `most`, newest first, and how many there are besides. */
export async function newestArticles(tx: Tx, most: number): Promise<ShownPart<StoredArticle>> {
  const newest = await tx
    .selectFrom('casework.article_event')
    .select('article_id')
    .select(({ fn }) => fn.max('at').as('at'))
    .select(sql<number>`(count(*) over ())::int`.as('whole'))
    .groupBy('article_id')
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
  return { rows: await loadThese(tx, newest), left: partOf(newest).left }
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
  return loadThese(tx, rows)
}

async function loadThese(
  tx: Tx,
  rows: readonly { readonly article_id: string }[],
): Promise<StoredArticle[]> {
  const ids = rows.map(({ article_id }) => article_id)
  return [...(await load(tx, articleStream, ids)).values()]
}
