import { shortYuan, type Fen } from '@zhaofa/domain/shared/money.ts'
import type { Figure } from '../../../storage/publication/figures.ts'
import { everything, listUrl, type ListQuery } from '../decisions/list-query.ts'
import { numberText } from '../decisions/wording.ts'
import { html, type Markup } from '../frame/html.ts'
import { withAgency } from '../frame/publishers.ts'

/** What the page of figures shows. */
export type FiguresData = {
  readonly year: string
  /** Years that have figures, the newest first; the year shown is among them. */
  readonly years: readonly string[]
  /** 2026-11-30: the figures are of what is shown on this day. */
  readonly today: string
  /** The number of the agency asked for; null for all. */
  readonly agency: number | null
  readonly choice: Markup | null
  /** By kind: each month of the year and of the year before. */
  readonly months: readonly Figure[]
  readonly matters: readonly Figure[]
  readonly penalties: readonly Figure[]
  /** By kind: each year. */
  readonly byYear: readonly Figure[]
  /** Withdrawals announced in each year. */
  readonly withdrawals: ReadonlyMap<string, number>
  /** Penalties decided in the year and published of them (处罚决定公开率); null where none was counted. */
  readonly rate: { readonly made: number; readonly published: number } | null
}

export const figuresUrl = (year: string | null, agency: number | null): string =>
  withAgency(year === null ? '/figures' : `/figures?year=${year}`, agency)

/** The list of what a number counts. */
export const listOf = ({ agency }: FiguresData, query: Partial<ListQuery>) =>
  listUrl({ ...everything, agency, ...query })

/** A number that leads to its list; nought leads nowhere. */
export function linked(count: number, url: string): Markup | string {
  return count === 0 ? '0' : html`<a href="${url}">${numberText(count)}</a>`
}

export const sumOf = (figures: readonly Figure[]) =>
  figures.reduce((all, { count }) => all + count, 0)

/** Null where no figure has a sum: not every kind has money. */
export function moneyOf(figures: readonly Figure[], sum: 'fineFen' | 'confiscatedFen'): Fen | null {
  const known = figures.flatMap((each) => each[sum] ?? [])
  return known.length === 0 ? null : known.reduce((all, fen) => all + fen, 0)
}

export const yuan = (fen: Fen | null) => (fen === null ? '—' : shortYuan(fen))

/** The year before, which is compared where it has figures. */
export const yearBefore = (year: string) => String(Number(year) - 1)

/** A cell with a number; one with nothing in it is pale, and a phone leaves it out of a wide table. */
export function cell(title: string, value: Markup | string): Markup {
  const nothing = value === '0' || value === '—'
  return html`<td class="${nothing ? 'figure nothing' : 'figure'}" data-label="${title}">
    ${value}
  </td>`
}

export function table(
  caption: string,
  [first = '', ...heads]: readonly string[],
  rows: Markup[],
): Markup {
  return html`<table class="${heads.length > 4 ? 'counted wide' : 'counted'}">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${first}</th>
        ${heads.map((head) => html`<th scope="col" class="figure">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

type Section = {
  readonly id: string
  readonly title: string
  readonly about?: string
  /** One stands beside the table; two stand beside each other over a table of many columns. */
  readonly drawings: readonly { readonly caption: string; readonly drawing: Markup | null }[]
  readonly table: Markup
}

export function figureSection({ id, title, about, drawings, table }: Section): Markup {
  return html`<section class="panel statistics counted-by" id="${id}">
    <h2>${title}</h2>
    ${about === undefined ? null : html`<p class="counting">${about}</p>`}
    <div class="figures-both">
      ${drawings.map(
        ({ caption, drawing }) =>
          html`<figure>
            <figcaption>${caption}</figcaption>
            ${drawing}
          </figure>`,
      )}
      ${table}
    </div>
  </section>`
}
