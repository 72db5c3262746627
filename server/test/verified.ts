import { verifyLedger, type LedgerFinding } from '../src/office/records/verify-ledger.ts'
import type { TestDatabase } from './database.ts'

/**
 * What `verify-log` finds. Tests arrange their people as the owner, past the program, which is itself a finding
 * of each row (row-by-owner); it is left out here and tested where the attacks are.
 */
export async function verified(
  db: TestDatabase,
  { objectsFolder = '' }: { objectsFolder?: string } = {},
): Promise<readonly LedgerFinding[]> {
  const { findings } = await db.owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyLedger([tx], { objectsFolder }))
  return findings.filter(({ fault }) => fault !== 'row-by-owner')
}
