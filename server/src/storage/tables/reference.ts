import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

export type RuleKind = 'calendar-year' | 'matter' | 'benchmark' | 'review-catalogue' | 'agency-rule'

/** Tables of migration 0004_reference.sql. Both only ever grow. */
export type ReferenceTables = {
  'reference.rule': {
    id: Generated<string>
    agency_id: string
    kind: RuleKind
    code: string
  }
  'reference.rule_version': {
    rule_id: string
    version: number
    agency_id: string
    effective_from: PlainDate
    /** What the kind of the rule says. */
    body: ColumnType<unknown, string, never>
    source: string
    reason: string
    by_person: string | null
    at: ColumnType<Date, Date, never>
  }
}
