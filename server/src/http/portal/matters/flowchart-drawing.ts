import type { Flowchart } from '@zhaofa/domain/case/flowchart.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import {
  arrowIndent,
  conditionSize,
  laneX,
  layChart,
  type Box,
  type BoxLine,
  type ChartFormat,
  type ChartLayout,
  type Rail,
} from './flowchart-layout.ts'
import { html, type Markup } from '../frame/html.ts'
import { citationUrl, type KnownLaws } from '../laws/law-links.ts'

/** The height of an A4 page in units, below the title of the first page. */
const pageLength = { first: 880, other: 980 }

type Shape = { readonly top: number; readonly end: number; readonly markup: Markup }

/**
 * A flowchart as SVG. Cut between boxes into pieces that lie seamlessly under each other on screen and
 * go on whole pages in print. It is for the eye: the list beside it says the same to everybody, so
 * nothing here takes the keyboard.
 */
export function drawChart(chart: Flowchart, format: ChartFormat, known: KnownLaws): Markup[] {
  const layout = layChart(chart, format)
  const shapes = [
    ...layout.rails.map((rail) => drawRail(layout, rail)),
    ...layout.boxes.flatMap((box, i) => drawBox(layout, box, i, known)),
  ]
  return cuts(layout).map(([top, end]) => {
    const inside = shapes.filter((shape) => shape.end > top && shape.top < end)
    return html`<svg
      viewBox="0 ${top} ${format.width} ${end - top}"
      width="${format.width}"
      height="${end - top}"
      aria-hidden="true"
      focusable="false"
    >
      ${inside.map(({ markup }) => markup)}
    </svg>`
  })
}

function cuts({ boxes, height }: ChartLayout): [top: number, end: number][] {
  const pieces: [number, number][] = []
  let top = 0
  let room = pageLength.first
  boxes.forEach((box, i) => {
    const before = boxes[i - 1]
    if (!before || box.y + box.height - top <= room) return
    const cut = Math.round(before.y + before.height + 3)
    pieces.push([top, cut])
    top = cut
    room = pageLength.other
  })
  return [...pieces, [top, Math.ceil(height)]]
}

function drawBox(layout: ChartLayout, box: Box, place: number, known: KnownLaws): Shape[] {
  const { left, right, format } = layout
  const { y, height, lines, down, stage } = box
  const width = right - left
  const markup = html`<g>
    <rect class="box" x="${left}" y="${r(y)}" width="${width}" height="${r(height)}" rx="3" />
    ${
      format.side > 0
        ? html`<rect
            class="side"
            x="${left}"
            y="${r(y)}"
            width="${format.side}"
            height="${r(height)}"
            rx="3"
          />`
        : null
    }
    ${lines.map((line) => drawLine(layout, box, line, place, known))}
    ${stage === null || place > 0 ? null : stageMark(left, y - 8, stage)}
  </g>`
  const shape = { top: y - (place === 0 ? 24 : 0), end: y + height, markup }
  const next = layout.boxes[place + 1]
  return next ? [shape, drawGap(layout, { box, next, down })] : [shape]
}

const stageMark = (x: number, y: number, stage: string) =>
  html`<text class="stage" x="${x}" y="${r(y)}">${stage}</text>`

/** Between two boxes: the arrow and its condition, and the name of the stage that begins. */
function drawGap(
  { left }: ChartLayout,
  { box, next, down }: { box: Box; next: Box; down: readonly string[] | null },
): Shape {
  const top = box.y + box.height
  const x = left + arrowIndent
  const arrow =
    down === null
      ? null
      : html`<path class="way" d="M${x} ${r(top)}V${r(next.y - 7)}" /><path
            class="head"
            d="M${x} ${r(next.y - 1)}l-5 -8h10z"
          />${down.map((text, i) => html`<text class="when" x="${x + 10}" y="${r(top + 20 + i * 18)}" font-size="${conditionSize}">${text}</text>`)}`
  const stage = next.stage === null ? null : stageMark(left, next.y - 8, next.stage)
  return { top, end: next.y, markup: html`${arrow}${stage}` }
}

function drawLine(
  { left, right, format }: ChartLayout,
  box: Box,
  { kind, y, text, citations = [], way, first }: BoxLine,
  place: number,
  known: KnownLaws,
): Markup {
  const x = left + 13 + (kind === 'title' ? 0 : format.side)
  const at = r(box.y + y)
  const inset = format.textSize * 1.4
  switch (kind) {
    case 'title':
      return html`<text class="name" x="${x}" y="${at}" font-size="${format.titleSize}">
        ${box.lines[0]?.y === y ? `${place + 1}  ` : ''}${text}
      </text>`
    case 'limit':
      return html`${first ? html`<circle class="clock" cx="${x + 6}" cy="${r(box.y + y - 5)}" r="5" /><path class="hand" d="M${x + 6} ${r(box.y + y - 8)}v3h2.5" />` : null}<text
          class="limit"
          x="${x + inset}"
          y="${at}"
          font-size="${format.textSize}"
          >${text}</text
        >`
    case 'basis':
      return html`<text class="basis" x="${x}" y="${at}" font-size="${format.textSize}"
        >${citations.map((citation, i) => {
          const url = citationUrl(citation, known)
          const words = citationText(citation)
          return html`${i === 0 ? '' : '　'}${url === null ? words : html`<a href="${url}" tabindex="-1">${words}</a>`}`
        })}</text
      >`
    case 'exit': {
      const tip = box.y + y - 5
      const from = way === 'back' ? left : right
      const dot =
        way === 'out'
          ? html`<rect class="end" x="${x + 1}" y="${r(tip - 4)}" width="8" height="8" />`
          : html`<path
              class="${`tip ${way}`}"
              d="${way === 'on' ? `M${x} ${r(tip)}h11m-4 -4l4 4l-4 4` : `M${x + 11} ${r(tip)}h-11m4 -4l-4 4l4 4`}"
            />`
      return html`${
          first
            ? html`<path
                  class="rule"
                  d="M${left + format.side} ${r(box.y + y - format.textSize - 3.5)}H${right}"
                />${dot}${way === 'out' ? null : html`<circle class="${`knot ${way}`}" cx="${from}" cy="${r(tip)}" r="3" />`}`
            : null
        }<text class="exit" x="${x + inset}" y="${at}" font-size="${format.textSize}"
          >${text}</text
        >`
    }
  }
}

function drawRail(layout: ChartLayout, rail: Rail): Shape {
  const { way, from, to } = rail
  const x = laneX(layout, rail)
  const edge = way === 'on' ? layout.right : layout.left
  const sign = way === 'on' ? 1 : -1
  const ends = [...from, to]
  const top = Math.min(...ends)
  const end = Math.max(...ends)
  const stubs = from.map((y) => `M${edge} ${r(y)}H${x}`).join('')
  const markup = html`<path
      class="${`rail ${way}`}"
      d="${stubs}M${x} ${r(top)}V${r(end)}M${x} ${r(to)}H${edge + sign * 8}"
    /><path class="${`arrow ${way}`}" d="M${edge + sign} ${r(to)}l${sign * 8} -4.5v9z" />`
  return { top: top - 6, end: end + 6, markup }
}

/** Numbers of a drawing need no more than a tenth. */
const r = (value: number) => Math.round(value * 10) / 10
