import { queryOptions } from '@tanstack/react-query'
import type { ReportDesk } from '@zhaofa/contract'
import { get, send } from './request.ts'

export const reportDeskQuery = queryOptions({
  queryKey: ['double-publicity'],
  queryFn: () => get<ReportDesk>('/api/double-publicity'),
})

type Told = { message: string }
const batches = '/api/double-publicity/batches'

export const makeBatch = (body: { manner: 'xlsx' | 'push'; caseIds: readonly string[] }) =>
  send<Told & { batchId: string }>('POST', batches, body)

export const resendBatch = (batchId: string) => send<Told>('POST', `${batches}/${batchId}/resend`)

export const recordReceipt = (
  batchId: string,
  body: { receipt: string; rejected: { number: string; reason: string }[] },
) => send<Told>('POST', `${batches}/${batchId}/receipt`, body)

export const setEndpoint = (body: { url: string; token?: string | null }) =>
  send<Told>('PUT', '/api/double-publicity/endpoint', body)

export const batchFile = (batchId: string) => `${batches}/${batchId}/file.xlsx`
