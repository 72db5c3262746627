import { z } from 'zod'
import { Input } from './act.ts'
import { KeptBook, UnitActOffer } from './legal-unit.ts'
import { RefusalView } from './refusal.ts'

/** The books of inspections: a plan, one of its tasks, the checklist of an item. */
export const PlanBookName = z.enum(['plan', 'task', 'checklist'])
export type PlanBookName = z.infer<typeof PlanBookName>

const Said = z.strictObject({ label: z.string(), value: z.string() })

const PlanHistoryLine = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  title: z.string(),
  words: z.string(),
})

const TaskCounts = z.strictObject({
  open: z.int(),
  begun: z.int(),
  done: z.int(),
  dropped: z.int(),
  merged: z.int(),
})
export type TaskCounts = z.infer<typeof TaskCounts>

export const PlanLine = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  kind: z.string(),
  year: z.int(),
  state: z.string(),
  stateTitle: z.string(),
  /** Whose answer it waits for; null while it waits for nobody's. */
  awaits: z.string().nullable(),
  /** Whether that is this person. */
  mine: z.boolean(),
  /** Whose plan it is, for whoever supervises. */
  agency: z.string().nullable(),
  from: z.iso.date(),
  until: z.iso.date(),
  lead: z.string(),
  tasks: TaskCounts,
})
export type PlanLine = z.infer<typeof PlanLine>

/** GET /api/inspection-plans */
export const PlanList = z.strictObject({
  plans: z.array(PlanLine),
  offers: z.array(UnitActOffer),
  /** 沉睡事项: published items without a visit in these years. Null where visits are not counted, or not shown. */
  idle: z
    .strictObject({
      years: z.int(),
      items: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    })
    .nullable(),
})
export type PlanList = z.infer<typeof PlanList>

/** GET /api/inspection-plans/:plan */
export const PlanView = z.strictObject({
  line: PlanLine,
  /** Newest first; a version that is not filed yet has no day. */
  versions: z.array(
    z.strictObject({
      version: z.int(),
      filedOn: z.iso.date().nullable(),
      reason: z.string().nullable(),
      lines: z.array(Said),
    }),
  ),
  /** What the newest version says otherwise than the one before it. */
  changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
  publishedOn: z.iso.date().nullable(),
  /** The list in which it is made public. */
  list: z.string(),
  ended: z.string().nullable(),
  draws: z.array(
    z.strictObject({
      seed: z.string(),
      digest: z.string(),
      words: z.string(),
    }),
  ),
  departments: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  history: z.array(PlanHistoryLine),
  kept: KeptBook,
})
export type PlanView = z.infer<typeof PlanView>

/** GET /api/inspection-plans/:plan/tasks */
export const TaskQuery = z.strictObject({
  state: z.enum(['open', 'begun', 'done', 'dropped', 'merged']).optional(),
  department: z.uuid().optional(),
  q: z.string().trim().max(60).optional(),
  shown: z.coerce.number().int().min(1).max(2_000).default(50),
})
export type TaskQuery = z.infer<typeof TaskQuery>

export const TaskLine = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  firmCode: z.string(),
  firmName: z.string(),
  items: z.array(z.string()),
  way: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
  department: z.string(),
  officers: z.array(z.string()),
  state: z.string(),
  stateTitle: z.string(),
  /** Why it was dropped, or the number of the task it was joined with. */
  why: z.string().nullable(),
  caseId: z.uuid().nullable(),
  /** An open task of another plan for the same firm in these days: one visit, several items. */
  overlaps: z.string().nullable(),
  /** The firm has had as many visits of the year as its cap allows: how often, of which, and on what that rests. */
  full: RefusalView.nullable(),
  kept: KeptBook,
  /** What 登记检查 begins with; null where this person may not begin it, or nobody may this year. */
  opening: z.strictObject({ act: z.string(), title: z.string(), values: Input }).nullable(),
})
export type TaskLine = z.infer<typeof TaskLine>

export const TaskList = z.strictObject({
  tasks: z.array(TaskLine),
  /** How many more there are than are shown. */
  left: z.int(),
  /** All tasks of the plan that the filters leave, by state. */
  counts: TaskCounts,
})
export type TaskList = z.infer<typeof TaskList>

/** POST /api/inspection-plans/tasks/:task/merge */
export const MergeTaskBody = z.strictObject({ version: z.int32().min(0) })

/** GET /api/inspection-plans/checklists */
export const ChecklistList = z.strictObject({
  checklists: z.array(
    z.strictObject({
      item: z.string(),
      name: z.string(),
      /** Whether the item is on the published list. */
      published: z.boolean(),
      /** Null: none was made, and the points of the published list are looked at. */
      version: z.int().nullable(),
      lines: z.array(z.strictObject({ id: z.string(), rule: z.string(), lookAt: z.string() })),
      history: z.array(PlanHistoryLine),
      kept: KeptBook,
    }),
  ),
})
export type ChecklistList = z.infer<typeof ChecklistList>
