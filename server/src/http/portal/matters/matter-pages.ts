import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { flowchartsOfMatter } from '@zhaofa/domain/case/flowchart.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { NoticePage } from '../../../storage/publication/list-notices.ts'
import { html, type Markup } from '../frame/html.ts'
import { withLawLinks, type KnownLaws } from '../laws/law-links.ts'
import { everything, listUrl } from '../decisions/list-query.ts'
import {
  guideUrl,
  mattersOf,
  matterUrl,
  mentionsOf,
  type Guide,
  type ListedMatter,
  type MatterLists,
} from './matters.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { publisherChoice, type Publisher } from '../frame/publishers.ts'
import { numberText } from '../decisions/wording.ts'
import type { RuleWords } from './words-of-rules.ts'
import { drawing, flowchartUrl } from './flowchart-pages.ts'
import { guideFacts } from './guide-pages.ts'
import { noticeTable } from '../decisions/notice-table.ts'

type MattersData = {
  /** The list of each agency that is shown. */
  readonly of: readonly {
    readonly publisher: Publisher
    readonly lists: Pick<MatterLists, 'pre_matter_list'>
    /** How many decisions are shown of each matter. */
    readonly decisions: ReadonlyMap<string, number>
  }[]
  readonly choice: Markup | null
}

/** A matter, and whose it is. */
type Owned = {
  readonly matter: ListedMatter
  readonly publisher: Publisher
  readonly decisions: number
}

