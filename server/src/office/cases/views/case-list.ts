import { sql } from 'kysely'
import type { CaseList, CaseListQuery, CaseRow } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { chinaDay, daysBetween, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { MalformedRequestError } from '../../../faults.ts'
import { loadStaff } from '../../../storage/staff-store.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { agenciesOf, inAgency } from '../../desk/in-agency.ts'

const pageSize = 20
/** Counting stops here: nobody reads page 51, and an exact count would read every row. */
const countCap = 1_000

/** 案件列表: newest change first, twenty a page, by keyset. */
export async function listCases(
  world: World,
  actor: Actor,
  query: CaseListQuery,
): Promise<CaseList> {
  return inAgency(world, actor, async (tx) => {
    const cases = filtered(tx, await agenciesOf(tx, actor), actor, query)
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
      .selectFrom(cases.select('id').limit(countCap).as('some'))
      .select((count) => count.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    const staff = await loadStaff(tx)
    const today = chinaDay(world.clock.now().toISOString())
    const rows = page.slice(0, pageSize)
    const last = rows.at(-1)
    return {
      rows: rows.map((row) => rowView(row, today, (id) => staff.get(id)?.name ?? '')),
      next: page.length > pageSize && last ? `${last.updated_at.toISOString()}_${last.id}` : null,
      total: Number(n),
    }
  })
}

function filtered(
  tx: Tx,
  agencies: readonly string[],
  actor: Actor,
  { q, stage, mine, state }: CaseListQuery,
) {
  let rows = tx.selectFrom('casework.case_file').where('agency_id', 'in', agencies)
  if (state !== 'all') rows = rows.where('state', '=', state ?? 'open')
  if (stage !== undefined) rows = rows.where('stage', '=', stage)
  if (mine === 'true') {
    rows = rows.where(sql<boolean>`investigators @> array[${actor.personId}]::uuid[]`)
  }
  if (q !== undefined && q.trim() !== '') {
    const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((or) =>
      or.or([
        or('title', 'ilike', like),
        or('number', 'ilike', like),
        or('party_name', 'ilike', like),
      ]),
    )
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

type Row = {
  id: string
  number: string | null
  title: string
  party_name: string
  cause: string | null
  step: string
  stage: string
  investigators: string[]
  due_on: string | null
  due_title: string | null
  updated_at: Date
}

function rowView(row: Row, today: PlainDate, nameOf: (id: string) => string): CaseRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    party: row.party_name,
    cause: row.cause,
    step: row.step,
    stage: row.stage,
    investigators: row.investigators.map(nameOf),
    limit:
      row.due_on === null ? null : limitOf(row.due_title ?? '', row.due_on as PlainDate, today),
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The nearest limit in natural days: a list is for finding; the case page has the exact sum. */
function limitOf(title: string, dueOn: PlainDate, today: PlainDate): CaseRow['limit'] {
  const left = daysBetween(today, dueOn)
  if (left < 0) return { title, dueOn, chip: `逾期 ${-left} 天`, tone: 'over' }
  if (left === 0) return { title, dueOn, chip: '今天到期', tone: 'today' }
  return { title, dueOn, chip: `剩 ${left} 天`, tone: left <= 3 ? 'soon' : 'plain' }
}
