import { sql, type RawBuilder } from 'kysely'
import type { ReportKind } from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'
import type { ReportRecord } from '@zhaofa/domain/publicity/double-publicity/report-field.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

/** What one kind of decision gives; checking it is the same for both. */
export type Reportable = {
  /** The public id: a report is of one publication. */
  readonly id: string
  /** The case of a penalty; a licence has none. */
  readonly caseId: string | null
  readonly number: string
  readonly party: string
  readonly decidedOn: PlainDate
  /** Null when it is not public any more: there is nothing to report. */
  readonly record: ReportRecord | null
  /** Taken down, and not by the end of its time. */
  readonly withdrawn: boolean
  /** Something was said of the party that is not public. */
  readonly hasParty: boolean
}

export type Reporting = { readonly name: string; readonly uscc: string }

/** What to read: of whom, which kind, and when it is. `ids` narrows them. */
export type ReportsAsked = {
  readonly agencyId: string
  readonly kind: ReportKind
  readonly today: PlainDate
  readonly ids?: readonly string[]
  /** How many at most, those not reported yet before all others; all where nothing is said. */
  readonly most?: number
}

/** What still has to be reported, or recalled, comes before what the platform has. */
export const openFirst = (id: RawBuilder<string>, withdrawn: RawBuilder<boolean>) => sql`
  (exists (select from casework.report_item i
    where i.subject_id::text = ${id} and i.state <> 'rejected') and not ${withdrawn})`
