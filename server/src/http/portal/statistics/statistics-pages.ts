import type { StatTable, StatValue } from '@zhaofa/domain/statistics/annual-tables.ts'
import type { AnnualReport } from '../../../storage/publication/annual-reports.ts'
import { barChart } from '../frame/bar-chart.ts'
import { html, Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { publisherChoice, type Publisher } from '../frame/publishers.ts'
import { numberText } from '../decisions/wording.ts'

type ReportsData = {
  readonly reports: readonly { readonly year: number; readonly publisher: Publisher }[]
  readonly choice: Markup | null
  /** Whether reports are published as text, in their list. */
  readonly written: boolean
}

/** 统计年报: every published year of every agency. */
export function annualReportsPage(
  context: PageContext,
  { reports, choice, written }: ReportsData,
): Markup {
  const others =
    written &&
    html`<p>以文本公布的年报见<a href="/lists/post_annual_report">行政执法统计年报清单</a>。</p>`
  const named = new Set(reports.map(({ publisher }) => publisher.id)).size > 1
  const list = html`<div class="panel prose">
    <ul class="links">
      ${reports
        .toSorted((a, b) => b.year - a.year)
        .map(
          ({ year, publisher }) =>
            html`<li>
              <a href="${publisher.address(`/statistics/${year}`)}"
                >${`${named ? publisher.name : ''}${year} 年行政执法统计年报`}</a
              >
            </li>`,
        )}
    </ul>
    ${others}
  </div>`
  const none = html`<div class="panel empty">
    <h2>还没有公布由案卷生成的统计年报</h2>
    <p>每年 1 月 31 日前公布上一年度的行政执法统计年报。</p>
    ${others}
  </div>`
  return framed(context, {
    title: '行政执法统计年报',
    about: '由案卷统计生成，公布后不再改动；更正另出一版，写明理由。',
    crumb: null,
    choice,
    body: reports.length === 0 ? none : list,
  })
}

/** One year, its newest version first. */
export function annualReportPage(
  context: PageContext,
  {
    versions,
    publisher,
    others,
  }: {
    versions: readonly AnnualReport[]
    publisher: Publisher
    /** Every agency with a report of this year, this one among them. */
    others: readonly Publisher[]
  },
): Markup {
  const [report] = versions
  if (!report) throw new Error('a year without a report has no page')
  const { year, version, agencyName, countedOn, correction, tables } = report
  const said = version === 1 ? '' : `第 ${version} 版，更正：${correction ?? ''}`
  return framed(context, {
    title: `${year} 年行政执法统计年报`,
    about: `单位：${agencyName}。统计于 ${countedOn}。${said}`,
    crumb: `${year} 年`,
    choice: publisherChoice(
      others.map((other) => ({
        title: other.name,
        url: other.address(`/statistics/${year}`),
        current: other.id === publisher.id,
      })),
    ),
    body: html`${tables.map(tableSection)} ${earlier(versions.slice(1))}`,
  })
}

function tableSection(table: StatTable): Markup {
  const { id, title, cells, rules, source, gap } = table
  const rows = cells.map(
    (cell) =>
      html`<tr>
        <th scope="row">${cell.title}</th>
        <td class="figure">${shown(cell.value)}</td>
      </tr>`,
  )
  return html`<section class="panel prose statistics" id="${id}">
    <h2>${`${id.slice(1)}. ${title}`}</h2>
    ${gap && html`<p class="gap">${gap}</p>`} ${rows.length > 0 && figures(table, rows)}
    <p class="counting">
      ${`${rules.length > 0 ? `口径：${rules.join('')}` : ''}来源：${source}。`}
    </p>
  </section>`
}

function figures(table: StatTable, rows: readonly Markup[]): Markup {
  return html`<div class="figures-both">
    ${chart(table)}
    <table class="data-list">
      <caption class="hidden">
        ${table.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col" class="figure">数量</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

function shown(value: StatValue): string {
  if (value === null) return '—（无记录）'
  return typeof value === 'number' ? numberText(value) : value
}

/** The whole numbers, for the picture. Shares and missing numbers appear in the table only. */
function chart({ title, cells }: StatTable): Markup | null {
  const bars = cells.flatMap((cell) =>
    typeof cell.value === 'number' && cell.value > 0 && !cell.part && !cell.title.startsWith('合计')
      ? [{ label: cell.title, value: cell.value, text: numberText(cell.value) }]
      : [],
  )
  if (bars.length === 0) return null
  return html`<figure>${barChart(title, bars)}</figure>`
}

function earlier(versions: readonly AnnualReport[]): Markup | null {
  if (versions.length === 0) return null
  return html`<section class="panel prose">
    <h2>以前的版本</h2>
    <ul>
      ${versions.map(
        ({ version, countedOn }) => html`<li>${`第 ${version} 版，${countedOn} 公布`}</li>`,
      )}
    </ul>
  </section>`
}

type Framed = {
  title: string
  about: string
  crumb: string | null
  choice: Markup | null
  body: Markup
}

function framed(context: PageContext, { title, about, crumb, choice, body }: Framed): Markup {
  const home = { title: '统计年报', path: crumb === null ? null : '/statistics' }
  return page(context, {
    title,
    description: `${title}：处罚、许可、强制、检查和法制审核的统计表`,
    section: '/statistics',
    crumbs: crumb === null ? [home] : [home, { title: crumb, path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${title}</h1>
        <p>${about}</p>
      </div>
      ${choice} ${body}
    </div>`,
  })
}
