import { isIdCardByForm } from '../../identity-codes/id-card.ts'
import { usccProblem } from '../../identity-codes/uscc.ts'
import type { DisclosureItemType } from '../../reference/disclosure-item.ts'
import type { ColumnKind } from '../../reference/disclosure-items/column.ts'
import { isPlainDate } from '../../shared/plain-date.ts'

export type ItemColumn = {
  readonly name: string
  readonly title: string
  readonly kind: ColumnKind
  /** For a choice. */
  readonly options: readonly string[]
  readonly required: boolean
  /** 内容标准: what the column has to hold; may be empty. */
  readonly standard: string
  /** 格式: how it is written. */
  readonly format: string
}

/** One line of a list: a word for each column it fills. */
export type Row = Readonly<Record<string, string>>

/** Whether a cell is the address of a page of the portal: /flowcharts/hearing, /boards#samples. */
export const isPortalAddress = (cell: string): boolean => /^\/[a-z][\w/-]*(?:#[\w-]+)?$/.test(cell)

/** How a value of each kind is written (格式), said beside the cell before anything is wrong. */
const formats: Readonly<Record<ColumnKind, string>> = {
  text: '最多 300 字',
  'long-text': '最多 5000 字，可以分行',
  day: '写成 2026-11-23；没有期限的写“长期”',
  count: '只写整数，不带单位',
  uscc: '18 位，末位是校验码',
  phone: '只写数字和连接号，分机写“转8012”，几个号码用顿号隔开',
  choice: '从列出的几项中选一项',
}

/** The columns of one 公示条目 as forms and tables use them, in the order of its definition. */
export function columnsOf({ columns }: Pick<DisclosureItemType, 'columns'>): ItemColumn[] {
  return columns.map(({ name, title, kind, options, optional, standard }) => ({
    name,
    title,
    kind,
    options,
    required: !optional,
    standard,
    format: formats[kind],
  }))
}

export type RowProblem = { readonly column: string; readonly message: string }

const maxTextLength = { text: 300, 'long-text': 5_000 } as const

/** What of a column its check needs. */
export type CheckedColumn = Pick<ItemColumn, 'name' | 'title' | 'kind' | 'options' | 'required'>

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
      return arePhones(value)
        ? null
        : '电话号码只写数字和连接号，分机写“转8012”，几个号码用顿号隔开'
    case 'day':
      return isPlainDate(value) || value === '长期' ? null : '应为 2026-11-23 这样的日期'
    case 'count':
      return /^\d{1,9}$/.test(value) ? null : '应为整数'
    case 'choice':
      return options.includes(value) ? null : `应为${options.join('、')}之一`
    case 'text':
    case 'long-text':
      return value.length <= maxTextLength[kind]
        ? null
        : `最多 ${maxTextLength[kind]} 字，现在 ${value.length} 字`
  }
}

const maxPhonesLength = 120

/** One number or several, with their area and extension, in the signs that people put between. */
const arePhones = (value: string): boolean =>
  value.length <= maxPhonesLength &&
  value
    .split(/[、，,；;/／或]/)
    .every((each) => /^\+?[\d（）()\s－‐‑–—-]{5,24}(?:(?:转|分机|-)\s?\d{1,6})?$/.test(each.trim()))

/** A citizen's number with its check digit: never public (个人信息保护法第25、28条). */
function holdsIdCard(value: string): boolean {
  return (value.match(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g) ?? []).some((number) =>
    isIdCardByForm(number.toUpperCase()),
  )
}
