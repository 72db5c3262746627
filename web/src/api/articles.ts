import { queryOptions } from '@tanstack/react-query'
import type {
  ArticleDesk,
  ArticleFileLook,
  ArticleStepBody,
  ArticleUpload,
  ArticleView,
  CollectArticleBody,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

export const articlesQuery = (shown?: number) =>
  queryOptions({
    queryKey: ['articles', shown],
    queryFn: () => get<ArticleDesk>(withQuery('/api/articles', { shown })),
  })

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['article', id],
    queryFn: () => get<ArticleView>(`/api/articles/${id}`),
  })

type Done = { message: string }

/** What the machine finds in an attachment. A file never changes, so this is asked only once. */
export const fileLookQuery = (id: string, sha256: string) =>
  queryOptions({
    queryKey: ['article-file', id, sha256],
    queryFn: () => get<ArticleFileLook>(`/api/articles/${id}/files/${sha256}/look`),
    staleTime: Infinity,
  })

export const collectArticle = (id: string, body: CollectArticleBody) =>
  send<Done>('POST', `/api/articles/${id}/collect`, body)

export const stepArticle = (
  id: string,
  way: 'step' | 'return' | 'withdraw',
  body: ArticleStepBody,
) => send<Done>('POST', `/api/articles/${id}/${way}`, body)

export const uploadArticleFile = (file: File) => {
  const body = new FormData()
  body.append('file', file)
  return send<ArticleUpload>('POST', '/api/articles/files', body)
}
