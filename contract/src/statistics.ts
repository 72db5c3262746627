import { z } from 'zod'

const Cell = z.strictObject({
  title: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
})

/** GET /api/statistics/:year : the seven tables as they would be published now. */
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
})
export type StatisticsView = z.infer<typeof StatisticsView>

/** POST /api/statistics/:year/publish */
export const PublishStatisticsBody = z.strictObject({
  correction: z.string().trim().max(500).nullable(),
})
