import { sql } from 'kysely'
import type { KnownFirm } from '@zhaofa/domain/case/known-firm.ts'
import type { Tx } from './database.ts'
import type { StoredFirm } from './tables/casework.ts'

/**
 * What the agency knows of the firm with this code: licence data of the case filed last, the other names the code stands
 * under, and what the register says. Says nothing of which cases they are.
 * @param apart the case that asks, which does not count.
 * @returns null when neither a case nor the register knows it.
 */
export async function findKnownFirm(
  tx: Tx,
  code: string,
  { apart }: { apart: string | null },
): Promise<KnownFirm | null> {
  const { rows } = await sql<{ name: string; firm: StoredFirm; cases: number }>`
    select name, firm, cases from casework.known_firms(${code}, ${apart}::uuid)`.execute(tx)
  const [last, ...others] = rows
  const listed = await registered(tx, code)
  const register =
    listed === undefined
      ? null
      : {
          ...{ name: listed.name, representative: listed.representative, address: listed.address },
          struckOff: listed.status === 'struck-off',
          only: !last,
          newer: !last || Date.parse(last.firm.at) < listed.changed_at.getTime(),
        }
  if (!last) {
    if (!listed) return null
    const { kind, name, representative, address } = listed
    return { code, kind, name, representative, address, otherNames: [], cases: 0, register }
  }
  const { kind, name, representative, address } = last.firm
  return {
    ...{ code, kind, name, representative, address },
    otherNames: others.map((each) => each.name),
    cases: rows.reduce((sum, { cases }) => sum + cases, 0),
    register,
  }
}

const registered = (tx: Tx, code: string) =>
  tx
    .selectFrom('inspection.firm')
    .select(['kind', 'name', 'representative', 'address', 'status', 'changed_at'])
    .where('agency_id', '=', sql<string>`(select platform.current_agency())`)
    .where('code', '=', code)
    .executeTakeFirst()

/** What the licence of the agency's newest case of this firm says; null where none of this system has one. */
export async function findLicence(tx: Tx, code: string): Promise<StoredFirm | null> {
  const { rows } = await sql<{ firm: StoredFirm }>`
    select firm from casework.known_firms(${code}, null)`.execute(tx)
  const licences = rows.map(({ firm }) => firm).filter(({ address }) => address !== '')
  return licences.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null
}
