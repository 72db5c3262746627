import { queryOptions } from '@tanstack/react-query'
import type { ListDesk, ListDraftSaved, ListImport, ListView } from '@zhaofa/contract'
import { readOnce } from './query-client.ts'
import { get, send, withQuery } from './request.ts'

export type ListRow = ListView['rows'][number]

export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: () => get<ListDesk>('/api/lists'),
})

/** `submission` names the submission of another agency, for people who judge those of several. */
export const listQuery = (item: string, submission?: string, shown?: number) =>
  queryOptions({
    queryKey: ['list', item, submission, shown],
    queryFn: () => get<ListView>(withQuery(pathOf(item), { submission, shown })),
    ...readOnce,
  })

type Done = { message: string }
type WrittenList = { version: number; rows: readonly ListRow[]; reason: string }

const pathOf = (item: string) => `/api/lists/${encodeURIComponent(item)}`

export const collectList = (item: string, body: WrittenList) =>
  send<Done>('POST', `${pathOf(item)}/collect`, body)

export const saveListDraft = (item: string, body: WrittenList & { published: number }) =>
  send<ListDraftSaved>('PUT', `${pathOf(item)}/draft`, body)

export const discardListDraft = (item: string) => send<Done>('DELETE', `${pathOf(item)}/draft`)

/** A dry run: what the file says, and what is wrong with it. */
export function readTableFile(item: string, file: File): Promise<ListImport> {
  const form = new FormData()
  form.append('file', file)
  return send<ListImport>('POST', `${pathOf(item)}/import`, form)
}

export const tableUrl = (item: string, withRows: boolean) =>
  `${pathOf(item)}/table.xlsx${withRows ? '?rows=1' : ''}`

export const keepList = (item: string, body: { trigger: string; opinion: string }) =>
  send<Done>('POST', `${pathOf(item)}/keep`, body)

export const stepList = (
  submissionId: string,
  way: 'step' | 'return',
  body: { version: number; opinion: string; reply: string | null },
) => send<Done>('POST', `/api/lists/submissions/${submissionId}/${way}`, body)

/** 撤回 of one public record. */
export const withdrawRecord = (publicId: string, reason: string) =>
  send<Done>('POST', `/api/records/${encodeURIComponent(publicId)}/withdraw`, { reason })
