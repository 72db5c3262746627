import {
  articleColumns,
  type ArticleColumn,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { ArticleVersion } from '../../../storage/publication/article-versions.ts'
import type { ListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { html, type Markup } from './html.ts'
import { guideUrl, type Guide } from '../matters/matters.ts'
import { page, type PageContext } from './page-frame.ts'
import type { Publisher } from './publishers.ts'
import { articleUrl } from '../articles/article-pages.ts'
import { flowchartUrl } from '../matters/flowchart-pages.ts'

const linesShown = 5

type Line = { readonly title: string; readonly path: string; readonly note: string }

/** What one agency has published of the three systems. */
type SystemsOf = {
  readonly publisher: Publisher
  readonly articles: readonly ArticleVersion[]
  readonly lists: readonly ListVersion[]
  readonly guides: readonly Guide[]
  /** Years of which the annual report is published, newest first. */
  readonly years: readonly number[]
}

type ThreeSystemsData = {
  readonly of: readonly SystemsOf[]
  readonly choice: Markup | null
}

/** 三项制度专栏: its columns on one page, each with its newest entries. */
export function threeSystemsPage(context: PageContext, { of, choice }: ThreeSystemsData): Markup {
  return page(context, {
    title: '三项制度专栏',
    description:
      '行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度：方案、制度、清单、流程图、服务指南和统计年报',
    section: '/three-systems',
    crumbs: [{ title: '三项制度', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>三项制度专栏</h1>
        <p>
          行政执法公示、执法全过程记录、重大执法决定法制审核：一个方案，以及照它建立的制度和清单。
        </p>
      </div>
      ${choice}
      ${of.map(
        (each) =>
          html`${of.length > 1 ? html`<div class="title"><h2>${each.publisher.name}</h2></div>` : null}
            <div class="systems">${cardsOf(each)}</div>`,
      )}
    </div>`,
  })
}

function cardsOf({ publisher, articles, lists, guides, years }: SystemsOf): Markup[] {
  const { address } = publisher
  const title = (item: string) => disclosureItemTypes.find(({ id }) => id === item)?.title ?? item
  const place = (item: string) => disclosureItemTypes.findIndex(({ id }) => id === item)
  const listLines = lists
    .toSorted((a, b) => place(a.item) - place(b.item))
    .map(({ item, publishedOn }) => ({
      title: title(item),
      path: address(`/lists/${item}`),
      note: publishedOn,
    }))
  const guideLines = guides.map(({ id, row }) => ({
    title: row['matterName'] ?? id,
    path: address(guideUrl(id)),
    note: '',
  }))
  const charts = flowcharts.map((chart) => ({
    title: chart.title,
    path: flowchartUrl(chart),
    note: `${chart.steps.length} 步`,
  }))
  const reports = [
    ...years.map((year) => ({
      title: `${year} 年行政执法统计年报`,
      path: address(`/statistics/${year}`),
      note: '',
    })),
    ...listLines.filter(({ path }) => path === address('/lists/post_annual_report')),
  ]
  const bound = [
    { title: '行政执法制度汇编（PDF）', path: address('/booklet.pdf'), note: '' },
    { title: '法规原文', path: '/laws', note: '' },
  ]
  const ofColumn = (column: ArticleColumn) =>
    card(
      articleColumns[column],
      address(`/articles?column=${column}`),
      articleLines(column, articles),
    )
  return [
    html`${ofColumn('plan')} ${ofColumn('rule')} ${ofColumn('notice')}`,
    html`${card('清单', address('/lists'), listLines)} ${card('流程图', '/flowcharts', charts)}`,
    html`${card('服务指南', address('/guides'), guideLines)}`,
    html`${card('统计年报', address('/statistics'), reports)} ${card('汇编和法规', '/laws', bound)}`,
  ]
}

function articleLines(column: ArticleColumn, articles: readonly ArticleVersion[]): Line[] {
  return articles
    .filter((each) => each.column === column)
    .map((each) => ({ title: each.title, path: articleUrl(each), note: each.publishedOn }))
}

function card(title: string, path: string, lines: readonly Line[]): Markup {
  const more = lines.length > linesShown
  return html`<section class="card">
    <header>
      <h2>${title}</h2>
      ${more ? html`<a href="${path}">全部 ${lines.length} 项</a>` : null}
    </header>
    ${
      lines.length === 0
        ? html`<p class="none">还没有公布。</p>`
        : html`<ul>
            ${lines
              .slice(0, linesShown)
              .map(
                ({ title, path, note }) =>
                  html`<li><a href="${path}">${title}</a><span>${note}</span></li>`,
              )}
          </ul>`
    }
  </section>`
}
