import type { ColumnType } from 'kysely'
import type { AccountabilityEvent } from '@zhaofa/domain/accountability/events.ts'
import type { CounselEvent } from '@zhaofa/domain/legal-unit/counsel.ts'
import type { UnitEvent } from '@zhaofa/domain/legal-unit/reviewing-unit.ts'
import type { TrainingEvent } from '@zhaofa/domain/legal-unit/training/training-event.ts'

/** The columns that `platform.event_table` makes. */
type Events<E extends { readonly type: string }> = {
  version: number
  agency_id: string
  type: E['type']
  body: ColumnType<E, string, string>
  at: ColumnType<Date, string | Date, string | Date>
  by_id: string
  by_name: string
}

/** Tables of migrations 0401_legal_unit.sql and 0416_accountability.sql. */
export type LegalUnitTables = {
  'casework.legal_unit_event': Events<UnitEvent> & { unit_id: string }
  'casework.counsel_event': Events<CounselEvent> & { counsel_id: string }
  'casework.accountability_event': Events<AccountabilityEvent> & { accountability_id: string }
  'casework.training_event': Events<TrainingEvent> & { training_id: string; year: string }
}
