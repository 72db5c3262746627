import { idCardProblem } from '../../identity-codes/id-card.ts'
import { usccProblem } from '../../identity-codes/uscc.ts'
import type { DisclosureItemType } from '../../reference/disclosure-item.ts'
import { isPlainDate } from '../../shared/plain-date.ts'
import { columnFormat, columnStandard, type ColumnKind } from './column-standards.ts'
import { columnTitle } from './column-titles.ts'

export type Column = {
  readonly name: string
  readonly title: string
  readonly kind: ColumnKind
  /** For a choice. */
  readonly options: readonly string[]
  readonly required: boolean
  /** 内容标准: what has to stand here; may be empty. */
  readonly standard: string
  /** 格式: how it is written. */
  readonly format: string
}

/** One line of a list: a word for each column it fills. */
export type Row = Readonly<Record<string, string>>

/** Whether a cell is the address of a page of the portal: /flowcharts/hearing, /boards#samples. */
export const isPortalAddress = (cell: string): boolean => /^\/[a-z][\w/-]*(?:#[\w-]+)?$/.test(cell)

const longTexts = new Set(
  'basis legalBasis responsibilityItems responsibilityBasis accountabilitySituations content facts steps timeLimits criteria focusPoints materials rules checkPoints condition conditions sanction situation significance law sections violation necessityAssessment remedy accountability'.split(
    ' ',
  ),
)
const days = new Set(
  'certValidTo announcedAt filedAt publishedAt effectiveFrom drawDateFrom drawDateTo finishBy decidedAt validFrom validTo validUntil publishUntil withdrawnAt servedAt effectiveAt legalReviewAt techReviewAt date'.split(
    ' ',
  ),
)
const counts = new Set('seq year quantity cap reviewDays litigationMonths'.split(' '))
const phones = new Set(['phone', 'supervisionPhone', 'complaintPhone'])

/** The columns of one 公示条目, in the order of the plan. */
export function columnsOf({ id, fields }: DisclosureItemType): Column[] {
  return fields.map(({ name, hint, optional }) => {
    const options =
      name === 'type' || name.endsWith('Type') || name === 'nature' ? choices(hint) : []
    const kind = options.length > 0 ? 'choice' : kindOf(name)
    const standard = columnStandard(id, name)
    const title = columnTitle(id, name)
    return { name, title, kind, options, required: !optional, standard, format: columnFormat(kind) }
  })
}

const choices = (hint: string) => (hint.includes('、') ? hint.split('、') : [])

function kindOf(name: string): ColumnKind {
  if (name === 'uscc') return 'uscc'
  if (phones.has(name)) return 'phone'
  if (days.has(name)) return 'day'
  if (counts.has(name)) return 'count'
  return longTexts.has(name) ? 'long-text' : 'text'
}

export type RowProblem = { readonly column: string; readonly message: string }

const longest = { text: 300, 'long-text': 5_000 } as const

/** What of a column its check needs. */
export type CheckedColumn = Pick<Column, 'name' | 'title' | 'kind' | 'options' | 'required'>

/** What is wrong with a line, column by column; also names that are no column. */
export function checkRow(columns: readonly CheckedColumn[], row: Row): RowProblem[] {
  const known = new Set(columns.map(({ name }) => name))
  const strangers = Object.keys(row)
    .filter((name) => !known.has(name))
    .map((column) => ({ column, message: '没有这一栏' }))
  const problems = columns.flatMap((column) => {
    const message = valueProblem(column, (row[column.name] ?? '').trim())
    return message === null ? [] : [{ column: column.name, message }]
  })
  return [...strangers, ...problems]
}

function valueProblem(
  { title, kind, options, required }: CheckedColumn,
  value: string,
): string | null {
  if (value === '') return required ? `请填写${title}` : null
  if (holdsIdCard(value)) return '含有公民身份号码，公示以前须隐去'
  switch (kind) {
    case 'uscc':
      return usccProblem(value)
    case 'phone':
      return /^[\d+（）()、，\s-]{5,60}$/.test(value) ? null : '电话号码只能有数字和连接号'
    case 'day':
      return isPlainDate(value) || value === '长期' ? null : '应为 2026-11-23 这样的日期'
    case 'count':
      return /^\d{1,9}$/.test(value) ? null : '应为整数'
    case 'choice':
      return options.includes(value) ? null : `应为${options.join('、')}之一`
    default:
      return value.length <= longest[kind]
        ? null
        : `最多 ${longest[kind]} 字，现在 ${value.length} 字`
  }
}

/** A citizen's number with its check digit: never public (个人信息保护法第25、28条). */
function holdsIdCard(value: string): boolean {
  return (value.match(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g) ?? []).some(
    (number) => idCardProblem(number.toUpperCase()) === null,
  )
}
