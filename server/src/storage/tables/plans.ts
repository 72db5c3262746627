import type { ColumnType, Generated } from 'kysely'
import type { ChecklistEvent } from '@zhaofa/domain/inspection/checklist/checklist-book.ts'
import type { PlanEvent } from '@zhaofa/domain/inspection/plan/plan-event.ts'
import type { TaskEvent, TaskState } from '@zhaofa/domain/inspection/plan/task.ts'
import type { VisitWay } from '@zhaofa/domain/inspection/visit-codes.ts'

type Day = ColumnType<string, string, never>

type Events<E extends { readonly type: string }> = {
  version: number
  agency_id: string
  type: E['type']
  body: ColumnType<E, string, string>
  at: ColumnType<Date, string | Date, string | Date>
  by_id: string
  by_name: string
}

type TaskColumns = {
  plan_id: string
  place: number
  id: Generated<string>
  plan_version: number
  agency_id: string
  number: string
  firm_code: string
  firm_name: string
  items: string[]
  way: VisitWay
  starts_on: Day
  ends_on: Day
  department_id: string
  officers: string[]
  overlapping: string | null
}

/** Tables of migration 0432_inspection_plans.sql. */
export type PlanTables = {
  'inspection.plan_event': Events<PlanEvent> & { plan_id: string; number: string }
  'inspection.task_event': Events<TaskEvent> & { task_id: string }
  'inspection.checklist_event': Events<ChecklistEvent> & { checklist_id: string; item: string }
  'inspection.drawn_task': TaskColumns
  /** View: tasks as they stand now. */
  'inspection.task': TaskColumns & { state: TaskState; case_id: string | null; why: string | null }
}
