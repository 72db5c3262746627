import { html, type Markup } from './html.ts'
import { wrapText } from './wrap-text.ts'

export type Bar = {
  readonly label: string
  readonly value: number
  /** The part of the value that is drawn solid; the rest is pale. All of it where left out. */
  readonly part?: number
  /** The value in words, written beside the bar. */
  readonly text: string
}

/** In the units of the drawing, which grows as a whole with its column. */
const width = 380
const rowHeight = 46
const longestBar = 250
/** Characters of a label: the drawing is as wide as 25 of them. */
const labelRoom = 24

/**
 * Bars under each other, the label of each above it: names of matters are long. The drawing repeats a table
 * beside it, so a reader of the screen hears its title only. Null without bars.
 */
export function barChart(title: string, bars: readonly Bar[]): Markup | null {
  if (bars.length === 0) return null
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const long = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * longestBar))
  const rows = bars.map(({ label, value, part = value, text }, i) => {
    const y = i * rowHeight
    const rest =
      part === value
        ? null
        : html`<rect
            class="pale"
            x="0"
            y="${y + 22}"
            width="${long(value).toFixed(1)}"
            height="14"
            rx="2"
          />`
    return html`<text x="0" y="${y + 15}">${shortened(label)}</text>
      ${rest}
      <rect x="0" y="${y + 22}" width="${long(part).toFixed(1)}" height="14" rx="2" />
      <text x="${(long(value) + 8).toFixed(1)}" y="${y + 34}">${text}</text>`
  })
  return html`<svg
    class="bars"
    viewBox="0 0 ${width} ${bars.length * rowHeight}"
    role="img"
    aria-label="${`${title}的条形图，数值见同页的表`}"
  >
    ${rows}
  </svg>`
}

function shortened(label: string): string {
  const [first = '', ...more] = wrapText(label, labelRoom)
  return more.length === 0 ? first : `${first.slice(0, -1)}…`
}
