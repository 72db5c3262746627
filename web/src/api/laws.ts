import { queryOptions } from '@tanstack/react-query'
import type { LawArticleView } from '@zhaofa/contract'
import { get, withQuery } from './request.ts'

/** What an article says today. Laws rarely change, so this is asked once while the office is open. */
export const lawArticleQuery = (instrument: string, article: number) =>
  queryOptions({
    queryKey: ['law', instrument, article],
    queryFn: () =>
      get<LawArticleView>(withQuery('/api/laws/article', { instrument, article: String(article) })),
    staleTime: Infinity,
    retry: false,
  })
