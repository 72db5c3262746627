import { isSoleTraderCode } from '../../identity-codes/uscc.ts'
import { checkRows, type CellProblem, type LinesBefore } from '../lists/check-rows.ts'
import type { CheckedColumn, Row, RowProblem } from '../lists/item-columns.ts'
import { detect } from '../redaction/detect.ts'
import { isPlainlyOrganisation } from '../redaction/organisations.ts'
import { secretKinds } from '../redaction/grounds.ts'
import type { Tagger } from '../redaction/tagger.ts'
import { recordNumber } from './public-record.ts'
import { recordKindOf, recordKinds, type RecordKind } from './record-kinds.ts'

/** Columns that name officers and agencies: they are public. */
const publicColumns = new Set([
  'officers',
  'agency',
  'uscc',
  'decisionNo',
  'inspectionNo',
  'certNo',
])

/**
 * Finds what may not be public in a line (处罚法第50条): the full name of a natural person in the column of
 * the party, and numbers, names or addresses in the texts. The collector has to write the line again;
 * the system changes nothing behind their back.
 */
function recordProblems(kind: RecordKind, row: Row, tagger: Tagger): RowProblem[] {
  const { party } = recordKinds[kind]
  const name = (row[party] ?? '').trim()
  const keep = [
    name,
    row['uscc'] ?? '',
    row['legalRep'] ?? '',
    row['agency'] ?? '',
    recordNumber(kind, row),
  ]
  const found = Object.entries(row)
    .filter(([column]) => !publicColumns.has(column) && column !== party)
    .flatMap(([column, text]) => {
      const place = detect(
        text,
        tagger,
        keep.filter((word) => word !== ''),
      ).find(({ confidence }) => confidence !== 'possible')
      if (!place) return []
      const words = text.slice(place.start, place.end)
      const what = secretKinds[place.kind].title
      return [{ column, message: `“${words}”像是${what}，不能公开，请删去或者改写` }]
    })
  return [...partyProblems(party, row), ...found]
}

function partyProblems(party: string, row: Row): RowProblem[] {
  const uscc = (row['uscc'] ?? '').trim()
  const problems: RowProblem[] = []
  if (isWholeName((row[party] ?? '').trim(), uscc)) {
    problems.push({ column: party, message: '自然人只写姓氏和“某”，例如“王某”' })
  }
  // The operator of a 个体工商户 is a private person.
  const named = (row['legalRep'] ?? '').trim() !== ''
  if (named && (uscc === '' || isSoleTraderCode(uscc))) {
    const message = '只有单位写法定代表人；个体工商户的经营者不公示，在“双公示上报”里补充'
    problems.push({ column: 'legalRep', message })
  }
  return problems
}

/** Whoever has no code and is not plainly an organisation is a person: 卓玛央金 and 妫晓月 bear no frequent surname. */
function isWholeName(name: string, uscc: string): boolean {
  return uscc === '' && name !== '' && !name.includes('某') && !isPlainlyOrganisation(name)
}

/** A natural person has no credit code to fill in. */
function needsCode(kind: RecordKind, row: Row): boolean {
  return !(row[recordKinds[kind].party] ?? '').includes('某')
}

/**
 * What is wrong with the lines of any 公示条目: column by column, and private words where they are records. The
 * browser has no dictionary (withoutDictionary); what it overlooks the server finds when the list is sent.
 */
export function checkLines(
  item: string,
  columns: readonly CheckedColumn[],
  rows: readonly Row[],
  tagger: Tagger,
): CellProblem[] {
  return [...checkColumns(item, columns, rows), ...privateInLines(item, rows, tagger)]
}

/** The half of checkLines that goes column by column; of a part of a list like checkRows. */
export function checkColumns(
  item: string,
  columns: readonly CheckedColumn[],
  rows: readonly Row[],
  before?: LinesBefore,
): CellProblem[] {
  const problems = checkRows(item, columns, rows, before)
  const kind = recordKindOf(item)
  if (!kind) return problems
  return problems.filter(({ row, column }) => {
    const line = rows[row - (before?.count ?? 0)] ?? {}
    return !(column === 'uscc' && !line['uscc']?.trim() && !needsCode(kind, line))
  })
}

/** The half that looks for persons: of records alone, some milliseconds a line. */
export function privateInLines(item: string, rows: readonly Row[], tagger: Tagger): CellProblem[] {
  const kind = recordKindOf(item)
  if (!kind) return []
  return rows.flatMap((row, i) =>
    recordProblems(kind, row, tagger).map((problem) => ({ ...problem, row: i })),
  )
}
