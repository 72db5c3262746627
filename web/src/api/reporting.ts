import { queryOptions } from '@tanstack/react-query'
import type { ReportDesk } from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

export type ReportKind = ReportDesk['kind']

export const reportDeskQuery = (kind: ReportKind, shown?: number, batches?: number) =>
  queryOptions({
    queryKey: ['double-publicity', kind, shown, batches],
    queryFn: () => get<ReportDesk>(withQuery('/api/double-publicity', { kind, shown, batches })),
  })

type Answered = { message: string }
const batches = '/api/double-publicity/batches'

export type Manner = 'xlsx' | 'push'

export const makeBatch = (body: { kind: ReportKind; manner: Manner; ids: readonly string[] }) =>
  send<Answered & { batchId: string }>('POST', batches, body)

export type LicenceParty = {
  name: string
  representative: string
  paper: string
  paperNumber: string
}

export const setLicenceParty = (id: string, body: LicenceParty) =>
  send<Answered>('PUT', `/api/double-publicity/licences/${id}/party`, body)

export const resendBatch = (batchId: string) =>
  send<Answered>('POST', `${batches}/${batchId}/resend`)

export const recordReceipt = (
  batchId: string,
  body: { receipt: string; rejected: { number: string; reason: string }[] },
) => send<Answered>('POST', `${batches}/${batchId}/receipt`, body)

/** The token for the address that was agreed on; null takes it away. */
export const setPushToken = (body: { url: string; token: string | null }) =>
  send<Answered>('PUT', '/api/double-publicity/endpoint', body)

/** What a batch may be downloaded as, and what tells one from the other. */
export const batchFiles = {
  xlsx: 'XLSX（栏目名称）',
  csv: 'CSV（数据项代码）',
  xml: 'XML',
  json: 'JSON',
} as const

export const batchFile = (batchId: string, format: keyof typeof batchFiles = 'xlsx') =>
  `${batches}/${batchId}/file.${format}`
