import { usccProblem } from '../../identity-codes/uscc.ts'
import { cellDoubts, type FileLine } from '../../publicity/lists/rows-from-table.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { rowsBelowHeading } from '../../shared/table-heading.ts'
import { readPosition, type Position } from '../distance.ts'
import type { FirmRow } from './firm-row.ts'
import {
  firmTableColumns,
  firmTableHeadings,
  firmTableTitles,
  type FirmTableColumn,
  type FirmTableColumnName,
} from './firm-table-columns.ts'
import { riskGrades, type FirmStatus, type RiskGrade } from './firm.ts'

/** Rows of one file. */
export const maxFirmRows = 100_000

export const firmFindingLevels = { error: '须改', warning: '提醒' } as const
export type FirmFindingLevel = keyof typeof firmFindingLevels

/** Something about a line of the file. A line with an error stays out; one with a warning comes in. */
export type FirmFinding = {
  readonly line: number
  /** Null where it is about the whole line. */
  readonly column: FirmTableColumnName | null
  readonly level: FirmFindingLevel
  readonly message: string
}

export type FirmOutside = Pick<FirmRow, 'line' | 'code' | 'name'>

/** What a file of firms says. Nothing of it is taken over yet. */
export type FirmsReading = {
  /** The lines without an error, in the order of the file. */
  readonly rows: readonly FirmRow[]
  /** How many lines have something filled in. */
  readonly lines: number
  readonly problems: readonly FirmFinding[]
  /** What the lines that stay out say of whom they mean, as far as it can be read. */
  readonly outside: readonly FirmOutside[]
  /** Headings that are no column: left out. */
  readonly ignored: readonly string[]
  /** Columns no heading names: the register keeps what it has in them. */
  readonly missing: readonly string[]
  /** Sheets of the file of which nothing was read, hidden ones among them. */
  readonly apart: readonly string[]
}

/**
 * The firms of a table file, told by their headings in any order.
 * @param apart the names of the other sheets of the file.
 * @returns why there is no heading to go by, or which required columns it lacks.
 */
export function readFirms(
  file: readonly FileLine[],
  apart: readonly string[] = [],
): Outcome<FirmsReading, Refusal> {
  const table = rowsBelowHeading(file, {
    ...{ columns: firmTableColumns, byTitle: firmTableHeadings, most: maxFirmRows },
    ...{ of: '检查对象', divide: '分成几份' },
  })
  if (!table.ok) return table
  const { places, below, ignored, missing } = table.value
  const problems: FirmFinding[] = []
  const read: FirmRow[] = []
  const outside: FirmOutside[] = []
  for (const line of below) {
    const { row, found } = readLine(line, places)
    problems.push(...found)
    if (row.ok) read.push(row.value)
    else outside.push(row.refusal)
  }
  const repeated = repeatedIn(read)
  problems.push(...repeated.problems)
  problems.sort((a, b) => a.line - b.line)
  return accept({
    rows: read.filter(({ line }) => !repeated.left.has(line)),
    outside: [
      ...outside,
      ...read.flatMap(({ line, code, name }) =>
        repeated.left.has(line) ? [{ line, code, name }] : [],
      ),
    ],
    lines: below.length,
    problems,
    ...{ ignored, missing, apart },
  })
}

type Places = readonly (FirmTableColumn | null)[]

