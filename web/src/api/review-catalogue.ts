import { queryOptions } from '@tanstack/react-query'
import type { CatalogueDesk, CatalogueImpact, ImpactRequest } from '@zhaofa/contract'
import { get, send } from './request.ts'

/** Stands with the rules: whatever renews them renews it. */
export const catalogueQuery = queryOptions({
  queryKey: ['rules', 'catalogue desk'],
  queryFn: () => get<CatalogueDesk>('/api/review-catalogue'),
})

/** 影响测算 of exactly this request, written as JSON; another word is another query. */
export const impactQuery = (request: string) =>
  queryOptions({
    queryKey: ['impact', request],
    queryFn: () =>
      send<CatalogueImpact>(
        'POST',
        '/api/review-catalogue/impact',
        JSON.parse(request) satisfies ImpactRequest,
      ),
    retry: false,
  })
