import {
  columnsOf,
  isPortalAddress,
  type ItemColumn,
  type Row,
} from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { listDifference } from '@zhaofa/domain/publicity/lists/list-difference.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import type {
  ListVersion,
  PublishedList,
} from '../../../storage/publication/lists/list-versions.ts'
import { html, type Markup } from '../frame/html.ts'
import { withLawLinks, type KnownLaws } from '../laws/law-links.ts'
import { matterUrl } from '../matters/matters.ts'
import { dataFormats, type DataFormat } from '../data/datasets.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { agencyField, publisherChoice, type Publisher } from '../frame/publishers.ts'

/** Lists whose lines are documents to open. */
const lineDocuments = new Set(['pre_entrust'])

type ListPageData = {
  readonly type: DisclosureItemType
  readonly publisher: Publisher
  /** Every agency that has published this list, this one among them. */
  readonly others: readonly { readonly publisher: Publisher }[]
  readonly list: PublishedList
  /** The version before it, to show what changed. */
  readonly before: PublishedList | undefined
  readonly versions: readonly ListVersion[]
  /** The day asked for; null for today's list. */
  readonly asOf: string | null
  readonly laws: readonly LawEdition[]
}

/** Whose list it is, said in words once the portal has several agencies. */
const issuedBy = ({ publishers }: PageContext, { name }: Publisher) =>
  publishers.length > 1 ? `${name} ` : ''

/** One list as it stood on a day. */
export function publishedListPage(context: PageContext, data: ListPageData): Markup {
  const { type, publisher, others, list, versions, asOf } = data
  const whole = publisher.address(`/lists/${type.id}`)
  const columns = columnsOf(type).filter(({ name }) => list.rows.some((row) => row[name]))
  const newest = versions[0]?.version === list.version
  return page(context, {
    title: type.title,
    description: `${type.title}，${issuedBy(context, publisher)}${list.publishedOn} 公布，共 ${list.rows.length} 项`,
    section: '/lists',
    crumbs: [
      { title: '公示清单', path: '/lists' },
      { title: type.title, path: null },
    ],
    article: { publishedAt: list.publishedAt, source: publisher.name, keywords: type.title },
    main: html`<div class="wrap">
      <div class="title">
        <h1>${type.title}</h1>
        <p>
          ${issuedBy(context, publisher)}${list.publishedOn} 公布（第 ${list.version} 版），共
          ${list.rows.length} 项${newest ? null : html`。<a href="${whole}">看现行版本</a>`}
        </p>
        <p>${list.reason}</p>
      </div>
      ${publisherChoice(
        others.map((other) => ({
          title: other.publisher.name,
          url: other.publisher.address(`/lists/${type.id}`),
          current: other.publisher.id === publisher.id,
        })),
      )}
      ${asOf && !newest ? html`<p class="notice-bar">这是 ${asOf} 当时的清单，不是现行的。</p>` : null}
      ${table(type, columns, data)} ${history(data)}
    </div>`,
  })
}

/** Asked for a day before the first version: which that was. */
export function notYetPublishedPage(
  context: PageContext,
  {
    type,
    publisher,
    day,
    first,
  }: { type: DisclosureItemType; publisher: Publisher; day: string; first: ListVersion },
): Markup {
  const whole = `/lists/${type.id}`
  return page(context, {
    title: type.title,
    description: `${type.title}，${first.publishedOn} 首次公布`,
    section: '/lists',
    crumbs: [
      { title: '公示清单', path: '/lists' },
      { title: type.title, path: publisher.address(whole) },
    ],
    hidden: true,
    main: html`<div class="wrap">
      <div class="empty panel fault">
        <h1>${day} 还没有公布${type.title}</h1>
        <p>这份清单${issuedBy(context, publisher)} ${first.publishedOn} 首次公布。</p>
        <p>
          <a class="button" href="${publisher.address(`${whole}?version=${first.version}`)}"
            >看第一版</a
          >
          <a class="button line" href="${publisher.address(whole)}">看现行版本</a>
        </p>
      </div>
    </div>`,
  })
}

