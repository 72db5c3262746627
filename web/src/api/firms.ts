import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AcceptLicenceBody,
  AddFirmBody,
  AnswerFirmImportBody,
  ChangeFirmBody,
  FirmChoices,
  FirmFilter,
  FirmImportList,
  FirmListView,
  FirmSearchHits,
  FirmReasonBody,
  FirmsReport,
  FirmsReportQuery,
  FirmsTrial,
  FirmView,
  RecordCallBody,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

const root = '/api/inspection/firms'
const files = '/api/inspection/firm-files'
const imports = '/api/inspection/firm-imports'

export const firmsTemplateUrl = `${files}/template.xlsx`
export const firmsReportUrl = (fileId: string) => `${files}/${fileId}/report.xlsx`
export const firmsExportUrl = (format: 'xlsx' | 'csv', filter: FirmFilter) =>
  withQuery(`${root}/export.${format}`, filter)

export const firmListQuery = (filter: FirmFilter) =>
  infiniteQueryOptions({
    queryKey: ['firms', filter],
    queryFn: ({ pageParam }) => get<FirmListView>(withQuery(root, { ...filter, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** As somebody types: at most a dozen, by name or the beginning of a code. */
export const firmSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['firms', 'search', q],
    queryFn: () => get<FirmSearchHits>(withQuery(`${root}/search`, { q })),
    placeholderData: keepPreviousData,
  })

export const firmChoicesQuery = queryOptions({
  queryKey: ['firms', 'choices'],
  queryFn: () => get<FirmChoices>(`${root}/choices`),
})

export const firmQuery = (code: string, agencyId: string | undefined) =>
  queryOptions({
    queryKey: ['firms', 'one', code, agencyId],
    queryFn: () => get<FirmView>(withQuery(`${root}/${code}`, { agencyId })),
  })

export const addFirm = (body: AddFirmBody) => send<{ code: string }>('POST', root, body)

export const changeFirm = (code: string, body: ChangeFirmBody) =>
  send('POST', `${root}/${code}/changes`, body)

type WithReason = 'strike-off' | 'reopening' | 'confirmation'
export const saidOfFirm = (code: string, what: WithReason, body: FirmReasonBody) =>
  send('POST', `${root}/${code}/${what}`, body)

export const acceptLicence = (code: string, body: AcceptLicenceBody) =>
  send('POST', `${root}/${code}/licence`, body)

export const recordCall = (code: string, body: RecordCallBody) =>
  send('POST', `${root}/${code}/calls`, body)

export const firmImportsQuery = (shown: number) =>
  queryOptions({
    queryKey: ['firm-imports', shown],
    queryFn: () => get<FirmImportList>(withQuery(imports, { shown })),
  })

/** Reads a file on trial: what it would do to the register. Nothing is taken over. */
export function readFirmsOnTrial(file: File): Promise<FirmsTrial> {
  const form = new FormData()
  form.append('file', file)
  return send<FirmsTrial>('POST', files, form)
}

export const firmsReportQuery = (fileId: string, only: FirmsReportQuery['only']) =>
  infiniteQueryOptions({
    queryKey: ['firms-report', fileId, only],
    queryFn: ({ pageParam }) =>
      get<FirmsReport>(withQuery(`${files}/${fileId}/report`, { only, after: pageParam })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const proposeFirmImport = (fileId: string, reason: string) =>
  send<{ importId: string }>('POST', `${files}/${fileId}/proposal`, { reason })

export const approveFirmImport = (
  importId: string,
  body: { readonly version: number; readonly confirmation: string },
) => send('POST', `${imports}/${importId}/approval`, body)

export const endFirmImport = (
  importId: string,
  way: 'return' | 'withdrawal',
  body: AnswerFirmImportBody,
) => send('POST', `${imports}/${importId}/${way}`, body)
