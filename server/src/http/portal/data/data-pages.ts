import { fieldTypes } from '@zhaofa/domain/publicity/open-data/data-field.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { openDataLicence } from '@zhaofa/domain/publicity/open-data/licence.ts'
import { feedFormats, feedSubjects, feedUrl, type FeedFormat, type FeedSubject } from './feed.ts'
import { html, Markup } from '../frame/html.ts'
import { dataFormats, datasets, dataUrl, type DataFormat, type Dataset } from './datasets.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import type { Publisher } from '../frame/publishers.ts'
import { numberText } from '../decisions/wording.ts'

const formats = Object.keys(dataFormats) as DataFormat[]

type DataPage = {
  readonly shown: number
  readonly version: number
  /** The lists that are published, each with its agency. */
  readonly lists: readonly {
    readonly item: string
    readonly publisher: Publisher
  }[]
  /** For search engines. */
  readonly catalogue: object
}

/** 开放数据: what can be downloaded, how to follow changes, and on what terms. */
export function dataPage(context: PageContext, data: DataPage): Markup {
  return page(context, {
    title: '开放数据',
    description: '行政执法公示数据下载：CSV、XLSX、JSON，全量和增量，数据字典和使用许可',
    section: '/data',
    crumbs: [{ title: '开放数据', path: null }],
    linkedData: data.catalogue,
    main: html`<div class="wrap">
      <div class="title">
        <h1>开放数据</h1>
        <p>
          网页上公示的内容都可以整份下载，随公示实时生成；撤回的、期满的不在其中。现有
          ${numberText(data.shown)} 件决定和结果正在公示。
        </p>
      </div>
      <div class="panel">${datasetTable()}</div>
      <div class="columns">
        <div class="panel prose">${changes(context.origin, data.version)} ${reading()}</div>
        <aside>${licenceCard()} ${feedCard()}</aside>
      </div>
      ${data.lists.length === 0 ? null : listTable(data.lists)}
    </div>`,
  })
}

