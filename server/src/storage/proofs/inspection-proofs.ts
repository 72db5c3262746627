import type { FirmTables } from '../tables/firms.ts'
import { eventColumns, type RowProof } from './proof.ts'

export const inspectionProofs = {
  // 检查对象名录.
  'inspection.firm': { by: 'derived', from: 'inspection.firm_event, inspection.imported_firm' },
  'inspection.firm_event': { by: 'facts', repeats: eventColumns('firm_id', 'code') },
  'inspection.firm_import_event': { by: 'facts', repeats: eventColumns('import_id') },
  'inspection.firm_file': { by: 'rows' },
  'inspection.imported_firm': { by: 'derived', from: 'inspection.firm_import_event' },
  'inspection.firm_state': { by: 'view' },
} as const satisfies Record<keyof FirmTables, RowProof>
