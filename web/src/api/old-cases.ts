import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  AnswerImportBody,
  CaseImportList,
  FindingLevelName,
  ImportedCaseList,
  ImportedCaseQuery,
  ImportedCaseView,
  OldCasesTrial,
  TrialReport,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

const root = '/api/old-cases'

export const templateUrl = `${root}/template.xlsx`
export const reportUrl = (fileId: string) => `${root}/files/${fileId}/report.xlsx`

export const oldCaseListQuery = (filters: Omit<ImportedCaseQuery, 'after'>) =>
  infiniteQueryOptions({
    queryKey: ['old-cases', filters],
    queryFn: ({ pageParam }) =>
      get<ImportedCaseList>(withQuery(root, { ...filters, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const oldCaseQuery = (importId: string, line: string) =>
  queryOptions({
    queryKey: ['old-cases', importId, line],
    queryFn: () => get<ImportedCaseView>(`${root}/${importId}/${line}`),
  })

export const caseImportsQuery = (shown: number) =>
  queryOptions({
    queryKey: ['case-imports', shown],
    queryFn: () => get<CaseImportList>(withQuery(`${root}/imports`, { shown })),
  })

/** Reads a file on trial: what it says, and what is wrong with it. Nothing is taken over. */
export function readOnTrial(file: File): Promise<OldCasesTrial> {
  const form = new FormData()
  form.append('file', file)
  return send<OldCasesTrial>('POST', `${root}/files`, form)
}

export const trialReportQuery = (fileId: string, level: FindingLevelName | undefined) =>
  infiniteQueryOptions({
    queryKey: ['trial-report', fileId, level],
    queryFn: ({ pageParam }) =>
      get<TrialReport>(withQuery(`${root}/files/${fileId}/report`, { level, after: pageParam })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const proposeImport = (fileId: string, reason: string) =>
  send<{ importId: string }>('POST', `${root}/files/${fileId}/proposal`, { reason })

type Signed = { readonly version: number; readonly confirmation: string }

export const approveImport = (importId: string, body: Signed) =>
  send<{ rows: number }>('POST', `${root}/imports/${importId}/approval`, body)

export const endImport = (importId: string, way: 'return' | 'withdrawal', body: AnswerImportBody) =>
  send('POST', `${root}/imports/${importId}/${way}`, body)

export const voidImport = (importId: string, body: Signed & { readonly reason: string }) =>
  send('POST', `${root}/imports/${importId}/void`, body)
