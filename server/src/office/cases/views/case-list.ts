import { sql } from 'kysely'
import type { CaseList, CaseListQuery } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { MalformedRequestError } from '../../../faults.ts'
import { loadStaff } from '../../../storage/staff-store.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { holdsText } from '../../desk/holds-text.ts'
import { agenciesOf, inAgency } from '../../desk/in-agency.ts'
import { caseSets } from '../../overview/case-sets.ts'
import { caseRowView } from './case-row.ts'

const pageSize = 20
/** Counting stops here, and the page says “more than”: an exact count would read every row. */
const countCap = 1_000

/** 案件列表: newest change first, twenty a page, by keyset. */
export async function listCases(
  world: World,
  actor: Actor,
  query: CaseListQuery,
): Promise<CaseList> {
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const cases = filtered(tx, await agenciesOf(tx, actor), { actor, today }, query)
    const page = await cases
      .selectAll()
      .$if(query.after !== undefined, (rows) => {
        const { at, id } = readCursor(query.after ?? '')
        return rows.where(sql<boolean>`(updated_at, id) < (${at}::timestamptz, ${id}::uuid)`)
      })
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize + 1)
      .execute()
    const { n } = await tx
      .selectFrom(
        cases
          .select('id')
          .limit(countCap + 1)
          .as('some'),
      )
      .select((count) => count.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    const staff = await loadStaff(tx)
    const rows = page.slice(0, pageSize)
    const last = rows.at(-1)
    return {
      rows: rows.map((row) => caseRowView(row, today, (id) => staff.get(id)?.name ?? '')),
      next: page.length > pageSize && last ? `${last.updated_at.toISOString()}_${last.id}` : null,
      total: { count: Math.min(Number(n), countCap), exact: Number(n) <= countCap },
    }
  })
}

function filtered(
  tx: Tx,
  agencies: readonly string[],
  { actor, today }: { actor: Actor; today: PlainDate },
  { q, stage, mine, state, set, about, officer, month, decided, matter, agency }: CaseListQuery,
) {
  let rows = tx.selectFrom('casework.case_file').where('agency_id', 'in', agencies)
  // A set says by itself which cases it holds, also those that are closed.
  if (set !== undefined) rows = rows.where(caseSets[set]({ actor, today }))
  else if (state !== 'all') rows = rows.where('state', '=', state ?? 'open')
  if (about !== undefined) rows = rows.where('inspection', '=', about === 'visits')
  if (agency !== undefined) rows = rows.where('agency_id', '=', agency)
  if (stage !== undefined) rows = rows.where('stage', '=', stage)
  if (matter !== undefined) rows = rows.where(sql<boolean>`starts_with(matter_code, ${matter})`)
  if (month !== undefined)
    rows = rows.where(sql<boolean>`to_char(registered_on, 'YYYY-MM') = ${month}`)
  if (decided !== undefined)
    rows = rows.where(sql<boolean>`to_char(decided_on, 'YYYY-MM') = ${decided}`)
  if (officer !== undefined) {
    rows = rows.where(sql<boolean>`investigators @> array[${officer}]::uuid[]`)
  }
  if (mine === 'true') {
    rows = rows.where(sql<boolean>`investigators @> array[${actor.personId}]::uuid[]`)
  }
  if (q !== undefined && q.trim() !== '') {
    rows = rows.where(holdsText(['title', 'number', 'party_name'], q))
  }
  return rows
}

function readCursor(after: string): { at: string; id: string } {
  const [at = '', id = ''] = after.split('_')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new MalformedRequestError('翻页位置不对，请从第一页看起')
  }
  return { at, id }
}
