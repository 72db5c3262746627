import { infiniteQueryOptions } from '@tanstack/react-query'
import type { SealUseList, SealUseQuery } from '@zhaofa/contract'
import { get, withQuery } from './request.ts'

type Filters = Omit<SealUseQuery, 'after'>

export const sealUsesQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['seal-uses', filters],
    queryFn: ({ pageParam }) =>
      get<SealUseList>(withQuery('/api/seal-uses', { ...filters, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const sealUsesTable = (filters: Filters) => withQuery('/api/seal-uses.xlsx', filters)
