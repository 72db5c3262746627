import type { LedgerFinding } from '../../src/office/records/verify-ledger.ts'
import type { Attacker } from './drill-world.ts'

/** One deed of whoever owns the database, and what the report must name. */
export type Attack = {
  readonly what: string
  readonly by: Attacker
  readonly attack: string
  /** A finding that must be among them. */
  readonly names: Partial<Record<string, unknown>> & Pick<LedgerFinding, 'fault'>
  /** What its sentence must say: where it is. */
  readonly says: string
}

/** A SHA-256 that no file has. */
export const otherHash = `'${'ab'.repeat(32)}'`

export const fault = (of: LedgerFinding['fault'], more: object = {}) => ({ fault: of, ...more })

export const row = (of: LedgerFinding['fault'], table: string, more: object = {}) =>
  fault(of, { table, ...more })