/** A table that becomes one card a line on a phone. */
function table({ title }: DisclosureItemType, columns: readonly ItemColumn[], data: ListPageData) {
  const { type, publisher, list, laws, asOf } = data
  const day = asOf ?? '9999-12-31'
  const cell = ({ name, title }: ItemColumn, row: Row) => {
    const text = cellText({ type, publisher }, name, row, { laws, day })
    return whole.test(row[name] ?? '')
      ? html`<td data-title="${title}" class="whole">${text}</td>`
      : html`<td data-title="${title}">${text}</td>`
  }
  return html`<div class="panel list-table">
    <table>
      <caption class="hidden">
        ${title}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
          ${lineDocuments.has(type.id) ? html`<th scope="col">文书</th>` : null}
        </tr>
      </thead>
      <tbody>
        ${list.rows.map(
          (row, i) =>
            html`<tr id="r${i + 1}">
              ${columns.map((column) => cell(column, row))}
              ${
                lineDocuments.has(type.id)
                  ? html`<td data-title="文书">
                      <a href="${publisher.address(`/lists/${type.id}/${list.version}/${i + 1}`)}"
                        >打开</a
                      >
                    </td>`
                  : null
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Codes, days and telephones: a line does not break within them. */
const whole = /^[\dA-Za-z.:/-]{1,16}$/

/** The agency of the list. Links in its cells lead to pages of the same agency. */
type CellOf = { readonly type: DisclosureItemType; readonly publisher: Publisher }

/** What a cell says, with its articles, its own page and addresses of this portal as links. */
export function cellText(
  { type: { id }, publisher }: CellOf,
  name: string,
  row: Row,
  known: KnownLaws,
) {
  const value = row[name] ?? ''
  if (isPortalAddress(value)) return html`<a href="${publisher.address(value)}">查看</a>`
  const matter = id === 'pre_matter_list' && name === 'code'
  if (matter || (id === 'pre_benchmark' && name === 'matterCode'))
    return html`<a href="${publisher.address(matterUrl(value))}">${value}</a>`
  return withLawLinks(value, known)
}

function history({ type, publisher, list, before, versions }: ListPageData): Markup {
  const difference = before && listDifference(type.id, before.rows, list.rows)
  const changes = difference
    ? [
        [`新增 ${difference.added.length} 项`, difference.added],
        [`删去 ${difference.removed.length} 项`, difference.removed],
      ]
    : []
  return html`<section class="panel prose">
    <h2>版本</h2>
    <form class="as-of" action="/lists/${type.id}">
      <label for="on">查看某一天的清单</label>
      <input id="on" name="on" type="date" value="${list.publishedOn}" required />
      ${agencyField(publisher)}<button>查看</button>
    </form>
    <ol class="versions" reversed>
      ${versions.map(
        (each) =>
          html`<li>
            <a
              href="${publisher.address(`/lists/${type.id}?version=${each.version}`)}"
              ${each.version === list.version ? html`aria-current="true"` : null}
              >第 ${each.version} 版</a
            >
            <time datetime="${each.publishedOn}">${each.publishedOn}</time> ${each.reason}
          </li>`,
      )}
    </ol>
    ${
      difference
        ? html`<h2>这一版改了什么</h2>
            ${changes.map(([title, rows]) =>
              (rows as readonly Row[]).length === 0
                ? null
                : html`<h3>${title as string}</h3>
                    <ul>
                      ${(rows as readonly Row[]).map((row) => html`<li>${rowName(type, row)}</li>`)}
                    </ul>`,
            )}
            ${
              difference.changed.length === 0
                ? null
                : html`<h3>改动 ${difference.changed.length} 项</h3>
                    <ul>
                      ${difference.changed.map((each) => html`<li>${changeText(type, each)}</li>`)}
                    </ul>`
            }`
        : null
    }
    <p class="downloads">
      下载第 ${list.version} 版：
      ${(Object.keys(dataFormats) as DataFormat[]).map(
        (format) =>
          html`<a
            class="download"
            href="${publisher.address(`/data/lists/${type.id}.${format}?version=${list.version}`)}"
            download
            aria-label="${`下载${type.title}第 ${list.version} 版，${dataFormats[format].title}`}"
            >${dataFormats[format].title}</a
          >`,
      )}
      <a href="/data/lists/${type.id}">数据字典</a>
    </p>
    <p class="identity">本版内容的 SHA-256 ${list.sha256}，已登记在存证账本。</p>
  </section>`
}

function rowName(type: DisclosureItemType, row: Row): string {
  const names = columnsOf(type).slice(0, 3)
  return names.flatMap(({ name }) => (row[name] ? [row[name]] : [])).join('　')
}

function changeText(
  type: DisclosureItemType,
  { before, after, columns }: { before: Row; after: Row; columns: readonly string[] },
): string {
  const titles = new Map(columnsOf(type).map(({ name, title }) => [name, title]))
  const parts = columns.map(
    (name) => `${titles.get(name) ?? name}由“${before[name] ?? ''}”改为“${after[name] ?? ''}”`,
  )
  return `${rowName(type, after)}：${parts.join('；')}`
}
