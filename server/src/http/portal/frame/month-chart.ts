import { html, type Markup } from './html.ts'

/** One value for each month of a year, January first; null for a month that has not come. */
export type YearOfMonths = {
  readonly year: string
  readonly values: readonly (number | null)[]
}

/** In the units of the drawing, which grows as a whole with its column. */
const width = 380
const height = 232
const top = 40
const bottom = 206
const left = 34
const monthRoom = (width - left) / 12
const barWidth = 11

/** Columns of twelve months, beside those of the year before where there is one. The table has the figures. */
export function monthChart(title: string, year: YearOfMonths, before: YearOfMonths | null): Markup {
  const most = Math.max(0, ...[year, before].flatMap((each) => each?.values ?? []).map(Number))
  const step = stepOf(most)
  const lines = Math.max(1, Math.ceil(most / step))
  const y = (value: number) => bottom - (value / (lines * step)) * (bottom - top)
  const column = (x: number, value: number, kind: string) =>
    html`<rect
      class="${kind}"
      x="${x.toFixed(1)}"
      y="${y(value).toFixed(1)}"
      width="${barWidth}"
      height="${(bottom - y(value)).toFixed(1)}"
    />`
  const grid = Array.from({ length: lines + 1 }, (_, i) => i * step).map(
    (value) =>
      html`<path d="M${left} ${y(value).toFixed(1)}H${width}" />
        <text class="scale" x="${left - 6}" y="${(y(value) + 4).toFixed(1)}">${value}</text>`,
  )
  const months = year.values.map((value, i) => {
    const x = left + i * monthRoom + (monthRoom - barWidth * (before ? 2 : 1)) / 2
    const past = before?.values[i] ?? 0
    return html`${past > 0 && column(x, past, 'pale')}
      ${value !== null && value > 0 && column(before ? x + barWidth : x, value, 'whole')}
      <text class="month" x="${(left + (i + 0.5) * monthRoom).toFixed(1)}" y="${bottom + 18}">
        ${i + 1}月
      </text>`
  })
  const key = (x: number, kind: string, text: string) =>
    html`<rect class="${kind}" x="${x}" y="4" width="12" height="12" />
      <text x="${x + 18}" y="15">${text}</text>`
  return html`<svg
    class="bars months-drawn"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${`${title}的柱形图，数值见同页的表`}"
  >
    ${grid} ${key(left, 'whole', `${year.year} 年`)}
    ${before && key(left + 110, 'pale', `${before.year} 年`)} ${months}
  </svg>`
}

/** The distance of the lines: 1, 2 or 5 times a power of ten, so that there are two to five of them. */
function stepOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  const step = [0.2, 0.5, 1, 2].map((part) => part * power).find((each) => most / each <= 5)
  return Math.max(1, step ?? 2 * power)
}