function readLine(
  { line, cells, doubts: doubted }: FileLine,
  places: Places,
): { readonly row: Outcome<FirmRow, FirmOutside>; readonly found: readonly FirmFinding[] } {
  const typed = new Map<FirmTableColumnName, string>()
  const found: FirmFinding[] = []
  const tell = (column: FirmTableColumnName | null, message: string) =>
    found.push({ line, column, level: 'error', message })
  for (const [i, column] of places.entries()) {
    const text = cells[i] ?? ''
    if (!column || text === '') continue
    typed.set(column.name, text)
    const { length } = [...text]
    if (column.name !== 'code' && length > column.maxLength) {
      tell(column.name, `有 ${length} 个字，最多 ${column.maxLength} 个`)
    }
  }
  for (const { column: place, doubt } of doubted) {
    const message = cellDoubts[doubt]
    // Of a hidden row the first cell that is read speaks for all.
    if (doubt === 'hidden-row') tell(null, message)
    else if (places[place]) tell(places[place].name, message)
  }
  const text = (column: FirmTableColumnName) => typed.get(column) ?? ''
  const code = text('code').normalize('NFKC').replace(/\s/gu, '').toUpperCase()
  if (code === '') tell('code', '没有填，请补上')
  // A number that the file cut is told as that.
  else if (!found.some(({ column }) => column === 'code')) {
    const wrong = usccProblem(code)
    if (wrong !== null) tell('code', wrong)
  }
  if (text('name') === '') tell('name', '没有填，请补上')
  const position = positionOf(text('position'))
  if (position === undefined) {
    tell('position', '应为纬度和经度，如 43.166,124.350，纬度在 18 至 54、经度在 73 至 136 之间')
  }
  const risk = riskOf(text('risk'))
  if (risk === undefined) tell('risk', `“${text('risk')}”不是 A、B、C、D`)
  const status = statusOf(text('status'))
  if (status === undefined) tell('status', `“${text('status')}”看不出在业还是注销、吊销`)
  if (found.some(({ level }) => level === 'error')) {
    const name = [...text('name')].slice(0, 200).join('')
    return { row: refuse({ line, code: code.slice(0, 40), name }), found }
  }
  const row: FirmRow = {
    ...{ line, code, name: text('name'), representative: text('representative') },
    ...{ address: text('address'), industry: text('industry'), district: text('district') },
    ...{ position: position ?? null, risk: risk ?? null, status: status ?? null },
    statusReason: status == null ? '' : `导入的登记状态：${text('status')}`,
  }
  return { row: accept(row), found }
}

/** Undefined for a text that is no place in China; a longitude that stands first is one. */
function positionOf(text: string): Position | null | undefined {
  if (text === '') return null
  const read = readPosition(text)
  if (!read) return undefined
  const { latitude, longitude } = read
  return latitude >= 18 && latitude <= 54 && longitude >= 73 && longitude <= 136
    ? { latitude: toMicro(latitude), longitude: toMicro(longitude) }
    : undefined
}
/** Six digits are a tenth of a metre. */
const toMicro = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function riskOf(text: string): RiskGrade | null | undefined {
  const grade = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[级类]$/u, '')
  if (grade === '') return null
  return Object.hasOwn(riskGrades, grade) ? (grade as RiskGrade) : undefined
}

const openWords = /^(?:在业|存续|开业|在营|营业|正常|迁入)/u
const struckOffWords = /注销|吊销|撤销|歇业|停业|迁出|关闭|解散/u

function statusOf(text: string): FirmStatus | null | undefined {
  if (text === '') return null
  if (struckOffWords.test(text)) return 'struck-off'
  return openWords.test(text) ? 'open' : undefined
}

/**
 * One code on several lines: where they say the same the first is taken; where they differ nobody here knows which is
 * right, and none is.
 */
function repeatedIn(rows: readonly FirmRow[]): {
  readonly problems: readonly FirmFinding[]
  readonly left: ReadonlySet<number>
} {
  const problems: FirmFinding[] = []
  const left = new Set<number>()
  const first = new Map<string, FirmRow>()
  const told = new Set<number>()
  for (const row of rows) {
    const before = first.get(row.code)
    if (!before) {
      first.set(row.code, row)
      continue
    }
    const column = 'code'
    left.add(row.line)
    if (saysTheSame(before, row)) {
      const message = `和第 ${before.line} 行相同，只导入第 ${before.line} 行`
      problems.push({ line: row.line, column, level: 'warning', message })
      continue
    }
    const other = (line: number) =>
      `和第 ${line} 行的${firmTableTitles.code}相同、内容不同，请核对后留下一行（合并的单元格请先取消合并）`
    problems.push({ line: row.line, column, level: 'error', message: other(before.line) })
    left.add(before.line)
    if (told.has(before.line)) continue
    told.add(before.line)
    problems.push({ line: before.line, column, level: 'error', message: other(row.line) })
  }
  return { problems, left }
}

const saysTheSame = ({ line: _, ...one }: FirmRow, { line: __, ...other }: FirmRow): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** How many lines stay out. */
export const countWrongLines = (problems: readonly FirmFinding[]): number =>
  new Set(problems.flatMap(({ level, line }) => (level === 'error' ? [line] : []))).size
