import { cellDoubts, type CellDoubt, type FileLine } from '../publicity/lists/rows-from-table.ts'
import { accept, type Outcome } from '../shared/outcome.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'
import { rowsBelowHeading } from '../shared/table-heading.ts'
import {
  importColumns,
  importHeadings,
  type HeadedColumn,
  type ImportColumnName,
} from './import-columns.ts'
import type { ImportedCase } from './imported-case.ts'
import { readRow, type TypedRow } from './read-row.ts'
import type { FindingLevel, LineFinding } from './rules-of-the-time.ts'

/** Rows of one file. A larger archive is brought in by years. */
export const maxImportedRows = 50_000

/** What a file of old cases says. Nothing of it is taken over yet. */
export type OldCasesReading = {
  /** Every line that could be read, in the order of the file. */
  readonly rows: readonly ImportedCase[]
  /** How many lines have something filled in. */
  readonly lines: number
  readonly problems: readonly LineFinding[]
  /** Headings that are no column: left out. */
  readonly ignored: readonly string[]
  /** Columns no heading names. */
  readonly missing: readonly string[]
}

/**
 * What is said of a cell that is not simply typed. The value that a formula had when the file was saved is taken,
 * and told; what the file itself has lost cannot be.
 */
function doubtText(doubt: CellDoubt): readonly [FindingLevel, string] {
  return doubt === 'formula'
    ? ['warning', '是公式，取了文件里存的值，没有重新计算，请核对']
    : ['error', cellDoubts[doubt]]
}

/**
 * The old cases of a table file, each judged by the law of its own day.
 * @param known today, and the codes of the agency's matters.
 * @returns why there is no heading to go by, or which required columns it lacks.
 */
export function readOldCases(
  file: readonly FileLine[],
  known: { readonly today: PlainDate; readonly matters: ReadonlySet<string> },
): Outcome<OldCasesReading, Refusal> {
  const table = rowsBelowHeading(file, {
    ...{ columns: importColumns, byTitle: importHeadings, most: maxImportedRows },
    ...{ of: '案件', divide: '按年份分成几份' },
  })
  if (!table.ok) return table
  const { places, below, ignored, missing } = table.value
  const rows: ImportedCase[] = []
  const problems: LineFinding[] = []
  for (const line of below) {
    const doubted = doubtsOf(line, places)
    const read = readRow(line.line, typedRow(line, places), known)
    problems.push(...doubted, ...read.problems)
    if (read.row) rows.push(read.row)
  }
  problems.push(...repeatedIn(rows))
  problems.sort((a, b) => a.line - b.line)
  return accept({
    ...{ rows, lines: below.length, problems },
    ...{ ignored, missing },
  })
}

type Places = readonly (HeadedColumn | null)[]

function typedRow({ cells }: FileLine, places: Places): TypedRow {
  const typed = new Map<ImportColumnName, { text: string; by: HeadedColumn }>()
  for (const [i, by] of places.entries()) {
    const text = cells[i] ?? ''
    if (by && text !== '') typed.set(by.name, { text, by })
  }
  return typed
}

function doubtsOf({ line, doubts: found }: FileLine, places: Places): LineFinding[] {
  return found.flatMap(({ column: place, doubt }): LineFinding[] => {
    const [level, message] = doubtText(doubt)
    // Of a hidden row the first cell that is read speaks for all.
    if (doubt === 'hidden-row') return [{ line, column: null, level, message }]
    const column = places[place]
    return column ? [{ line, column: column.name, level, message }] : []
  })
}

/** Who is meant: by code where there is one, otherwise by name. */
export const partyKey = ({
  partyCode,
  partyName,
}: Pick<ImportedCase, 'partyCode' | 'partyName'>) => (partyCode === '' ? partyName : partyCode)

/** A number that stands twice is an error; one party twice on one day is told, because it happens. */
function repeatedIn(rows: readonly ImportedCase[]): LineFinding[] {
  const problems: LineFinding[] = []
  const byNumber = new Map<string, number>()
  const byParty = new Map<string, number>()
  for (const row of rows) {
    const { line, number, decidedOn } = row
    const sameNumber = byNumber.get(number)
    if (sameNumber === undefined) byNumber.set(number, line)
    else {
      const message = `文号和第 ${sameNumber} 行相同，请删去一行或者改正文号`
      problems.push({ line, column: 'number', level: 'error', message })
    }
    const party = `${partyKey(row)} ${decidedOn}`
    const sameParty = byParty.get(party)
    if (sameParty === undefined) byParty.set(party, line)
    else if (sameNumber === undefined) {
      const message = `和第 ${sameParty} 行是同一当事人、同一天的决定，请核对是不是重复`
      problems.push({ line, column: 'partyName', level: 'warning', message })
    }
  }
  return problems
}

/** How many lines have an error, a warning at most, or something that was not judged. */
export function countLines(
  problems: readonly LineFinding[],
): Readonly<Record<FindingLevel, number>> {
  const lines: Record<FindingLevel, Set<number>> = {
    error: new Set(),
    warning: new Set(),
    unchecked: new Set(),
  }
  for (const { level, line } of problems) lines[level].add(line)
  return {
    error: lines.error.size,
    warning: lines.warning.size,
    unchecked: lines.unchecked.size,
  }
}
