import {
  withholdingGrounds,
  withholdingTitle,
  type WithholdingGround,
} from '@zhaofa/domain/publicity/notice/withheld.ts'
import { findProcedure } from '@zhaofa/domain/case/procedures.ts'
import type { CountedMonth } from '../../../storage/publication/decision-months.ts'
import type { listWithheld } from '../../../storage/publication/list-withheld.ts'
import { barChart } from '../frame/bar-chart.ts'
import { leftOut } from '../frame/left-out.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { numberText, periodText } from './wording.ts'

type Withheld = Awaited<ReturnType<typeof listWithheld>>

/** 公开率: of all decisions of each month, how many are public, and what became of the others. */
export function denominatorPage(
  context: PageContext,
  {
    counted,
    withheld,
    choice,
  }: {
    /** Numbers run by agency: of each, its months. */
    readonly counted: readonly {
      readonly name: string
      readonly months: readonly CountedMonth[]
    }[]
    readonly withheld: Withheld
    readonly choice: Markup | null
  },
): Markup {
  const months = counted.flatMap((each) => each.months)
  return page(context, {
    title: '处罚决定公开率',
    description: '每月作出的行政处罚决定件数、已公开、不公开及理由、待公开和逾期件数',
    section: '/decisions',
    crumbs: [
      { title: '事后公开', path: '/after' },
      { title: '处罚决定公开率', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>处罚决定公开率</h1>
        <p>
          决定书文号连续、不留空号，每月作出多少件由文号可以核对。自作出之日起七个工作日内公开；送达以前不公开。送达前作废的决定书照占文号，不算作出。期限和不公开的情形见<a
            href="/publicity-rules"
            >公示规则</a
          >。
        </p>
        ${onlyCounted(months)}
      </div>
      ${choice}
      ${
        months.length === 0
          ? html`<div class="panel empty">
              <h2>还没有作出处罚决定</h2>
              <p>作出第一件决定以后，这里按月列出件数。</p>
            </div>`
          : html`${counted
              .filter((each) => each.months.length > 0)
              .map((each) => ofAgency(each.months, counted.length > 1 ? each.name : null))}
            ${grounds(months)} ${entries(withheld)}`
      }
    </div>`,
  })
}

function ofAgency(months: readonly CountedMonth[], name: string | null): Markup {
  return html`${name === null ? null : html`<div class="title"><h2>${name}</h2></div>`}
    <div class="panel">${table(months)}</div>
    <section class="panel prose statistics">
      <h2>近十二个月</h2>
      <p class="counting">逐件公开的决定：全长是作出的件数，深色是已公开的件数。</p>
      ${chart(months, name)}
    </section>`
}

function table(months: readonly CountedMonth[]): Markup {
  const figure = (title: string, value: number) =>
    html`<td class="figure" data-label="${title}">${numberText(value)}</td>`
  return html`<div class="row-list">
    <table class="rows months">
      <caption class="hidden">
        按月的处罚决定件数
      </caption>
      <thead>
        <tr>
          <th scope="col">月份</th>
          <th scope="col">文号</th>
          <th scope="col" class="figure">作出</th>
          <th scope="col" class="figure">已公开</th>
          <th scope="col" class="figure">不公开</th>
          <th scope="col" class="figure">待公开</th>
          <th scope="col" class="figure">逾期</th>
          <th scope="col" class="figure">撤回</th>
          <th scope="col" class="figure">作废文号</th>
          <th scope="col">统计于</th>
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (each) =>
            html`<tr>
              <td class="nowrap">
                <b>${each.month}</b> <small>${findProcedure(each.procedure)?.title ?? null}</small>
              </td>
              <td class="nowrap" data-label="文号">
                ${each.firstSerial} 至 ${each.lastSerial} 号${each.whole ? '，连续' : '，有空号'}
              </td>
              <td class="figure" data-label="作出">
                ${numberText(each.made)}${partlyCounted(each)}${fallen(each)}
              </td>
              ${
                isOneByOne(each)
                  ? html`${figure('已公开', each.published)} ${figure('不公开', withheldOf(each))}
                    ${figure('待公开', each.waiting)} ${figure('逾期', each.late)}
                    ${figure('撤回', each.withdrawn)}`
                  : html`<td colspan="5" data-label="公开">按本局规则不逐件公开，只计件数</td>`
              }
              ${figure('作废文号', each.voided ?? 0)}
              <td class="nowrap" data-label="统计于">${each.countedOn}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Months counted before agencies could choose were published one by one. */
const isOneByOne = ({ oneByOne = true }: CountedMonth) => oneByOne

/** In the month in which the rule changed, how many of those made are only counted. */
function partlyCounted({ onlyCounted = 0, made }: CountedMonth): Markup | null {
  return onlyCounted === 0 || onlyCounted === made
    ? null
    : html` <small>其中 ${onlyCounted} 件只计件数</small>`
}

/** Those that fell before they could be public. */
function fallen({ fell = 0 }: CountedMonth): Markup | null {
  return fell === 0 ? null : html` <small>其中 ${fell} 件公开以前已被撤销或者确认违法、无效</small>`
}

/** That some are only counted, whose choice it is, and why it may be made. */
function onlyCounted(months: readonly CountedMonth[]): Markup | null {
  const titles = new Set(
    months
      .filter((each) => !isOneByOne(each) || (each.onlyCounted ?? 0) > 0)
      .map(({ procedure }) => findProcedure(procedure)?.title ?? procedure),
  )
  if (titles.size === 0) return null
  return html`<p>
    ${[...titles].join('、')}作出的决定，按作出时的本机关规则不逐件公开的，只按月列出件数和文号，并计入年度统计。法律要求公开的是具有一定社会影响的行政处罚决定（《行政处罚法》第四十八条第一款）。
  </p>`
}

function withheldOf({ withheld }: CountedMonth): number {
  return Object.values(withheld).reduce((sum, count) => sum + count, 0)
}

/** Of each month, what was made and is public of the decisions that are published one by one. */
function sumsOf(counted: readonly CountedMonth[]) {
  const sums = new Map<string, { month: string; made: number; published: number }>()
  for (const each of counted.filter(isOneByOne)) {
    const { month, published } = each
    const made = each.made - (each.onlyCounted ?? 0)
    const sum = sums.get(month) ?? { month, made: 0, published: 0 }
    sums.set(month, { month, made: sum.made + made, published: sum.published + published })
  }
  return [...sums.values()].slice(0, chartMonths)
}

const chartMonths = 12

/** Twelve months as bars; the figures are in the table above. */
function chart(counted: readonly CountedMonth[], name: string | null): Markup {
  const bars = sumsOf(counted).map(({ month, made, published }) => ({
    label: periodText(month),
    value: made,
    part: published,
    text: `${published}/${made}`,
  }))
  return html`<figure class="figures-both">
    ${barChart(`${name ?? ''}每月已公开件数和作出件数`, bars)}
  </figure>`
}

/** The grounds of what is withheld, with their articles. */
function grounds(months: readonly CountedMonth[]): Markup | null {
  const sums = new Map<WithholdingGround, number>()
  for (const { withheld } of months) {
    for (const [ground, count] of Object.entries(withheld) as [WithholdingGround, number][]) {
      sums.set(ground, (sums.get(ground) ?? 0) + count)
    }
  }
  if (sums.size === 0) return null
  return html`<section class="panel prose">
    <h2>不公开的理由</h2>
    <ul>
      ${[...sums].map(
        ([ground, count]) => html`<li>${withholdingGrounds[ground].title}：${count} 件</li>`,
      )}
    </ul>
  </section>`
}

/** 不予公开条目: that each of them exists, its month and the article, never what it says. */
function entries({ rows: withheld, left }: Withheld): Markup | null {
  if (withheld.length === 0) return null
  return html`<section class="panel" id="withheld">
    <h2>依法不予公开的决定</h2>
    <div class="row-list">
      <table class="rows">
        <caption class="hidden">
          依法不予公开的决定
        </caption>
        <thead>
          <tr>
            <th scope="col">决定</th>
            <th scope="col">理由</th>
            <th scope="col">依据</th>
            <th scope="col">列出日期</th>
          </tr>
        </thead>
        <tbody>
          ${withheld.map(
            (each) =>
              html`<tr>
                <td>
                  <a href="/decisions/${each.publicId}">${each.decidedIn} 作出的一件处罚决定</a>
                  <small>${each.agencyName}</small>
                </td>
                <td data-label="理由">${withholdingTitle(each.ground)}</td>
                <td data-label="依据">${each.because}</td>
                <td class="nowrap" data-label="列出日期">${each.publishedOn}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${leftOut(left, { url: '/data', title: '开放数据' })}
  </section>`
}
