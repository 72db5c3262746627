import { queryOptions } from '@tanstack/react-query'
import type { ListDesk, ListView } from '@zhaofa/contract'
import { get, send } from './request.ts'

export type ListRow = ListView['rows'][number]

export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: () => get<ListDesk>('/api/lists'),
})

export const listQuery = (item: string) =>
  queryOptions({
    queryKey: ['list', item],
    queryFn: () => get<ListView>(`/api/lists/${encodeURIComponent(item)}`),
  })

type Done = { message: string }

export const collectList = (
  item: string,
  body: { version: number; rows: readonly ListRow[]; reason: string },
) => send<Done>('POST', `/api/lists/${encodeURIComponent(item)}/collect`, body)

export const stepList = (
  submissionId: string,
  way: 'step' | 'return',
  body: { version: number; opinion: string; reply: string | null },
) => send<Done>('POST', `/api/lists/submissions/${submissionId}/${way}`, body)
