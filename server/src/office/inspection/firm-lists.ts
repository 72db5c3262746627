import { sql, type Selectable, type SqlBool } from 'kysely'
import type {
  FirmChoices,
  FirmFilter,
  FirmListView,
  FirmQuery,
  FirmRowView,
  FirmSearchHits,
  MyWork,
} from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayAnswerFirmImport,
  mayKeepFirms,
} from '@zhaofa/domain/inspection/register/firm-import.ts'
import { firmStatuses, firmText, type FirmData } from '@zhaofa/domain/inspection/register/firm.ts'
import { MalformedRequestError } from '../../faults.ts'
import type { Cell, Rows, SheetColumn } from '../../documents/sheets/sheet.ts'
import type { Tx } from '../../storage/database.ts'
import {
  firmOfRow,
  firmsHolding,
  firmsNear,
  isOneOf,
  type FirmKeys,
} from '../../storage/firm-store.ts'
import { nearestOf } from '../../storage/publication/search/near-spelling.ts'
import { openFirmImports } from '../../storage/streams/firm-import-stream.ts'
import type { FirmColumns } from '../../storage/tables/firms.ts'
import type { World } from '../../world.ts'
import { agenciesOf, inAgency } from '../desk/in-agency.ts'

const pageSize = 50
/** Counting stops here, and the page says “more than”: an exact count would read every row. */
const countCap = 1_000
/** Firms shown while somebody types. */
const hitsShown = 12