/** 执法事项: every matter of the published list, by type. */
export function mattersPage(context: PageContext, { of, choice }: MattersData): Markup {
  const matters = of.flatMap(({ publisher, lists, decisions }): Owned[] =>
    mattersOf(lists).map((matter) => ({
      matter,
      publisher,
      decisions: decisions.get(matter.code) ?? 0,
    })),
  )
  const types = [...new Set(matters.map(({ matter }) => matter.type))]
  const named = of.length > 1
  const sources = of.flatMap(({ publisher, lists: { pre_matter_list: list } }) =>
    list.version === 0
      ? []
      : [
          html`按${named ? publisher.name : null} ${list.publishedOn} 公布的<a
              href="${publisher.address('/lists/pre_matter_list')}"
              >行政执法事项清单</a
            >。`,
        ],
  )
  return page(context, {
    title: '行政执法事项',
    description: `行政执法事项 ${matters.length} 项：依据、裁量基准、流程、服务指南和近期决定`,
    section: '/matters',
    crumbs: [
      { title: '事前公开', path: '/before' },
      { title: '行政执法事项', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>行政执法事项</h1>
        <p>
          共 ${matters.length}
          项。点开一项，可以看到它的依据、裁量基准、办理流程、服务指南和近期决定。${sources}
        </p>
      </div>
      ${choice}
      ${
        matters.length === 0
          ? html`<div class="panel prose"><p>还没有公布行政执法事项清单。</p></div>`
          : html`<nav class="jump screen-only" aria-label="事项类别">
                ${types.map((type) => html`<a class="tag" href="#${type}">${type}</a>`)}
              </nav>
              ${types.map((type) =>
                typePart(
                  type,
                  matters.filter(({ matter }) => matter.type === type),
                  named,
                ),
              )}`
      }
    </div>`,
  })
}

function typePart(type: string, matters: readonly Owned[], named: boolean): Markup {
  return html`<section class="panel matters" id="${type}">
    <h2>${type}<small>${matters.length} 项</small></h2>
    <ul>
      ${matters.map(
        ({ matter: { code, name, basis, state }, publisher, decisions }) =>
          html`<li>
            <span class="matter-code">${code}</span>
            <div>
              <a href="${publisher.address(matterUrl(code))}">${name}</a>
              ${runs(state) ? null : html`<p class="tag">${state}</p>`}
              <p>${basis}${named ? html`<br />${publisher.name}` : null}</p>
            </div>
            ${decisions > 0 ? html`<span class="tag">${numberText(decisions)} 件决定</span>` : null}
          </li>`,
      )}
    </ul>
  </section>`
}

/** Lists of before say nothing of the state. */
const runs = (state: string) => state === '' || state === '执行'

type MatterData = {
  readonly matter: ListedMatter
  readonly publisher: Publisher
  /** Every agency whose list has a matter with this code, this one among them. */
  readonly others: readonly Publisher[]
  readonly guide: Guide | undefined
  readonly lists: MatterLists
  readonly recent: NoticePage
  readonly known: KnownLaws
  readonly words: readonly RuleWords[]
}

const recentShown = 5

/** One matter: everything that is published about it, in one place. */
export function matterPage(context: PageContext, data: MatterData): Markup {
  const { matter, publisher, others, guide, lists, known } = data
  const charts = flowchartsOfMatter(matter.type)
  return page(context, {
    title: `${matter.name}（${matter.code}）`,
    description: `${matter.type}事项“${matter.name}”的依据、裁量基准、流程、服务指南和近期决定`,
    section: '/matters',
    crumbs: [
      { title: '行政执法事项', path: publisher.address('/matters') },
      { title: matter.code, path: null },
    ],
    article: {
      publishedAt: lists.pre_matter_list.publishedAt,
      source: publisher.name,
      keywords: `${matter.type},${matter.name},${matter.code}`,
    },
    main: html`<div class="wrap">
      <div class="title">
        <p>
          <span class="tag">${matter.type}</span> <span class="matter-code">${matter.code}</span>
          ${context.publishers.length > 1 ? publisher.name : null}
        </p>
        <h1>${matter.name}</h1>
      </div>
      ${publisherChoice(
        others.map((other) => ({
          title: other.name,
          url: other.address(matterUrl(matter.code)),
          current: other.id === publisher.id,
        })),
      )}
      <div class="columns">
        <div>
          ${basisPart(data)} ${matter.type === '行政处罚' ? benchmarkPart(data) : null}
          ${charts[0] ? flowPart(charts, known) : null} ${guide ? guidePart(guide, data) : null}
          ${matter.type === '行政处罚' ? decisionsPart(data) : null}
        </div>
        <aside>${summaryCard(data)} ${mentionsCard(data)}</aside>
      </div>
    </div>`,
  })
}

function basisPart({ matter: { basis }, known, words }: MatterData): Markup {
  const places = basis.split('；').filter((each) => each !== '')
  return html`<section class="panel prose" id="basis">
    <h2>依据</h2>
    <ul>
      ${places.map((place) => html`<li>${withLawLinks(place, known)}</li>`)}
    </ul>
    ${words.map(ruleText)}
  </section>`
}

/** What the place says; where it is not on the shelf the page says so. */
function ruleText({ title, words }: RuleWords): Markup {
  return html`<h3>${title}</h3>
    ${
      words === null
        ? html`<p>本平台没有收录该条原文，以公布的官方文本为准。</p>`
        : words.map((line) => html`<p>${line}</p>`)
    }`
}

function benchmarkPart({ matter: { code }, publisher, lists }: MatterData): Markup {
  const tiers = lists.pre_benchmark.rows.filter((row) => row['matterCode'] === code)
  const cell = (row: Row, name: string, title: string) =>
    html`<td data-title="${title}">${row[name] ?? ''}</td>`
  return html`<section class="panel prose" id="benchmark">
    <h2>裁量基准</h2>
    ${
      tiers.length === 0
        ? html`<p>没有公布本事项的裁量阶次，按依据条款规定的种类和幅度裁量。</p>`
        : html`<div class="list-table">
              <table>
                <caption class="hidden">
                  裁量基准
                </caption>
                <thead>
                  <tr>
                    <th scope="col">裁量阶次</th>
                    <th scope="col">适用情形</th>
                    <th scope="col">裁量幅度</th>
                  </tr>
                </thead>
                <tbody>
                  ${tiers.map(
                    (row) =>
                      html`<tr>
                        ${cell(row, 'tier', '裁量阶次')} ${conditionCell(row)}
                        ${cell(row, 'sanction', '裁量幅度')}
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>
            ${weighedPart(tiers[0])}
            <p>
              ${tiers[0]?.['docNo'] ?? ''}，见<a href="${publisher.address('/lists/pre_benchmark')}"
                >行政裁量权基准</a
              >。
            </p>`
    }
  </section>`
}

/** The words of the condition, and below them the facts by which the tier is found. */
function conditionCell(row: Row): Markup {
  const factors = row['factors'] ?? ''
  return html`<td data-title="适用情形">
    ${row['condition'] ?? ''}${factors === '' ? null : html`<br />${factors}`}
  </td>`
}

/** What the benchmark weighs within its tiers, and that the law's own circumstances count beside it (处罚法第32、33条). */
function weighedPart(row: Row | undefined): Markup | null {
  const circumstances = row?.['circumstances'] ?? ''
  return circumstances === '' ? null : html`<p>在本档内：${circumstances}。</p>`
}

function flowPart(charts: ReturnType<typeof flowchartsOfMatter>, known: KnownLaws): Markup {
  const [main, ...others] = charts
  if (!main) return html``
  const limits = main.steps.flatMap((step) =>
    step.limits.map((limit) => html`<li><b>${step.title}</b>：${limit}</li>`),
  )
  return html`<section class="panel prose" id="flow">
    <h2>流程</h2>
    <p>${main.title}，${main.steps.length} 个步骤。各步的期限：</p>
    <ul>
      ${limits}
    </ul>
    <details class="fold">
      <summary>${main.title}流程图</summary>
      <div class="drawing">${drawing(main, known)}</div>
    </details>
    <p>
      ${charts.length > 1 ? '相关流程图' : '流程图和文字说明'}：${[main, ...others].map(
        (chart, i) =>
          html`${i === 0 ? '' : '、'}<a href="${flowchartUrl(chart)}">${chart.title}</a>`,
      )}。
    </p>
  </section>`
}

function guidePart(guide: Guide, { publisher, known }: MatterData): Markup {
  return html`<section class="panel prose" id="guide">
    <h2>服务指南</h2>
    ${guideFacts(guide, known)}
    <p><a href="${publisher.address(guideUrl(guide.id))}">打开服务指南，可以打印</a></p>
  </section>`
}

function decisionsPart({ matter, publisher, recent }: MatterData): Markup {
  const rows = recent.rows.slice(0, recentShown)
  const all = publisher.address(listUrl({ ...everything, matter: matter.code }))
  return html`<section class="panel" id="decisions">
    <div class="prose"><h2>近期决定</h2></div>
    ${
      rows.length === 0
        ? html`<div class="prose"><p>没有正在公示的决定。</p></div>`
        : html`${noticeTable(rows, `${matter.name}的近期决定`)}
            <div class="prose">
              <p><a href="${all}">查看本事项的全部决定</a></p>
            </div>`
    }
  </section>`
}

function summaryCard({ matter, publisher, lists, recent }: MatterData): Markup {
  const row = (title: string, value: string | Markup) =>
    value === ''
      ? null
      : html`<div>
          <dt>${title}</dt>
          <dd>${value}</dd>
        </div>`
  const { version, publishedOn } = lists.pre_matter_list
  const edition = publisher.address(`/lists/pre_matter_list?version=${version}`)
  return html`<section class="card">
    <h2>事项概要</h2>
    <dl class="summary">
      ${row('编码', matter.code)} ${row('类别', matter.type)} ${row('状态', matter.state)}
      ${row('承办机构', matter.handlingDept)} ${row('办理时限', matter.timeLimit)}
      ${row('公示决定', recent.total && recent.total.count > 0 ? `${numberText(recent.total.count)} 件` : '')}
      ${row('公布日期', html`${publishedOn}，<a href="${edition}">第 ${version} 版</a>`)}
    </dl>
  </section>`
}

function mentionsCard({ matter, publisher, lists }: MatterData): Markup | null {
  const mentions = mentionsOf(matter, lists)
  if (mentions.length === 0) return null
  return html`<section class="card">
    <h2>也列入</h2>
    <ul class="notes">
      ${mentions.map(
        ({ item, version, row }) =>
          html`<li>
            <a href="${publisher.address(`/lists/${item}/${version}/${row}`)}"
              >${getDisclosureItemType(item).title}，第 ${row} 项</a
            >
          </li>`,
      )}
    </ul>
  </section>`
}
