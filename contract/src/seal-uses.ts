import { z } from 'zod'

/** GET /api/seal-uses: 用印登记, newest first. */
export const SealUseQuery = z.strictObject({
  /** Words of the title, the number of the paper, or the number of the register. */
  q: z.string().max(100).optional(),
  year: z
    .string()
    .regex(/^2\d{3}$/)
    .optional(),
  /** Opaque cursor of the last row seen. */
  after: z
    .string()
    .regex(/^2\d{3} \d{1,9} [0-9a-f-]{36}$/)
    .optional(),
})
export type SealUseQuery = z.infer<typeof SealUseQuery>

export const SealUseRow = z.strictObject({
  documentId: z.uuid(),
  caseId: z.uuid(),
  /** 2026年第15号 */
  number: z.string(),
  agency: z.string(),
  seal: z.string(),
  title: z.string(),
  paperNumber: z.string().nullable(),
  /** Who agreed, with role and hour, in the order in which they did; empty where the act takes effect by itself. */
  approvals: z.array(z.strictObject({ role: z.string(), name: z.string(), at: z.string() })),
  sealedBy: z.string(),
  at: z.string(),
  certificate: z.strictObject({ name: z.string(), serial: z.string() }),
  /** When the time stamp was given; null while there is none. */
  stampedAt: z.string().nullable(),
  stamper: z.string().nullable(),
})
export type SealUseRow = z.infer<typeof SealUseRow>

export const SealUseList = z.strictObject({
  rows: z.array(SealUseRow),
  next: z.string().nullable(),
  total: z.int(),
})
export type SealUseList = z.infer<typeof SealUseList>
