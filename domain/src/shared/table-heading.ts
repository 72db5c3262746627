import { accept, refuse, type Outcome } from './outcome.ts'
import { unusable, type Refusal } from './refusal.ts'

type Line = { readonly cells: readonly string[] }

/** The heading of a table file: which column of ours stands in which place of its lines. */
export type TableHeading<C> = {
  /** How many lines of the file end with the heading. */
  readonly end: number
  readonly titles: readonly string[]
  /** Null for a place that is no column of ours. */
  readonly places: readonly (C | null)[]
}

/** Lines above the heading: a title, a date, who filled it in. */
const maxLinesAboveHeading = 10

/** The line below the heading, in which the template explains each column, is not a row. */
export const explanation = '说明：'
export const isFilledIn = ({ cells }: Line): boolean =>
  !cells.find((cell) => cell !== '')?.startsWith(explanation)

/** 单位名称*, 单位名称（选填） and 单位 名称 are one heading. */
export const plainTitle = (title: string): string =>
  title.replace(/\s|[*＊]|[（(][^（）()]*填[）)]$/gu, '')

/**
 * Finds the heading within the first lines of a file, by the titles of our columns in any order.
 * @param byTitle our columns by each of their plain titles.
 * @param least how many of them a line has to name.
 * @returns why there is none, or why it names a column twice.
 */
export function findHeading<C extends { readonly title: string }>(
  byTitle: ReadonlyMap<string, C>,
  least: number,
  file: readonly Line[],
): Outcome<TableHeading<C>, Refusal> {
  const found = file
    .slice(0, maxLinesAboveHeading)
    .flatMap((line, i) => [
      readHeading(byTitle, i, line),
      readHeading(byTitle, i, line, file[i + 1]),
    ])
    .filter(({ places }) => places.filter((place) => place !== null).length >= least)
    // Of two that name as much, the first: one line rather than two.
    .sort((a, b) => b.named - a.named || a.at - b.at || a.lines - b.lines)
  const [heading] = found
  if (!heading) {
    const titles = [...new Set([...byTitle.values()].map(({ title }) => title))].join('、')
    return refuse(unusable(`没有找到表头。表头应为：${titles}。可以先下载模板。`))
  }
  const { at, places, lines, titles } = heading
  const named = places.flatMap((column) => (column ? [column.title] : []))
  const twice = named.find((title, i) => named.indexOf(title) !== i)
  if (twice !== undefined) return refuse(unusable(`表头里有两个“${twice}”，分不清用哪一列。`))
  return accept({ end: at + lines, titles, places })
}

type Column = { readonly name: string; readonly title: string }

/** The rows of a table file, and how its heading covers our columns. */
export type TableBelow<C, L> = {
  readonly places: readonly (C | null)[]
  /** Rows with something filled in, at least one. */
  readonly below: readonly L[]
  /** Headings that are no column: left out. */
  readonly ignored: readonly string[]
  /** Titles of our columns that no heading names. */
  readonly missing: readonly string[]
}

type Asked<C> = {
  readonly columns: readonly (Column & { readonly required: boolean })[]
  readonly byTitle: ReadonlyMap<string, C>
  /** What a row is, as a file without any is told. */
  readonly of: string
  readonly most: number
  /** How a larger file is divided: 分成几份. */
  readonly divide: string
}

/**
 * The rows below the heading of a file that names every column it has to.
 * @returns why there is no heading to go by, which required columns it lacks, or that there are no rows or too many.
 */
export function rowsBelowHeading<C extends Column, L extends Line>(
  file: readonly L[],
  { columns, byTitle, of, most, divide }: Asked<C>,
): Outcome<TableBelow<C, L>, Refusal> {
  const required = columns.filter((column) => column.required)
  const heading = findHeading(byTitle, required.length / 2, file)
  if (!heading.ok) return heading
  const { end, titles, places } = heading.value
  const named = new Set(places.flatMap((column) => (column ? [column.name] : [])))
  const lacking = required.filter(({ name }) => !named.has(name))
  if (lacking.length > 0) {
    const list = lacking.map(({ title }) => title).join('、')
    return refuse(unusable(`表里缺少必填的栏：${list}。请补上，可以先下载模板对照。`))
  }
  const below = file.slice(end).filter(isFilledIn)
  if (below.length === 0) return refuse(unusable(`表头下面没有${of}。`))
  if (below.length > most) {
    return refuse(unusable(`有 ${below.length} 行，一份最多 ${most} 行，请${divide}。`))
  }
  return accept({
    places,
    below,
    ignored: titles.filter((title, i) => title !== '' && !places[i]),
    missing: columns.filter(({ name }) => !named.has(name)).map(({ title }) => title),
  })
}

type Reading<C> = {
  readonly at: number
  /** One line, or two where a title stands above several columns that have titles of their own. */
  readonly lines: 1 | 2
  readonly titles: readonly string[]
  readonly places: readonly (C | null)[]
  readonly named: number
}

function readHeading<C>(
  byTitle: ReadonlyMap<string, C>,
  at: number,
  { cells: upper }: Line,
  second?: Line,
): Reading<C> {
  const lower = second?.cells ?? []
  let above = ''
  const columns = Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [top, low] = [upper[i] ?? '', lower[i] ?? '']
    if (top !== '') above = top
    // A title over two lines is merged and stands in both.
    const readings = low === '' || low === top ? [top] : [`${above}${low}`, low, top]
    const title = readings.find((each) => byTitle.has(plainTitle(each)))
    const column = title === undefined ? null : (byTitle.get(plainTitle(title)) ?? null)
    return { title: title ?? (low || top), column }
  })
  const places = columns.map(({ column }) => column)
  return {
    at,
    lines: second ? 2 : 1,
    titles: columns.map(({ title }) => title),
    places,
    named: new Set(places.filter((place) => place !== null)).size,
  }
}

/** 2026/1/5, 2026.1.5 and 2026年1月5日 as 2026-01-05; every other text as it is. */
export function dayAsWritten(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
