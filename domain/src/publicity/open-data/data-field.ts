/** How a value of open data is written; see `fieldTypes` for what the reader is told. */
export type FieldType = 'text' | 'date' | 'amount' | 'integer' | 'yes-no'

export const fieldTypes: Record<FieldType, string> = {
  text: '文字',
  date: '日期（YYYY-MM-DD）',
  amount: '金额（元，两位小数）',
  integer: '整数',
  'yes-no': '是、否',
}

/** An amount is decimal text, never a binary fraction. Null: does not apply, or is not public. */
export type DataValue = string | number | null

/** One column of open data, and its line in the data dictionary. */
export type DataField<Row> = {
  /** The name in JSON. */
  readonly code: string
  /** The heading in CSV and XLSX. */
  readonly title: string
  readonly type: FieldType
  readonly meaning: string
  /** Which paper, register or rule the value comes from. */
  readonly source: string
  readonly value: (row: Row) => DataValue
}

/** 1800050 → `18000.50`: no separators, for machines. */
export function plainYuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  return `${fen < 0 ? '-' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}
