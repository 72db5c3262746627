import type { TrialReport, TrialReportQuery } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { importTitles } from '@zhaofa/domain/old-cases/import-columns.ts'
import type { OldCasesReading } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { findingLevels, type LineFinding } from '@zhaofa/domain/old-cases/rules-of-the-time.ts'
import { accept, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Rows, SheetColumn } from '../../documents/sheets/sheet.ts'
import type { World } from '../../world.ts'
import { readAgain } from './read-on-trial.ts'

const pageSize = 50

/** The report of a trial, line by line, fifty a page. @throws NotFoundError */
export async function viewTrialReport(
  world: World,
  actor: Actor,
  fileId: string,
  { level, after = 0 }: TrialReportQuery,
): Promise<Outcome<TrialReport, Refusal>> {
  const read = await readAgain(world, actor, fileId)
  if (!read.ok) return read
  const { trial, reading } = read.value
  const byLine = Map.groupBy(reading.problems, ({ line }) => line)
  const wanted = [...byLine].filter(
    ([, found]) => level === undefined || found.some((each) => each.level === level),
  )
  const rest = wanted.filter(([line]) => line > after)
  const page = rest.slice(0, pageSize)
  const rowOf = rowsByLine(reading)
  return accept({
    trial,
    lines: page.map(([line, found]) => {
      const row = rowOf(line)
      return {
        line,
        number: row?.number ?? null,
        party: row?.partyName ?? null,
        findings: gravestFirst(found).map(({ level, column, message }) => ({
          level,
          column: column && importTitles[column],
          message,
        })),
      }
    }),
    next: rest.length > pageSize ? (page.at(-1)?.[0] ?? null) : null,
    total: wanted.length,
  })
}

const levels = Object.keys(findingLevels)
const gravestFirst = (found: readonly LineFinding[]) =>
  found.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))

/** Rows come in the order of the file. */
function rowsByLine({ rows }: OldCasesReading) {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  return (line: number) => byLine.get(line)
}

/** The columns of the report as a file. */
export const reportColumns: readonly SheetColumn[] = [
  { title: '行号', type: 'integer' },
  { title: '文号', type: 'text' },
  { title: '当事人', type: 'text' },
  { title: '结论', type: 'text' },
  { title: '栏', type: 'text' },
  { title: '说明', type: 'text' },
]

/** The whole report, row by row: every line of the file, those without a finding too. @throws NotFoundError */
export async function wholeReport(
  world: World,
  actor: Actor,
  fileId: string,
): Promise<Outcome<{ readonly fileName: string; readonly rows: Rows }, Refusal>> {
  const read = await readAgain(world, actor, fileId)
  if (!read.ok) return read
  const { trial, reading } = read.value
  return accept({ fileName: trial.fileName, rows: reportRows(reading) })
}

async function* reportRows(reading: OldCasesReading): Rows {
  const byLine = Map.groupBy(reading.problems, ({ line }) => line)
  const rowOf = rowsByLine(reading)
  const lines = new Set([...byLine.keys(), ...reading.rows.map(({ line }) => line)])
  for (const line of [...lines].sort((a, b) => a - b)) {
    const row = rowOf(line)
    const [number, party] = [row?.number ?? null, row?.partyName ?? null]
    const found: readonly (LineFinding | null)[] = byLine.get(line) ?? [null]
    for (const each of found) {
      const [title, column, message] = each
        ? [findingLevels[each.level], each.column && importTitles[each.column], each.message]
        : ['合格', null, null]
      yield [line, number, party, title, column, message]
    }
  }
}
