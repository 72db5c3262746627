import { queryOptions } from '@tanstack/react-query'
import type { MatterOption, PersonOption, ScanSorting, UploadDone } from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

/** People of the agency who hold a role, with why one of them cannot act today. */
export const peopleQuery = (role: string) =>
  queryOptions({
    queryKey: ['people', role],
    queryFn: () => get<{ people: PersonOption[] }>(withQuery('/api/people', { role })),
    staleTime: 60_000,
  })

export const mattersQuery = queryOptions({
  queryKey: ['matters'],
  queryFn: () => get<{ matters: MatterOption[] }>('/api/matters'),
  staleTime: 600_000,
})

/** Sends one file; its original name travels as data only. */
export function upload(caseId: string, file: File): Promise<UploadDone> {
  const body = new FormData()
  body.append('file', file)
  return send<UploadDone>('POST', `/api/cases/${caseId}/uploads`, body)
}

/** What is on these scans; asked again when a page is added. */
export const scansQuery = (caseId: string, uploads: readonly string[]) =>
  queryOptions({
    queryKey: ['scans', caseId, uploads],
    queryFn: () => send<ScanSorting>('POST', `/api/cases/${caseId}/scans`, { uploads }),
    retry: false,
  })
