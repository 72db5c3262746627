import type { CheckedColumn, Row } from '../../publicity/lists/item-columns.ts'
import type { TableReading } from '../../publicity/lists/rows-from-table.ts'
import type { UnitPerson } from '../unit-at.ts'
import { attendanceProblems } from './training-acts.ts'
import type { Session } from './training-year.ts'

/** The columns of a table of attendance, as the template has them. */
export const attendanceColumns: readonly CheckedColumn[] = [
  { name: 'name', title: '姓名', kind: 'text', options: [], required: true },
  { name: 'account', title: '账号', kind: 'text', options: [], required: false },
  // Who is in the table and did not come has no hours.
  { name: 'hours', title: '学时', kind: 'count', options: [], required: false },
]

type CellProblem = TableReading['problems'][number]

/** The attendance that a table means, and what is wrong with it, row by row. */
export type AttendanceReading = {
  readonly attendance: {
    readonly full: string[] | null
    readonly partly: { person: string[]; hours: number }[] | null
  }
  readonly problems: readonly CellProblem[]
}

/** Finds each person of the table; rows that already have a problem are not asked for another. */
export function readAttendance(
  { rows, problems }: Pick<TableReading, 'rows' | 'problems'>,
  session: Session,
  people: readonly UnitPerson[],
): AttendanceReading {
  const wrong = new Set(problems.map(({ row }) => row))
  const found: CellProblem[] = [...problems]
  const attended: { row: number; person: string; hours: number }[] = []
  rows.forEach((row, i) => {
    if (wrong.has(i) || row['hours'] === undefined) return
    const person = personIn(row, people)
    if (typeof person === 'string') {
      found.push({ row: i, column: 'name', message: person })
      return
    }
    attended.push({ row: i, person: person.id, hours: Number(row['hours'] ?? '0') })
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  const personOf = (id: string) => byId.get(id) ?? null
  const partly = attended.map(({ person, hours }) => ({ person: [person], hours }))
  const law =
    attended.length === 0 ? [] : attendanceProblems(session, { full: null, partly }, { personOf })
  for (const { field, message } of law) {
    const [, place = '0', column] = field.split('.')
    const row = attended[Number(place)]?.row ?? 0
    found.push({ row, column: column === 'hours' ? 'hours' : 'name', message })
  }
  for (const { row, hours } of attended) {
    if (hours < 1) found.push({ row, column: 'hours', message: '没有参加的不用填，至少 1 学时' })
  }
  const whole = attended.filter(({ hours }) => hours === session.hours)
  const some = attended.filter(({ hours }) => hours !== session.hours)
  return {
    attendance: {
      full: whole.length === 0 ? null : whole.map(({ person }) => person),
      partly:
        some.length === 0 ? null : some.map(({ person, hours }) => ({ person: [person], hours })),
    },
    problems: found.toSorted((a, b) => a.row - b.row),
  }
}

/** The person a row names, or why nobody is found. */
function personIn(row: Row, people: readonly UnitPerson[]): UnitPerson | string {
  const name = row['name'] ?? ''
  const account = row['account'] ?? ''
  const called = people.filter((person) => person.name === name)
  const [first] = account === '' ? called : called.filter((person) => person.account === account)
  if (!first) {
    return called.length === 0 ? '名单里没有这个人' : `没有账号是 ${account} 的${name}`
  }
  return account === '' && called.length > 1 ? `有 ${called.length} 个${name}，请填账号` : first
}
