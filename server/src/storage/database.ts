import type { Transaction } from 'kysely'
import type { CaseworkTables } from './tables/casework.ts'
import type { FirmTables } from './tables/firms.ts'
import type { IdentityTables } from './tables/identity.ts'
import type { ImportedCaseTables } from './tables/imported-cases.ts'
import type { LedgerTables } from './tables/ledger.ts'
import type { LegalUnitTables } from './tables/legal-unit.ts'
import type { ListTables } from './tables/lists.ts'
import type { PlanTables } from './tables/plans.ts'
import type { PlatformTables } from './tables/platform.ts'
import type { PublicationTables } from './tables/publication.ts'
import type { ReportingTables } from './tables/reporting.ts'
import type { ReferenceTables } from './tables/reference.ts'
import type { SignatureTables } from './tables/signatures.ts'

/**
 * Every table, by schema-qualified name. Each room declares its own tables in tables/ and adds
 * them here. What a column becomes (connect.ts): `date` the text 2026-11-23, `bigint` a number,
 * `timestamptz` a Date, `numeric` a string, `jsonb` a value.
 */
export type Database = IdentityTables &
  LedgerTables &
  LegalUnitTables &
  ListTables &
  ReferenceTables &
  CaseworkTables &
  FirmTables &
  PlanTables &
  ImportedCaseTables &
  PublicationTables &
  ReportingTables &
  SignatureTables &
  PlatformTables

export type Tx = Transaction<Database>
