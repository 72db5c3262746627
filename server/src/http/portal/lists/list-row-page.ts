import { columnsOf } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import type { PublishedList } from '../../../storage/publication/lists/list-versions.ts'
import { html, type Markup } from '../frame/html.ts'
import type { KnownLaws } from '../laws/law-links.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import type { Publisher } from '../frame/publishers.ts'
import { cellText } from './list-page.ts'

type ListRowData = {
  readonly type: DisclosureItemType
  readonly publisher: Publisher
  readonly list: PublishedList
  /** Counted from one. */
  readonly place: number
  readonly newest: number
  readonly known: KnownLaws
}

/** The title of one line that is shown as a document. */
const documentTitles: Readonly<Record<string, string>> = { pre_entrust: '行政执法委托书' }

/** One line of a published version as a document of its own, to read and to print: a 委托书, a 服务事项. */
export function listRowPage(context: PageContext, data: ListRowData): Markup {
  const { type, publisher, list, place, newest, known } = data
  const whole = publisher.address(`/lists/${type.id}`)
  const row = list.rows[place - 1] ?? {}
  const columns = columnsOf(type).filter(({ name }) => row[name])
  const title = documentTitles[type.id] ?? `${type.title}第 ${place} 项`
  const name = row[columns.find(({ kind }) => kind === 'text')?.name ?? ''] ?? ''
  return page(context, {
    title: `${title} ${name}`.trim(),
    description: `${type.title}第 ${list.version} 版第 ${place} 项，${list.publishedOn} 公布`,
    section: '/lists',
    crumbs: [
      { title: type.title, path: whole },
      { title: `第 ${place} 项`, path: null },
    ],
    hidden: list.version !== newest,
    article: { publishedAt: list.publishedAt, source: publisher.name, keywords: type.title },
    main: html`<div class="wrap">
      ${
        list.version === newest
          ? null
          : html`<p class="notice-bar">
              这是第 ${list.version} 版的内容，已经有新的版本：<a href="${whole}">看现行清单</a>。
            </p>`
      }
      <article class="panel decision-paper row-document">
        <p class="agency">${publisher.name}</p>
        <h1>${title}</h1>
        <dl class="summary">
          ${columns.map(
            (column) =>
              html`<div>
                <dt>${column.title}</dt>
                <dd>${cellText({ type, publisher }, column.name, row, known)}</dd>
              </div>`,
          )}
        </dl>
        <p class="identity">
          ${list.publishedOn} 公布，<a
            href="${publisher.address(`/lists/${type.id}?version=${list.version}`)}"
            >${type.title}第 ${list.version} 版</a
          >；本版内容的 SHA-256 ${list.sha256}，已登记在存证账本。
        </p>
      </article>
    </div>`,
  })
}
