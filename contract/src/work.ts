import { z } from 'zod'
import { ActDesk, LimitView } from './case.ts'

/** 我的工作: one line per thing this person can do now. */
export const WorkItem = z.strictObject({
  kind: z.enum(['act', 'approval', 'returned', 'publicity']),
  caseId: z.uuid(),
  noticeId: z.uuid().nullable(),
  act: z.string(),
  actTitle: z.string(),
  desk: ActDesk.nullable(),
  /** One press does it where nothing is missing. */
  atOnce: z.boolean(),
  caseTitle: z.string(),
  caseNumber: z.string().nullable(),
  reason: z.string(),
  limit: LimitView.nullable(),
})
export type WorkItem = z.infer<typeof WorkItem>

/** GET /api/work */
export const WorkQuery = z.strictObject({
  /** How many cases are looked into, nearest last day first. */
  upTo: z.coerce.number().int().min(1).max(10_000).optional(),
})

export const MyWork = z.strictObject({
  today: z.iso.date(),
  items: z.array(WorkItem),
  /** Cases of later or unknown last days that were not looked into; asking for more shows them. */
  beyond: z.int(),
  /** 清单公示: steps that are this person's, and published lists to look at again (动态调整). */
  lists: z.array(
    z.strictObject({
      item: z.string(),
      title: z.string(),
      doing: z.string(),
      reasons: z.array(z.string()),
      /** The submission a step waits in; null for a list to look at again. */
      submissionId: z.uuid().nullable(),
      /** The agency of the case; only for people who judge those of several agencies. */
      agency: z.string().nullable(),
      /** Within which it has to be public; null for a list to look at again. */
      limit: LimitView.nullable(),
    }),
  ),
  /** 文章: steps that are this person's. */
  articles: z.array(
    z.strictObject({ id: z.uuid(), title: z.string(), doing: z.string(), reason: z.string() }),
  ),
  /** What waits for others in cases of this person. */
  withOthers: z.array(
    z.strictObject({
      caseId: z.uuid(),
      caseTitle: z.string(),
      actTitle: z.string(),
      awaits: z.string(),
      since: z.iso.datetime(),
    }),
  ),
  alerts: z.array(
    z.strictObject({
      text: z.string(),
      effect: z.string(),
      href: z.string().nullable(),
      tone: z.enum(['red', 'amber', 'blue']),
    }),
  ),
})
export type MyWork = z.infer<typeof MyWork>
