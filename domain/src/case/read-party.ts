import { nameBeforeReasons, type NameBefore, type NameBeforeReason, type Party } from './party.ts'
import { firstBirthDay } from '../identity-codes/id-card.ts'
import {
  identityPaperProblem,
  identityPapers,
  isIdentityPaper,
  numberTells,
  paperNamedBy,
  saidByNumber,
  type IdentityPaper,
  type Sex,
} from '../identity-codes/identity-paper.ts'
import { normalCode } from '../identity-codes/shown-character.ts'
import { usccProblem } from '../identity-codes/uscc.ts'
import { isPlainDate } from '../shared/plain-date.ts'
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
  'operatorIdPaper',
  'operatorIdNumber',
  'idPaper',
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
    const value = cell(name, label, 20).toUpperCase()
    const wrong = value === '' ? null : check(value)
    if (wrong !== null) problems.push({ field: `${path}.${name}`, message: wrong })
    return value
  }
  const numbered = (
    names: { readonly paper: string; readonly number: string },
    known: { readonly birthDate?: string } = {},
  ) => {
    const paper = readPaper(typed, names, path, problems)
    const number = code(names.number, identityPapers[paper].number, (value) =>
      identityPaperProblem(paper, value, known),
    )
    // A number that says of which paper it is needs nobody to say it.
    return { number, paper: numberTells(paper, number) ? null : paper }
  }
  const shared = () => ({
    name: cell('name', '名称', 200),
    address: cell('address', '住址', 200),
    phone: cell('phone', '电话', 30),
  })
  switch (typed['kind']) {
    case 'natural-person': {
      const { birthDate } = typed
      const { number, paper } = numbered(
        { paper: 'idPaper', number: 'idNumber' },
        typeof birthDate === 'string' && isPlainDate(birthDate) ? { birthDate } : {},
      )
      return {
        kind: 'natural-person',
        ...shared(),
        ...(paper && { idPaper: paper }),
        idNumber: number,
        ...(paper === null
          ? (saidByNumber(number) ?? { gender: null, birthDate: null })
          : readPerson(typed, path, problems)),
      }
    }
    case 'sole-trader': {
      const given = typed['operatorIdNumber']
      return {
        kind: 'sole-trader',
        ...shared(),
        uscc: code('uscc', '统一社会信用代码', usccProblem),
        operator: cell('operator', '经营者', 50),
        ...readOperatorNumber(given ? numbered(operatorNames) : null),
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
    // What was typed comes from outside and may be anything.
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

const operatorNames = { paper: 'operatorIdPaper', number: 'operatorIdNumber' } as const

function readOperatorNumber(
  read: { readonly number: string; readonly paper: IdentityPaper | null } | null,
): { operatorIdNumber: string | null; operatorIdPaper?: IdentityPaper } {
  if (read === null) return { operatorIdNumber: null }
  const { number, paper } = read
  return {
    operatorIdNumber: number,
    ...(paper && { operatorIdPaper: paper }),
  }
}

/** The kind of paper that was picked; where none was, what the number says, or an identity card. */
function readPaper(
  typed: Readonly<Record<string, unknown>>,
  names: { readonly paper: string; readonly number: string },
  path: string,
  problems: FieldProblem[],
): IdentityPaper {
  const picked = typed[names.paper]
  if (isIdentityPaper(picked)) return picked
  if (picked !== undefined && picked !== null && picked !== '') {
    problems.push({ field: `${path}.${names.paper}`, message: '没有这种证件' })
  }
  const number = typed[names.number]
  return paperNamedBy(typeof number === 'string' ? normalCode(number) : '') ?? 'id-card'
}

/**
 * What the paper shows and its number does not say. The birth date tells a minor (处罚法第30条); the sex is asked by
 * no law (第59条), so it may be left out.
 */
function readPerson(
  { birthDate, gender }: Readonly<Record<string, unknown>>,
  path: string,
  problems: FieldProblem[],
): { gender: Sex | null; birthDate: string | null } {
  const born = typeof birthDate === 'string' && isPlainDate(birthDate) ? birthDate : null
  const field = `${path}.birthDate`
  if (born === null) problems.push({ field, message: '请填写“出生日期”' })
  else if (born < firstBirthDay) problems.push({ field, message: `出生日期 ${born} 早于 1900 年` })
  return { gender: gender === '男' || gender === '女' ? gender : null, birthDate: born }
}
