import type { PublishedContent } from '@zhaofa/domain/publicity/records/public-record.ts'
import { numberText } from '../decisions/wording.ts'
import { downloads } from '../data/data-pages.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { withAgency } from '../frame/publishers.ts'
import { byKind, byMatter, byMonth, byPenalty, byYears } from './figure-sections.ts'
import {
  figuresUrl,
  linked,
  listOf,
  moneyOf,
  sumOf,
  yuan,
  type FiguresData,
} from './figure-table.ts'

/** 执法数据: what is shown now, by month, matter, kind and year, each number with its list. */
export function figuresPage(context: PageContext, data: FiguresData): Markup {
  const { year, today, choice } = data
  return page(context, {
    title: `${year} 年执法数据`,
    description: `${year} 年公示的行政执法决定和结果：按月份、事项、类别、处罚种类统计的件数和罚没数额`,
    section: '/figures',
    crumbs: [{ title: '执法数据', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${`${year} 年执法数据`}</h1>
        <p>
          ${`统计截至 ${today} 正在公示的决定和结果，按作出日期计入月份。点击件数，可以看到所计的每一件。`}
        </p>
      </div>
      ${choice} ${yearChoice(data)}
      ${data.months.every(({ period }) => !period.startsWith(year)) ? none(data) : sections(data)}
      ${counting(data)}
    </div>`,
  })
}

function sections(data: FiguresData): Markup {
  return html`${totals(data)} ${byMonth(data)} ${byMatter(data)} ${byKind(data)} ${byPenalty(data)}
  ${byYears(data)}`
}

function yearChoice({ years, year, agency }: FiguresData): Markup | null {
  if (years.length < 2) return null
  return html`<nav class="publishers screen-only" aria-label="年份">
    <b>年份</b>${years.map(
      (each) =>
        html`<a
          class="tag"
          href="${figuresUrl(each, agency)}"
          ${each === year ? html`aria-current="true"` : null}
          >${each} 年</a
        >`,
    )}
  </nav>`
}

function none({ year }: FiguresData): Markup {
  return html`<div class="panel empty">
    <h2>${`${year} 年还没有正在公示的决定和结果`}</h2>
    <p>决定和结果公示以后，这里按月份、事项、类别列出件数。</p>
  </div>`
}

function totals(data: FiguresData): Markup {
  const { year, months, withdrawals, agency, rate } = data
  const ofYear = months.filter(({ period }) => period.startsWith(year))
  const ofKind = (kind: PublishedContent['kind']) => ofYear.filter(({ value }) => value === kind)
  const penalties = sumOf(ofKind('penalty-decision'))
  const withdrawn = withdrawals.get(year) ?? 0
  const fact = (title: string, value: Markup | string, unit: string) =>
    html`<div>
      <dt>${title}</dt>
      <dd>${value}<small>${unit}</small></dd>
    </div>`
  return html`<dl class="panel sums">
    ${fact('决定和结果', linked(sumOf(ofYear), listOf(data, { decided: year })), '件')}
    ${fact(
      '行政处罚决定',
      linked(penalties, listOf(data, { decided: year, kind: 'penalty-decision' })),
      '件',
    )}
    ${fact(
      '不予行政处罚决定',
      linked(
        sumOf(ofKind('no-penalty-decision')),
        listOf(data, { decided: year, kind: 'no-penalty-decision' }),
      ),
      '件',
    )}
    ${fact('罚款', yuan(moneyOf(ofYear, 'fineFen')), '元')}
    ${fact('没收违法所得', yuan(moneyOf(ofYear, 'confiscatedFen')), '元')}
    ${fact(
      '当年撤回公示',
      linked(withdrawn, withAgency(`/withdrawals?year=${year}`, agency)),
      '件',
    )}
    ${
      rate &&
      fact(
        '处罚决定公开率',
        html`<a href="${withAgency('/denominator', agency)}"
          >${`${((rate.published / rate.made) * 100).toFixed(1)}%`}</a
        >`,
        `作出 ${numberText(rate.made)} 件，公开 ${numberText(rate.published)} 件`,
      )
    }
  </dl>`
}

/** What is counted and what is not. */
function counting({ year, agency }: FiguresData): Markup {
  return html`<section class="panel prose">
    <h2>统计口径</h2>
    <ul>
      <li>
        只计正在公示的决定和结果。公示期满移出的、<a
          href="${withAgency(`/withdrawals?year=${year}`, agency)}"
          >撤回的</a
        >、依法不予公开的、按本机关规则只计件数的，都不在件数和数额之内；
      </li>
      <li>按作出日期计入年份和月份；公示日期可以在下一个月；</li>
      <li>
        罚款、没收违法所得是决定书载明的数额，不是已经缴纳的数额；“—”表示其中没有处罚决定，不是零；
      </li>
      <li>
        全年作出多少件决定，见<a href="${withAgency('/statistics', agency)}">统计年报</a>和<a
          href="${withAgency('/denominator', agency)}"
          >处罚决定公开率</a
        >；每一件的内容可以在<a href="/data">开放数据</a>整份下载。
      </li>
    </ul>
    <h2>下载</h2>
    <p>各年各月的件数和数额，与本页同源。</p>
    <p class="downloads">${downloads({ id: 'figures', title: '执法数据' })}</p>
  </section>`
}