/** 检查对象 of the agency, or of those a supervisor watches: by name, fifty a page, by keyset. */
export async function listFirms(
  world: World,
  actor: Actor,
  { after, ...filter }: FirmQuery,
): Promise<FirmListView> {
  return inAgency(world, actor, async (tx) => {
    const agencies = await agenciesOf(tx, actor)
    const firms = filtered(tx, agencies, filter, await heldIn(tx, agencies, filter))
    const page = await firms
      .selectAll()
      .$if(after !== undefined, (rows) => {
        const { name, code, agencyId } = readCursor(after ?? '')
        return rows.where(
          sql<SqlBool>`(name collate "C", code, agency_id) > (${name}, ${code}, ${agencyId}::uuid)`,
        )
      })
      .orderBy(sql`name collate "C"`)
      .orderBy('code')
      .orderBy('agency_id')
      .limit(pageSize + 1)
      .execute()
    const { n } = await tx
      .selectFrom(
        firms
          .select('code')
          .limit(countCap + 1)
          .as('some'),
      )
      .select((count) => count.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    const rows = page.slice(0, pageSize)
    const last = rows.at(-1)
    const keeping = mayKeepFirms(actor)
    return {
      rows: rows.map(firmRowView),
      next: page.length > pageSize && last ? cursorOf(last) : null,
      total: { count: Math.min(Number(n), countCap), exact: Number(n) <= countCap },
      keeping: keeping.ok ? null : keeping.refusal.reason,
      waiting: (await waitingImports(tx, actor)).length,
      supervised: actor.roles.includes('supervisor'),
    }
  })
}

function filtered(
  tx: Tx,
  agencies: readonly string[],
  { industry, district, risk, status }: FirmFilter,
  held: FirmKeys | null,
) {
  let rows = tx.selectFrom('inspection.firm').where('agency_id', 'in', agencies)
  if (industry !== undefined) rows = rows.where('industry', '=', industry)
  if (district !== undefined) rows = rows.where('district', '=', district)
  if (status !== undefined) rows = rows.where('status', '=', status)
  if (risk === 'none') rows = rows.where('risk', 'is', null)
  else if (risk !== undefined) rows = rows.where('risk', '=', risk)
  return held ? rows.where(isOneOf(held)) : rows
}

/** The firms that hold what is searched for; null where nothing is. */
function heldIn(
  tx: Tx,
  agencies: readonly string[],
  { q = '' }: FirmFilter,
  most = countCap + 1,
): Promise<FirmKeys | null> {
  const words = wordsOf(q)
  return words.length === 0 ? Promise.resolve(null) : firmsHolding(tx, agencies, words, most)
}

/** What was typed, letters large and of one width, as words; a code with blanks in it is one. */
export function wordsOf(typed: string): string[] {
  const plain = typed.normalize('NFKC').trim().toUpperCase()
  const joined = plain.replace(/\s/gu, '')
  if (/^[0-9A-Z]{8,18}$/.test(joined)) return [joined]
  return plain.split(/\s+/u).filter(Boolean).slice(0, 4)
}

/** As somebody types: names that hold it, codes that begin with it; where there is none, names spelled nearly so. */
export async function searchFirms(world: World, actor: Actor, q: string): Promise<FirmSearchHits> {
  const words = wordsOf(q)
  if (words.length === 0) return { rows: [], more: false }
  return inAgency(world, actor, async (tx) => {
    const agencies = await agenciesOf(tx, actor)
    const found = await firmsFoundBy(tx, agencies, q, hitsShown)
    if (found.rows.length > 0) return found
    const near = await nearFirms(tx, agencies, words.join(''))
    return { rows: near.slice(0, hitsShown).map(firmRowView), more: near.length > hitsShown }
  })
}

/** A name with none of its rare pairs of letters has little in common with what was typed. */
const namesLookedAt = 300

async function nearFirms(tx: Tx, agencies: readonly string[], typed: string) {
  if ([...typed].length < 3 || /^[0-9A-Z]+$/.test(typed)) return []
  const rows = await firmsOfKeys(tx, await firmsNear(tx, agencies, typed, namesLookedAt))
  const names = nearestOf(
    typed,
    rows.map(({ name }) => name),
  )
  return rows
    .filter(({ name }) => names.includes(name))
    .toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
}

/** Firms whose name holds the words or whose code begins with them, the first `most`, without near spellings. */
export async function firmsFoundBy(
  tx: Tx,
  agencies: readonly string[],
  typed: string,
  most: number,
): Promise<FirmSearchHits> {
  const words = wordsOf(typed)
  if (words.length === 0) return { rows: [], more: false }
  const found = await firmsOfKeys(tx, await firmsHolding(tx, agencies, words, most + 1))
  return { rows: found.slice(0, most).map(firmRowView), more: found.length > most }
}

const firmsOfKeys = (tx: Tx, keys: FirmKeys): Promise<FirmListRow[]> =>
  tx
    .selectFrom('inspection.firm')
    .selectAll()
    .where(isOneOf(keys))
    .orderBy('status')
    .orderBy(sql`name collate "C"`)
    .orderBy('code')
    .execute()

type FirmListRow = Selectable<FirmColumns>

const firmRowView = (row: FirmListRow): FirmRowView => ({
  ...{ agencyId: row.agency_id, code: row.code, name: row.name, address: row.address },
  ...{ representative: row.representative, industry: row.industry, district: row.district },
  ...{ risk: row.risk, status: row.status },
})

const cursorOf = ({ name, code, agency_id }: FirmListRow) =>
  Buffer.from(JSON.stringify([name, code, agency_id])).toString('base64url')

function readCursor(after: string): { name: string; code: string; agencyId: string } {
  try {
    const said: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    if (
      Array.isArray(said) &&
      said.length === 3 &&
      said.every((each) => typeof each === 'string')
    ) {
      const [name = '', code = '', agencyId = ''] = said as string[]
      if (/^[0-9a-f-]{36}$/.test(agencyId)) return { name, code, agencyId }
    }
  } catch {
    // Told below: whatever is no cursor of ours is refused alike.
  }
  throw new MalformedRequestError('翻页位置不对，请从第一页看起')
}

const choicesShown = 200

/** What the register can be narrowed by: the industries and districts that stand in it. */
export async function firmChoices(world: World, actor: Actor): Promise<FirmChoices> {
  return inAgency(world, actor, async (tx) => {
    const agencies = await agenciesOf(tx, actor)
    const distinct = async (column: 'industry' | 'district') => {
      const rows = await tx
        .selectFrom('inspection.firm')
        .select(column)
        .distinct()
        .where('agency_id', 'in', agencies)
        .where(column, '<>', '')
        .orderBy(column)
        .limit(choicesShown + 1)
        .execute()
      return rows.map((row) => (row as Record<string, string>)[column] ?? '')
    }
    const [industries, districts] = [await distinct('industry'), await distinct('district')]
    const over = (all: readonly string[]) => Math.max(0, all.length - choicesShown)
    return {
      industries: industries.slice(0, choicesShown),
      districts: districts.slice(0, choicesShown),
      left: over(industries) + over(districts),
    }
  })
}

/** Imports that this person is asked to approve. */
async function waitingImports(tx: Tx, actor: Actor) {
  const person = { id: actor.personId, roles: actor.roles }
  const open = await openFirmImports(tx)
  return open.filter(({ file }) => mayAnswerFirmImport(file, person).ok)
}

/** The same in 我的工作. */
export async function firmImportAlerts(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  return (await waitingImports(tx, actor)).map(({ file: { proposedBy, content } }) => ({
    text: `${proposedBy.name}提请导入检查对象：新增 ${content.added} 个，变更 ${content.changed} 个`,
    effect: `${content.fileName}，等您批准；批准以后全部列入名录。`,
    href: '/office/firms/imports',
    tone: 'amber' as const,
  }))
}

/** The columns of the register as a table file; it can be imported again as it is. */
export const firmSheetColumns: readonly SheetColumn[] = [
  ...['统一社会信用代码', '名称', '类型', '法定代表人', '地址', '位置', '行业', '区域'],
  ...['风险等级', '登记状态', '状态说明', '列入日期'],
].map((title) => ({ title, type: 'text' as const }))

/** Rows of one query of an export. */
const exportedAtOnce = 5_000
/** More firms than an agency has: nothing of a search is left out of its file. */
const maxExported = 10_000_000

/** Every firm that the filter leaves, row by row. Cut: no row is left out, the next query goes on after the last. */
export async function* firmSheetRows(world: World, actor: Actor, filter: FirmFilter): Rows {
  let last: FirmListRow | undefined
  do {
    const after = last
    const rows: FirmListRow[] = await inAgency(world, actor, async (tx) => {
      const agencies = await agenciesOf(tx, actor)
      const held = await heldIn(tx, agencies, filter, maxExported)
      return filtered(tx, agencies, filter, held)
        .selectAll()
        .$if(after !== undefined, (all) =>
          all.where(
            sql<SqlBool>`(name collate "C", code, agency_id) > (${after?.name}, ${after?.code}, ${after?.agency_id}::uuid)`,
          ),
        )
        .orderBy(sql`name collate "C"`)
        .orderBy('code')
        .orderBy('agency_id')
        .limit(exportedAtOnce)
        .execute()
    })
    for (const row of rows) yield sheetRow(row)
    last = rows.length === exportedAtOnce ? rows.at(-1) : undefined
  } while (last)
}

function sheetRow(row: FirmListRow): Cell[] {
  const firm = firmOfRow(row)
  const said = (['name', 'kind', 'representative', 'address', 'position', 'industry'] as const).map(
    (column) => firmText(firm satisfies FirmData, column),
  )
  return [
    ...[firm.code, ...said, firm.district, firm.risk ?? ''],
    ...[firmStatuses[firm.status], firm.statusReason, firm.since],
  ]
}
