import type { FirmTables } from '../tables/firms.ts'
import type { PlanTables } from '../tables/plans.ts'
import { eventColumns, type RowProof } from './proof.ts'

export const inspectionProofs = {
  // 检查对象名录.
  'inspection.firm': { by: 'derived', from: 'inspection.firm_event, inspection.imported_firm' },
  'inspection.firm_event': { by: 'facts', repeats: eventColumns('firm_id', 'code') },
  'inspection.firm_import_event': { by: 'facts', repeats: eventColumns('import_id') },
  'inspection.firm_file': { by: 'rows' },
  'inspection.imported_firm': { by: 'derived', from: 'inspection.firm_import_event' },
  'inspection.firm_state': { by: 'view' },

  // 检查计划.
  'inspection.plan_event': { by: 'facts', repeats: eventColumns('plan_id', 'number') },
  'inspection.task_event': { by: 'facts', repeats: eventColumns('task_id') },
  'inspection.checklist_event': { by: 'facts', repeats: eventColumns('checklist_id', 'item') },
  'inspection.drawn_task': { by: 'derived', from: 'inspection.plan_event' },
  'inspection.task': { by: 'view' },
} as const satisfies Record<keyof FirmTables | keyof PlanTables, RowProof>
