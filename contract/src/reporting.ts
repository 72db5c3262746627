import { z } from 'zod'
import { Left } from './shown.ts'
import { reportedPapers } from '@zhaofa/domain/identity-codes/identity-paper.ts'

export const ReportKind = z.enum(['penalty', 'licence'])

/** GET /api/double-publicity?kind= : the decisions to report to the credit platform (双公示). */
export const ReportDesk = z.strictObject({
  kind: ReportKind,
  mayReport: z.boolean(),
  rows: z.array(
    z.strictObject({
      /** The case of a penalty, the public id of a licence. */
      id: z.uuid(),
      number: z.string(),
      party: z.string(),
      decidedOn: z.iso.date(),
      /** recall: handed over and withdrawn since; gone: withdrawn before; ended: its time was over before. */
      state: z.enum([
        'ready',
        'faulty',
        'waiting',
        'sent',
        'failed',
        'accepted',
        'rejected',
        'recall',
        'gone',
        'ended',
      ]),
      /** Something was said of the party that is not public. */
      hasParty: z.boolean(),
      problems: z.array(
        z.strictObject({ code: z.string(), title: z.string(), problem: z.string() }),
      ),
      /** Why the platform sent it back. */
      reason: z.string().nullable(),
    }),
  ),
  left: Left,
  batches: z.array(
    z.strictObject({
      id: z.uuid(),
      manner: z.enum(['xlsx', 'push']),
      state: z.enum(['waiting', 'sent', 'failed', 'answered']),
      madeAt: z.iso.datetime(),
      madeBy: z.string(),
      attempts: z.int(),
      nextAt: z.iso.datetime().nullable(),
      lastError: z.string().nullable(),
      receipt: z.string().nullable(),
      records: z.int(),
      accepted: z.int(),
      rejected: z.int(),
      numbers: z.array(z.string()),
    }),
  ),
  batchesLeft: Left,
  endpoint: z.strictObject({ url: z.string(), hasToken: z.boolean() }).nullable(),
})
export type ReportDesk = z.infer<typeof ReportDesk>

/** POST /api/double-publicity/batches */
export const MakeBatchBody = z.strictObject({
  kind: ReportKind,
  manner: z.enum(['xlsx', 'push']),
  ids: z.array(z.uuid()).min(1, '没有选要上报的决定').max(500),
})

/** PUT /api/double-publicity/licences/:id/party : what is reported of a holder and not published. */
export const LicencePartyBody = z.strictObject({
  name: z.string().trim().max(200),
  representative: z.string().trim().max(50),
  paper: z.enum([...reportedPapers, '']),
  paperNumber: z.string().trim().max(64),
})

/** POST /api/double-publicity/batches/:batchId/receipt */
export const ReceiptBody = z.strictObject({
  receipt: z.string().trim().min(1, '请填写平台给的回执号').max(200),
  rejected: z
    .array(
      z.strictObject({
        number: z.string().max(64),
        reason: z.string().trim().min(1, '请填写退回的理由').max(500),
      }),
    )
    .max(500),
})

/** PUT /api/double-publicity/endpoint: the token for the address that was agreed on; null takes it away. */
export const EndpointBody = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: '请填写 http 或者 https 的地址' }).max(500),
  token: z.string().max(2000).nullable(),
})
