import { queryOptions } from '@tanstack/react-query'
import type {
  DrawnView,
  MatterOption,
  PersonOption,
  ScanSorting,
  SealedPages,
  UploadDone,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'
import type { Below } from '../signature/below.ts'

/** People of the agency who hold a role, with why one of them cannot act today for want of a certificate. */
export const peopleQuery = (role: string, certified?: string) =>
  queryOptions({
    queryKey: ['people', role, certified],
    queryFn: () => get<{ people: PersonOption[] }>(withQuery('/api/people', { role, certified })),
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

/** What somebody drew below a sealed paper, or below a list of them. */
export const sendSignature = (
  caseId: string,
  drawn: { paper: string; strokes: string; list?: Below['list'] },
) => send<DrawnView>('POST', `/api/cases/${caseId}/signatures`, drawn)

/** A signature that the server has; it never changes. */
export const drawnQuery = (caseId: string, id: string) =>
  queryOptions({
    queryKey: ['drawn', caseId, id],
    queryFn: () => get<DrawnView>(`/api/cases/${caseId}/signatures/${id}`),
    staleTime: Infinity,
    retry: false,
  })

/** A sealed paper page by page; it never changes. */
export const sealedPagesQuery = (paper: string) =>
  queryOptions({
    queryKey: ['sealed-pages', paper],
    queryFn: () => get<SealedPages>(`/api/documents/${paper}/pages`),
    staleTime: Infinity,
  })

/** What is on these scans; asked again when a page is added. */
export const scansQuery = (caseId: string, uploads: readonly string[]) =>
  queryOptions({
    queryKey: ['scans', caseId, uploads],
    queryFn: () => send<ScanSorting>('POST', `/api/cases/${caseId}/scans`, { uploads }),
    retry: false,
  })
