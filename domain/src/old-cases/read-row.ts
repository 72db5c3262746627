import { readNumberSpelling } from '../identity-codes/number-spelling.ts'
import type { Fen } from '../shared/money.ts'
import { isPlainDate, yearOf, type PlainDate } from '../shared/plain-date.ts'
import { dayAsWritten } from '../shared/table-heading.ts'
import { importTitles, type HeadedColumn, type ImportColumnName } from './import-columns.ts'
import type { ImportedCase } from './imported-case.ts'
import { partyCodeFinding } from './party-codes.ts'
import {
  meant,
  outcomeWords,
  partyKindWords,
  procedureWords,
  readKinds,
  readSum,
  readYesNo,
  retentionWords,
} from './read-values.ts'
import { problemsOfTheTime, type FindingLevel, type LineFinding } from './rules-of-the-time.ts'

/** The cells of one line by column, as somebody sees them. */
export type TypedRow = ReadonlyMap<
  ImportColumnName,
  { readonly text: string; readonly by: HeadedColumn }
>

const maxLengths: Readonly<Partial<Record<ImportColumnName, number>>> = {
  number: 100,
  partyName: 200,
  partyCode: 40,
  matterCode: 40,
  cause: 300,
  reviewOutcome: 100,
  archiveNo: 100,
  remarks: 500,
}

type Known = {
  readonly today: PlainDate
  /** Codes of the matters that the agency has; the others are kept and matched with nothing. */
  readonly matters: ReadonlySet<string>
}

/** One line as a case; null where an error leaves none. Everything that is to be said of it is in `problems`. */
export function readRow(
  line: number,
  typed: TypedRow,
  known: Known,
): { readonly row: ImportedCase | null; readonly problems: LineFinding[] } {
  const problems: LineFinding[] = []
  const say = (level: FindingLevel, column: ImportColumnName | null, message: string) =>
    problems.push({ line, column, level, message })
  const row = valuesOf(line, typed, say)
  if (row) {
    checkTogether(row, known, say)
    for (const found of problemsOfTheTime(row)) problems.push({ line, ...found })
  }
  const isWrong = problems.some(({ level }) => level === 'error')
  return { row: isWrong ? null : row, problems }
}

type Say = (level: FindingLevel, column: ImportColumnName | null, message: string) => void

/** Reads each cell by itself. Null where one without which nothing can be judged is not readable. */
function valuesOf(line: number, typed: TypedRow, say: Say): ImportedCase | null {
  const textOf = (name: ImportColumnName) => {
    const text = typed.get(name)?.text ?? ''
    const most = maxLengths[name]
    if (most !== undefined && text.length > most) say('error', name, `最多 ${most} 字`)
    return text
  }
  const required = (name: ImportColumnName) => {
    const text = textOf(name)
    if (text === '') say('error', name, `请填写${importTitles[name]}`)
    return text
  }
  const chosen = <T extends string>(
    name: ImportColumnName,
    words: ReadonlyMap<string, T>,
    text = textOf(name),
  ): T | null => {
    const value = text === '' ? null : meant(words, text)
    if (text !== '' && value === null) {
      const known = [...new Map([...words].reverse().map(([word, id]) => [id, word])).values()]
      say(
        'error',
        name,
        `“${text}”不是可以填的${importTitles[name]}，可以填：${known.reverse().join('、')}`,
      )
    }
    return value
  }
  const day = (name: ImportColumnName, text = textOf(name)): PlainDate | null => {
    const written = dayAsWritten(text)
    if (text === '') return null
    if (isPlainDate(written)) return written
    say('error', name, `“${text}”不是日期，写成 2019-03-04`)
    return null
  }
  const sum = (name: ImportColumnName): Fen => {
    const cell = typed.get(name)
    if (!cell || cell.text === '' || cell.text === '无' || cell.text === '/') return 0
    const fen = readSum(cell.text, cell.by.tenThousands)
    if (fen === null) say('error', name, `“${cell.text}”不是金额`)
    return fen ?? 0
  }
  const yesNo = (name: ImportColumnName): boolean | null => {
    const text = textOf(name)
    const value = text === '' ? null : readYesNo(text)
    if (value === undefined) say('error', name, `“${text}”看不出是或者否，填“是”或者“否”`)
    return value ?? null
  }
  const number = asNumber(required('number'))
  const procedure = chosen('procedure', procedureWords, required('procedure'))
  const partyName = required('partyName')
  const partyKind = chosen('partyKind', partyKindWords, required('partyKind'))
  const cause = required('cause')
  const decidedOn = day('decidedOn', required('decidedOn'))
  const outcome = chosen('outcome', outcomeWords, required('outcome'))
  const { kinds, strange } = readKinds(textOf('kinds'))
  if (strange.length > 0) say('error', 'kinds', `认不出的处罚种类：${strange.join('、')}`)
  const filedOn = day('filedOn')
  const closedOn = day('closedOn')
  const rest = {
    partyCode: textOf('partyCode').replace(/\s/g, ''),
    matterCode: textOf('matterCode'),
    fineFen: sum('fineFen'),
    confiscatedFen: sum('confiscatedFen'),
    reviewed: yesNo('reviewed'),
    reviewOutcome: textOf('reviewOutcome'),
    hearing: yesNo('hearing'),
    published: yesNo('published'),
    archiveNo: textOf('archiveNo'),
    retention: chosen('retention', retentionWords),
    pages: pagesOf(textOf('pages'), say),
    remarks: textOf('remarks'),
  }
  if (!procedure || !partyKind || !decidedOn || !outcome) return null
  const known = { number, procedure, partyName, partyKind, cause, decidedOn, outcome, kinds }
  return { line, ...known, filedOn, closedOn, ...rest }
}

