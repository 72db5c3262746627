import { sql } from 'kysely'
import type { LetterView } from '@zhaofa/contract'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { Tx } from '../../storage/database.ts'

/**
 * Firms of the register that are called exactly so, or were before a change: a letter says a name, and bears no code. One
 * that only sounds alike is not proposed, since nobody may be reported for another.
 */
export async function firmsCalled(
  tx: Tx,
  agencyId: string,
  respondent: string,
): Promise<LetterView['firms']> {
  const name = plainName(respondent)
  if (name === '') return []
  const { rows } = await sql<{ code: string; name: string; former: boolean; struck: boolean }>`
    select code, name, false as former, status <> 'open' as struck from inspection.firm
    where agency_id = ${agencyId} and name collate "C" = ${name}
    union all
    select f.code, f.name, true, f.status <> 'open' from inspection.firm f
    where f.agency_id = ${agencyId} and f.name <> ${name} and f.code in (
      select s.code from inspection.firm_state s where s.agency_id = ${agencyId} and s.name = ${name})
    order by former, struck, code`.execute(tx)
  return rows.map(({ struck: struckOff, ...firm }) => ({ ...firm, struckOff }))
}

/** As a register writes it: full-width letters and brackets of a name in Chinese, no blanks. */
const plainName = (respondent: string): string =>
  respondent.normalize('NFKC').replace(/\s/gu, '').replace(/\(/gu, '（').replace(/\)/gu, '）')

type Named = { readonly code: string; readonly respondent: string }

/** What is wrong with the code that was typed for the firm of a letter; nothing where none was. */
export async function firmCodeProblems(
  tx: Tx,
  agencyId: string,
  { code, respondent }: Named,
): Promise<FieldProblem[]> {
  if (code === '') return []
  const wrong = usccProblem(code)
  if (wrong !== null) return [{ field: 'firmCode', message: wrong }]
  const known = await tx
    .selectFrom('inspection.firm')
    .select('name')
    .where('agency_id', '=', agencyId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!known || known.name === plainName(respondent)) return []
  const called = await firmsCalled(tx, agencyId, respondent)
  if (called.some((firm) => firm.code === code)) return []
  const message = `检查对象名录里这个代码是“${known.name}”，和被反映的名称不同，请核对其中一个`
  return [{ field: 'firmCode', message }]
}
