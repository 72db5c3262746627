import { z } from 'zod'
import { chainView } from './chain.ts'
import { PresentVersion } from './version.ts'

const Cell = z.strictObject({
  title: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  /** Whether it is a part of the cell before it. */
  part: z.boolean(),
})

/** GET /api/statistics/:year : the tables of the year, as they were collected or as they would be counted now. */
export const StatisticsView = z.strictObject({
  year: z.int(),
  countedOn: z.iso.date(),
  /** The version that is public; null when none is. */
  published: z.int().nullable(),
  tables: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      cells: z.array(Cell),
      gap: z.string().nullable(),
    }),
  ),
  /** What is on its way to publication; null when nothing is. */
  submission: z
    .strictObject({
      id: z.uuid(),
      version: z.int(),
      state: z.string(),
      /** Steps taken since it was last collected. */
      taken: z.int(),
      correction: z.string().nullable(),
      /** The step that comes next, and why this person may not take it; null where they may. */
      next: z.string(),
      blocked: z.string().nullable(),
      /** It was sent back and waits for a collector. */
      collectsAgain: z.boolean(),
      /** Tables that count otherwise by now. */
      changed: z.array(z.string()),
      history: chainView.history,
    })
    .nullable(),
})
export type StatisticsView = z.infer<typeof StatisticsView>

/** POST /api/statistics/:year/collect */
export const CollectStatisticsBody = z.strictObject({
  correction: z.string().trim().max(500).nullable(),
})

/** POST /api/statistics/submissions/:submissionId/step, …/return */
export const StatisticsStepBody = z.strictObject({
  version: PresentVersion,
  opinion: z.string().trim().max(500).default(''),
})
export type StatisticsStepBody = z.infer<typeof StatisticsStepBody>