/** 四商罚决字[2019]第12号 as 四商罚决字〔2019〕12号, so that a number is found however its office writes it. */
function asNumber(text: string): string {
  const spelling = readNumberSpelling(text)
  if (!spelling?.whole || spelling.word === '') return text
  return `${spelling.word}〔${spelling.year}〕${spelling.serial}号`
}

function pagesOf(text: string, say: Say): number | null {
  if (text === '') return null
  const digits = text.replace(/页$/, '')
  if (/^[1-9]\d{0,4}$/.test(digits)) return Number(digits)
  say('error', 'pages', `“${text}”不是页数`)
  return null
}

/** What the cells say of each other, under every law. */
function checkTogether(row: ImportedCase, { today, matters }: Known, say: Say): void {
  daysInOrder(row, today, say)
  penaltyAddsUp(row, say)
  const spelling = readNumberSpelling(row.number)
  if (!spelling?.whole) {
    say(
      'warning',
      'number',
      '不是“机关代字〔年份〕序号号”的写法，照原样保存，按文号查重只认同样的写法',
    )
  } else if (spelling.year !== String(yearOf(row.decidedOn)) && row.outcome !== 'ended') {
    say('warning', 'number', `文号的年份 ${spelling.year} 和决定日期 ${row.decidedOn} 不一致`)
  }
  if (row.partyCode === '') {
    say('warning', 'partyCode', '没有证照号码，不能归入当事人的处罚记录')
  } else {
    const found = partyCodeFinding(row.partyKind, row.partyCode, today)
    if (found) say(found.level, 'partyCode', found.message)
  }
  if (row.matterCode !== '' && !matters.has(row.matterCode)) {
    say('warning', 'matterCode', `事项清单里没有 ${row.matterCode}，裁量比对时对不上`)
  }
  if (row.reviewed === false && row.reviewOutcome !== '') {
    say('warning', 'reviewOutcome', '填了没有审核，又有审核结论，请核对')
  }
  if (row.archiveNo === '') say('warning', 'archiveNo', '没有档号，不进档案目录')
  else if (row.retention === null) say('warning', 'retention', '没有保管期限，届满日无从推算')
  if (row.retention === 'long-term' || row.retention === 'short-term') {
    say('unchecked', 'retention', '旧的保管期限，届满日由档案人员按当时的规定认定，本系统没有推算')
  }
}

function daysInOrder(
  { filedOn, decidedOn, closedOn, procedure }: ImportedCase,
  today: PlainDate,
  say: Say,
) {
  if (decidedOn > today) say('error', 'decidedOn', `决定日期 ${decidedOn} 晚于今天`)
  if (filedOn !== null && filedOn > decidedOn) {
    say('error', 'filedOn', `立案日期 ${filedOn} 晚于决定日期 ${decidedOn}`)
  }
  if (closedOn !== null && closedOn < decidedOn) {
    say('error', 'closedOn', `结案日期 ${closedOn} 早于决定日期 ${decidedOn}`)
  }
  if (closedOn !== null && closedOn > today)
    say('error', 'closedOn', `结案日期 ${closedOn} 晚于今天`)
  if (filedOn === null && procedure === 'ordinary') {
    say('warning', 'filedOn', '普通程序没有立案日期，办案期限没有核对')
  }
}

function penaltyAddsUp({ outcome, kinds, fineFen, confiscatedFen }: ImportedCase, say: Say): void {
  if (outcome !== 'penalty') {
    if (kinds.length > 0) say('error', 'kinds', '没有给予处罚的，不填处罚种类')
    if (fineFen > 0) say('error', 'fineFen', '没有给予处罚的，不填罚款')
    return
  }
  if (kinds.length === 0) say('error', 'kinds', '给予处罚的，请填写处罚种类')
  if (kinds.includes('fine') && fineFen === 0) say('error', 'fineFen', '处罚种类有罚款，请填写金额')
  if (!kinds.includes('fine') && fineFen > 0) {
    say('error', 'kinds', '填了罚款金额，处罚种类里没有罚款')
  }
  const confiscates = kinds.includes('confiscate-gains') || kinds.includes('confiscate-goods')
  if (!confiscates && confiscatedFen > 0) {
    say('error', 'kinds', '填了没收金额，处罚种类里没有没收')
  }
  if (kinds.includes('confiscate-gains') && confiscatedFen === 0) {
    say('warning', 'confiscatedFen', '没收违法所得没有填金额，罚没金额里不计')
  }
}
