import { nameBeforeReasons, type NameBefore, type NameBeforeReason, type Party } from './party.ts'
import { idCardProblem, sexOf } from '../identity-codes/id-card.ts'
import { usccProblem } from '../identity-codes/uscc.ts'
import { isPlainObject, readText, type FieldProblem } from '../kernel/field-problem.ts'

/** Every name a party of any kind may have: changing the kind on screen keeps what was typed. */
const partyNames: ReadonlySet<string> = new Set([
  'kind',
  'name',
  'address',
  'phone',
  'uscc',
  'legalRepresentative',
  'operator',
  'operatorIdNumber',
  'idNumber',
  'gender',
  'birthDate',
  'nameBefore',
])

/** Reads 当事人. The kind of party decides which fields there are. */
export function readParty(typed: unknown, path: string, problems: FieldProblem[]): Party | null {
  if (!isPlainObject(typed)) {
    problems.push({ field: path, message: '请填写当事人' })
    return null
  }
  for (const name of Object.keys(typed)) {
    if (!partyNames.has(name)) problems.push({ field: `${path}.${name}`, message: '没有这一栏' })
  }
  const cell = (name: string, label: string, max: number): string => {
    const problem = (message: string) => {
      problems.push({ field: `${path}.${name}`, message })
      return null
    }
    const value = typed[name]
    if (value === undefined || value === null || value === '') problem(`请填写“${label}”`)
    else
      return (
        readText(
          typeof value === 'string' ? value.trim() : value,
          { kind: 'text', max },
          { problem },
        ) ?? ''
      )
    return ''
  }
  const code = (name: string, label: string, check: (code: string) => string | null) => {
    const value = cell(name, label, 18).toUpperCase()
    const wrong = value === '' ? null : check(value)
    if (wrong !== null) problems.push({ field: `${path}.${name}`, message: wrong })
    return value
  }
  const shared = () => ({
    name: cell('name', '名称', 200),
    address: cell('address', '住址', 200),
    phone: cell('phone', '电话', 30),
  })
  switch (typed['kind']) {
    case 'natural-person': {
      const idNumber = code('idNumber', '身份证号', idCardProblem)
      return { kind: 'natural-person', ...shared(), idNumber, ...fromIdNumber(idNumber) }
    }
    case 'sole-trader': {
      const given = typed['operatorIdNumber']
      return {
        kind: 'sole-trader',
        ...shared(),
        uscc: code('uscc', '统一社会信用代码', usccProblem),
        operator: cell('operator', '经营者', 50),
        operatorIdNumber: given ? code('operatorIdNumber', '经营者身份证号', idCardProblem) : null,
        ...readNameBefore(typed['nameBefore'], `${path}.nameBefore`, problems),
      }
    }
    case 'organisation':
      return {
        kind: 'organisation',
        ...shared(),
        uscc: code('uscc', '统一社会信用代码', usccProblem),
        legalRepresentative: cell('legalRepresentative', '法定代表人', 50),
        ...readNameBefore(typed['nameBefore'], `${path}.nameBefore`, problems),
      }
    default:
      problems.push({ field: `${path}.kind`, message: '请选择当事人种类' })
      return null
  }
}

/** What the officer said of the name the same code had in an earlier case; left out where nothing was asked. */
function readNameBefore(
  typed: unknown,
  field: string,
  problems: FieldProblem[],
): { nameBefore?: NameBefore } {
  if (typed === undefined || typed === null) return {}
  const message = '请说明这个代码以前登记的名称为什么不同'
  const { name, because } = isPlainObject(typed) ? typed : {}
  if (typeof because !== 'string' || !isReason(because)) {
    problems.push({ field, message })
    return {}
  }
  const problem = (said: string) => {
    problems.push({ field, message: said })
    return null
  }
  const read = readText(name, { kind: 'text', max: 200 }, { problem })
  return read === null ? {} : { nameBefore: { name: read, because } }
}

const isReason = (because: string): because is NameBeforeReason =>
  Object.hasOwn(nameBeforeReasons, because)

/** The number holds birth date and gender, so nobody has to type them (GB 11643). */
function fromIdNumber(idNumber: string): { gender: '男' | '女' | null; birthDate: string | null } {
  if (idNumber.length !== 18) return { gender: null, birthDate: null }
  return {
    gender: sexOf(idNumber),
    birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
  }
}