function datasetTable(): Markup {
  const rows = datasets.map(
    (dataset) =>
      html`<tr>
        <th scope="row"><a href="/data/${dataset.id}">${dataset.title}</a></th>
        <td>${dataset.about}</td>
        <td class="downloads">${downloads(dataset)}</td>
      </tr>`,
  )
  return html`<table class="data-list">
    <caption class="hidden">
      可以下载的数据
    </caption>
    <thead>
      <tr>
        <th scope="col">数据</th>
        <th scope="col">内容</th>
        <th scope="col">下载</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

/** The table of published lists, in the order of docs/disclosure-items.md. */
function listTable(published: DataPage['lists']): Markup {
  const named = new Set(published.map(({ publisher }) => publisher.id)).size > 1
  const rows = disclosureItemTypes
    .flatMap(({ id, title }) =>
      published
        .filter(({ item }) => item === id)
        .map(({ publisher }) => ({ id, title, publisher })),
    )
    .map(
      ({ id, title, publisher }) =>
        html`<tr>
          <th scope="row">
            <a href="/data/lists/${id}">${title}</a>${named ? html`<br />${publisher.name}` : null}
          </th>
          <td class="downloads">
            ${downloads(
              { id: `lists/${id}`, title: named ? `${publisher.name}${title}` : title },
              publisher,
            )}
          </td>
        </tr>`,
    )
  return html`<div class="title">
      <h2>公示清单</h2>
      <p>
        现行的清单逐份下载。带上 <code>?on=2026-03-01</code> 得到那一天的清单，带上
        <code>?version=1</code> 得到第一版。
      </p>
    </div>
    <div class="panel">
      <table class="data-list">
        <caption class="hidden">
          可以下载的清单
        </caption>
        <thead>
          <tr>
            <th scope="col">清单</th>
            <th scope="col">下载</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`
}

type Downloadable = Pick<Dataset, 'id' | 'title'>

/** The links to a file in each format. */
export function downloads(dataset: Downloadable, publisher?: Publisher): Markup[] {
  return formats.map(
    (format) =>
      html`<a
        class="download"
        href="${publisher?.address(dataUrl(dataset, format)) ?? dataUrl(dataset, format)}"
        download
        aria-label="${`下载${dataset.title}，${dataFormats[format].title}`}"
        >${dataFormats[format].title}</a
      >`,
  )
}

function changes(origin: string, version: number): Markup {
  return html`<h2>只取变动的部分</h2>
    <p>
      每次下载都给出一个游标：JSON 在 <code>cursor</code>，CSV 和 XLSX 在应答头
      <code>data-cursor</code>。下次带上它，只得到此后公示、更正、撤回和期满的记录：
    </p>
    <p><code>${origin}/data/decisions.json?after=${version}</code></p>
    <p>也可以按日期取某日以来的变动：</p>
    <p><code>${origin}/data/decisions.csv?since=2026-11-01</code></p>
    <p>
      已撤回和公示期满的记录只有编号、文号、状态和理由，内容为空；复制过这些数据的，应当同步停止展示。同一件可能先后出现多次，以最后一次为准。
    </p>`
}

function reading(): Markup {
  return html`<h2>格式</h2>
    <ul>
      <li>CSV 为 UTF-8 编码，带字节序标记，可以直接用电子表格打开；</li>
      <li>以等号、加号、减号等开头的文字前加了一个单引号，以免被当作公式运行；</li>
      <li>XLSX 的日期和金额是真正的日期和数字；超过一百万行的分为几张表；</li>
      <li>
        程序读的目录：<a href="/data.json">data.json</a>（DCAT）和
        <a href="/datapackage.json">datapackage.json</a>（每一栏的类型）；接口见
        <a href="/api/openapi.json">openapi.json</a>；
      </li>
      <li>没有变动时，带上 <code>etag</code> 再次请求，答复 304；同一地址每分钟最多下载二十次。</li>
    </ul>`
}

function licenceCard(): Markup {
  return html`<section class="card">
    <h2>使用许可</h2>
    <p>
      <a href="${openDataLicence.url}" rel="license external noopener">${openDataLicence.name}</a>
    </p>
    ${openDataLicence.terms.map((term) => html`<p>${term}</p>`)}
  </section>`
}

function feedCard(): Markup {
  const subjects = Object.keys(feedSubjects) as FeedSubject[]
  const each = Object.keys(feedFormats) as FeedFormat[]
  return html`<section class="card">
    <h2>订阅</h2>
    <p>用阅读器订阅，有新的公示或者撤回时得到通知。</p>
    ${subjects.map(
      (subject) =>
        html`<p>
          ${feedSubjects[subject]}
          ${each.map(
            (format) =>
              html`<a
                class="download"
                href="${feedUrl(subject, format)}"
                aria-label="${`${feedSubjects[subject]}，${feedFormats[format].title}`}"
                >${feedFormats[format].title}</a
              >`,
          )}
        </p>`,
    )}
  </section>`
}

/** 数据字典 of one table. */
export function dictionaryPage(
  context: PageContext,
  dataset: Omit<Dataset, 'rows'>,
  /** Agencies that each have a file of their own. */
  publishers: readonly Publisher[] = [],
): Markup {
  const rows = dataset.fields.map(
    ({ code, title, type, meaning, source }) =>
      html`<tr>
        <th scope="row">${title}<code>${code}</code></th>
        <td>${meaning}</td>
        <td data-label="类型：">${fieldTypes[type]}</td>
        <td data-label="来源：">${source}</td>
      </tr>`,
  )
  return page(context, {
    title: `${dataset.title}数据字典`,
    description: `${dataset.title}开放数据的字段、含义、类型和来源`,
    section: '/data',
    crumbs: [
      { title: '开放数据', path: '/data' },
      { title: dataset.title, path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${dataset.title}数据字典</h1>
        <p>${dataset.about}${`共 ${dataset.fields.length} 个字段。`}</p>
        ${
          publishers.length > 1
            ? publishers.map(
                (each) => html`<p class="downloads">${each.name} ${downloads(dataset, each)}</p>`,
              )
            : html`<p class="downloads">${downloads(dataset, publishers[0])}</p>`
        }
      </div>
      <div class="panel">
        <table class="data-list">
          <caption class="hidden">
            字段、含义、类型和来源
          </caption>
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">含义</th>
              <th scope="col">类型</th>
              <th scope="col">来源</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </div>`,
  })
}
