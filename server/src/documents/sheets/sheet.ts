/** How a column of a table file is written. Amounts and numbers come as decimal text or numbers. */
export type SheetColumn = {
  readonly title: string
  readonly type: 'text' | 'date' | 'amount' | 'integer' | 'yes-no' | 'plain-number'
}

export type Cell = string | number | null

/** Rows as they come: a table of a million is never in memory. */
export type Rows = AsyncIterable<readonly Cell[]>

/** Signs with which a spreadsheet takes a cell for a formula, in both widths, after any blanks. */
const formulaStart = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Whether a text would run as a formula when a spreadsheet opens it (CSV injection). */
export function readsAsFormula(text: string): boolean {
  return formulaStart.test(text)
}

/**
 * A text as a CSV file may hold it: an apostrophe before what would run as a formula, and one more before what had
 * apostrophes there already, so that `armed` gives back exactly what went in.
 */
export const disarmed = (text: string): string =>
  readsAsFormula(text.replace(/^'+/, '')) ? `'${text}` : text

/** What `disarmed` was given. */
export const armed = (text: string): string =>
  text.startsWith("'") && readsAsFormula(text.replace(/^'+/, '')) ? text.slice(1) : text
