import { sql } from 'kysely'
import type { KnownFirm } from '@zhaofa/domain/case/known-firm.ts'
import type { Tx } from './database.ts'
import type { StoredFirm } from './tables/casework.ts'

/**
 * What the agency's cases know of the firm with this code: licence data of the case filed last, and the
 * other names the code stands under. Says nothing of which cases they are.
 * @param apart the case that asks, which does not count.
 * @returns null when no case knows it.
 */
export async function findKnownFirm(
  tx: Tx,
  code: string,
  { apart }: { apart: string | null },
): Promise<KnownFirm | null> {
  const { rows } = await sql<{ name: string; firm: StoredFirm; cases: number }>`
    select name, firm, cases from casework.known_firms(${code}, ${apart}::uuid)`.execute(tx)
  const [last, ...others] = rows
  if (!last) return null
  const { kind, name, representative, address } = last.firm
  return {
    ...{ code, kind, name, representative, address },
    otherNames: others.map((each) => each.name),
    cases: rows.reduce((sum, { cases }) => sum + cases, 0),
  }
}
