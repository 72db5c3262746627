import type { FirmsReport, FirmsReportQuery } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { rowStandings } from '@zhaofa/domain/inspection/register/firm-row.ts'
import { firmTableTitles } from '@zhaofa/domain/inspection/register/firm-table-columns.ts'
import {
  firmFindingLevels,
  type FirmFinding,
  type FirmOutside,
} from '@zhaofa/domain/inspection/register/read-firms.ts'
import { accept, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Rows, SheetColumn } from '../../documents/sheets/sheet.ts'
import type { ComparedRow } from '../../storage/firm-import-store.ts'
import type { World } from '../../world.ts'
import { readFirmFileAgain, type JudgedFirms } from './firms-on-trial.ts'

const pageSize = 50

type Line = {
  readonly line: number
  /** Whom the line means, also one that stays out. */
  readonly row: FirmOutside | null
  readonly compared: ComparedRow | null
  readonly found: readonly FirmFinding[]
}

/** Every line of the file, in its order. */
function linesOf({ rows, outside, compared, problems }: JudgedFirms): Line[] {
  const byLine = Map.groupBy(problems, ({ line }) => line)
  const rowOf = new Map<number, FirmOutside>([...rows, ...outside].map((row) => [row.line, row]))
  const comparedOf = new Map(compared.map((each) => [each.line, each]))
  return [...new Set([...rowOf.keys(), ...byLine.keys()])]
    .sort((a, b) => a - b)
    .map((line) => ({
      ...{ line, row: rowOf.get(line) ?? null, compared: comparedOf.get(line) ?? null },
      found: byLine.get(line) ?? [],
    }))
}

const isWanted =
  (only: FirmsReportQuery['only']) =>
  ({ compared, found }: Line): boolean =>
    only === undefined
      ? compared?.standing !== 'same' || found.length > 0
      : compared?.standing === only || found.some(({ level }) => level === only)

const titlesOf = (compared: ComparedRow | null) =>
  (compared?.changed ?? []).map((column) => (column === 'kind' ? '类型' : firmTableTitles[column]))

/** The report of a trial, line by line, fifty a page. @throws NotFoundError */
export async function viewFirmsReport(
  world: World,
  actor: Actor,
  fileId: string,
  { only, after = 0 }: FirmsReportQuery,
): Promise<Outcome<FirmsReport, Refusal>> {
  const read = await readFirmFileAgain(world, actor, fileId)
  if (!read.ok) return read
  const { trial, reading } = read.value
  const wanted = linesOf(reading).filter(isWanted(only))
  const rest = wanted.filter(({ line }) => line > after)
  const page = rest.slice(0, pageSize)
  return accept({
    trial,
    lines: page.map(({ line, row, compared, found }) => ({
      ...{ line, code: row?.code ?? null, name: row?.name ?? null },
      standing: compared?.standing ?? null,
      changed: titlesOf(compared),
      findings: found.map(({ level, column, message }) => ({
        ...{ level, message },
        column: column && firmTableTitles[column],
      })),
    })),
    next: rest.length > pageSize ? (page.at(-1)?.line ?? null) : null,
    total: wanted.length,
  })
}

/** The columns of the report as a file. */
export const firmReportColumns: readonly SheetColumn[] = [
  { title: '行号', type: 'integer' },
  { title: '统一社会信用代码', type: 'text' },
  { title: '名称', type: 'text' },
  { title: '结论', type: 'text' },
  { title: '栏', type: 'text' },
  { title: '说明', type: 'text' },
]

/** The whole report, row by row: every line of the file. @throws NotFoundError */
export async function wholeFirmsReport(
  world: World,
  actor: Actor,
  fileId: string,
): Promise<Outcome<{ readonly fileName: string; readonly rows: Rows }, Refusal>> {
  const read = await readFirmFileAgain(world, actor, fileId)
  if (!read.ok) return read
  const { trial, reading } = read.value
  return accept({ fileName: trial.fileName, rows: reportRows(reading) })
}

async function* reportRows(reading: JudgedFirms): Rows {
  for (const { line, row, compared, found } of linesOf(reading)) {
    const [code, name] = [row?.code ?? null, row?.name ?? null]
    if (compared) {
      const changed = titlesOf(compared).join('、')
      yield [line, code, name, rowStandings[compared.standing], changed, null]
    }
    for (const { level, column, message } of found) {
      const title = column && firmTableTitles[column]
      yield [line, code, name, firmFindingLevels[level], title, message]
    }
  }
}
