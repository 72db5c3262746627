import { z } from 'zod'
import { LimitView } from './case.ts'

/** A line of the publicity desk. */
export const NoticeRow = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  party: z.string(),
  cause: z.string(),
  state: z.enum([
    'waiting',
    'collected',
    'checked',
    'published',
    'returned',
    'withdrawn',
    'expired',
    'withheld',
  ]),
  stateTitle: z.string(),
  decidedOn: z.iso.date(),
  limit: LimitView.nullable(),
})
export type NoticeRow = z.infer<typeof NoticeRow>
export const NoticeList = z.strictObject({ rows: z.array(NoticeRow) })
export type NoticeList = z.infer<typeof NoticeList>

/** GET /api/notices/:noticeId : original left, public right, every difference numbered. */
export const NoticeDesk = z.strictObject({
  row: NoticeRow,
  version: z.int(),
  /** Public field by field, with what the file holds beside it. */
  fields: z.array(
    z.strictObject({
      label: z.string(),
      original: z.string(),
      public: z.string(),
      /** Why the two differ: the ground of redaction. */
      ground: z.string().nullable(),
    }),
  ),
  leak: z.strictObject({
    surfaces: z.array(z.string()),
    secrets: z.int(),
    hits: z.array(z.strictObject({ surface: z.string(), secret: z.string() })),
  }),
  history: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string(),
      title: z.string(),
      opinion: z.string().nullable(),
    }),
  ),
  can: z.array(
    z.strictObject({
      id: z.enum(['check', 'publish', 'return', 'withdraw', 'collect']),
      title: z.string(),
      effect: z.string(),
    }),
  ),
  cannot: z.array(z.strictObject({ id: z.string(), title: z.string(), reason: z.string() })),
  expiresOn: z.iso.date().nullable(),
  publicUrl: z.string().nullable(),
})
export type NoticeDesk = z.infer<typeof NoticeDesk>

/** POST /api/notices/:noticeId/:step */
export const NoticeStepBody = z.strictObject({
  version: z.int().min(0),
  opinion: z.string().max(1000),
})
export type NoticeStepBody = z.infer<typeof NoticeStepBody>
