import { z } from 'zod'
import { exemptReasons, resultCodes, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import { overallScores, ratingAnswers } from '@zhaofa/domain/inspection/rating.ts'
import {
  visitGroupings,
  visitSets,
  type VisitGrouping,
  type VisitSet,
} from '@zhaofa/domain/statistics/visit-figures.ts'
import { Left } from './shown.ts'

const enumOf = <K extends string>(options: Readonly<Record<K, unknown>>) =>
  z.enum(Object.keys(options) as [K, ...K[]])

/** The same for each of these names, all of them required. */
const each = <K extends string, T extends z.ZodType>(names: readonly K[], schema: T) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, schema])) as Record<K, T>)

const VisitSetName = z.enum(visitSets as [VisitSet, ...VisitSet[]])
const VisitGroupingName = enumOf<VisitGrouping>(visitGroupings)

/** Which year of which agency, and the number whose list is asked for. */
export const VisitFiguresQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  /** For whoever supervises several agencies. */
  agency: z.uuid().optional(),
  set: VisitSetName.optional(),
  by: VisitGroupingName.optional(),
  value: z.string().max(200).optional(),
  shown: z.coerce.number().int().min(1).max(5_000).optional(),
})
export type VisitFiguresQuery = z.infer<typeof VisitFiguresQuery>

export const VisitTableQuery = VisitFiguresQuery.omit({ shown: true }).extend({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
})

const VisitFigureLine = z.strictObject({
  value: z.string(),
  name: z.string(),
  visits: z.int(),
  withoutFindings: z.int(),
})
export type VisitFigureLine = z.infer<typeof VisitFigureLine>

/** One visit behind a number; who was there is in its case, and counted nowhere. */
const ListedVisitView = z.strictObject({
  caseId: z.uuid(),
  on: z.iso.date(),
  firm: z.string(),
  firmCode: z.string(),
  items: z.string(),
  departments: z.string(),
  way: enumOf(visitWays),
  exempt: enumOf(exemptReasons).nullable(),
  result: enumOf(resultCodes).nullable(),
  publishedOn: z.iso.date().nullable(),
  publishBy: z.iso.date().nullable(),
  objectedOn: z.iso.date().nullable(),
  answerBy: z.iso.date().nullable(),
  answeredOn: z.iso.date().nullable(),
})
export type ListedVisitView = z.infer<typeof ListedVisitView>

const Answer = enumOf(ratingAnswers)

/** One 匿名评价, for whoever supervises alone. */
const RatingView = z.strictObject({
  caseId: z.uuid(),
  firm: z.string(),
  visitedOn: z.iso.date().nullable(),
  ratedOn: z.iso.date(),
  kept: Answer,
  shown: Answer,
  repeated: Answer,
  clean: Answer,
  overall: z.int().min(1).max(5),
  words: z.string().nullable(),
})
export type RatingView = z.infer<typeof RatingView>

/** GET /api/inspection-figures : 检查统计 of one year, and the visits behind one of its numbers. */
export const VisitFigures = z.strictObject({
  year: z.int(),
  today: z.iso.date(),
  agency: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** Those that may be looked at; one for everybody who does not supervise. */
  agencies: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  counts: each(visitSets, z.int()),
  /** Firms that were visited, each once. */
  firms: z.int(),
  groups: each(VisitGroupingName.options, z.array(VisitFigureLine)),
  /** Lines of firms beyond those listed. */
  firmsLeft: Left,
  /** Null where too few answered to be told of. */
  ratings: z
    .strictObject({
      answers: z.int(),
      notKept: z.int(),
      notShown: z.int(),
      repeated: z.int(),
      notClean: z.int(),
      /** From 很不满意 to 很满意. */
      scores: z.array(z.int()).length(Object.keys(overallScores).length),
    })
    .nullable(),
  /** Null for the agency itself, which reads no single answer. */
  singleRatings: z.strictObject({ rows: z.array(RatingView), left: Left }).nullable(),
  /** Null where no number was asked for. */
  chosen: z
    .strictObject({ title: z.string(), visits: z.array(ListedVisitView), left: Left })
    .nullable(),
})
export type VisitFigures = z.infer<typeof VisitFigures>
