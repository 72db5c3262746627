import type { ColumnType, Generated } from 'kysely'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

/** Tables of migrations 0004_reference.sql and 0181_rule_proposals.sql. All only ever grow. */
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
    /** The proposal whose approval made it; null for what an agency starts with. */
    proposal_id: string | null
  }
  /** Which version of the review catalogue counts from when (0396). */
  'reference.catalogue_effect': {
    agency_id: string
    rule_id: string
    version: number
    item: Generated<string>
    list_version: number
    published_on: PlainDate
    effective_from: PlainDate
    by_person: string
    at: ColumnType<Date, Date, never>
  }
  'reference.rule_proposal_event': {
    proposal_id: string
    version: number
    agency_id: string
    type: string
    body: unknown
    at: ColumnType<Date, Date, never>
    by_id: string
    by_name: string
  }
}
