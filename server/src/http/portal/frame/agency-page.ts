import type { ListedNotice } from '../../../storage/publication/listed-notice.ts'
import type { PublicAgency } from '../../../storage/publication/read-portal.ts'
import { noticeTable } from '../decisions/notice-table.ts'
import { numberText } from '../decisions/wording.ts'
import type { ListCounts } from './column-page.ts'
import { columns, entriesOfAgency } from './columns.ts'
import { html, type Markup } from './html.ts'
import { page, type PageContext } from './page-frame.ts'
import type { Publisher } from './publishers.ts'

type AgencyData = {
  readonly publisher: Publisher
  readonly lists: ListCounts
  readonly officers: number
  /** Notices shown now. */
  readonly shown: number
  readonly newest: readonly ListedNotice[]
}

/** One agency of a portal that several share: how it is reached, and all that it publishes. */
export function agencyPage(context: PageContext, data: AgencyData): Markup {
  const { publisher, lists, officers, shown, newest } = data
  const { name, address } = publisher
  return page(context, {
    title: name,
    description: `${name}的行政执法公示：事前公开、事中公示、事后公开`,
    section: '/',
    crumbs: [{ title: name, path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${name}</h1>
        <p>
          正在公示的决定和结果 ${numberText(shown)}&nbsp;件，持证执法人员
          ${numberText(officers)}&nbsp;人。
        </p>
      </div>
      <div class="columns">
        <div>
          ${columns.map((column) =>
            part(
              column.title,
              entriesOfAgency(column, lists).map(
                ({ path, title, item }) =>
                  html`<li>
                    <a href="${address(path)}">${title}<span>${note(lists, item)}</span></a>
                  </li>`,
              ),
            ),
          )}
          ${
            newest.length === 0
              ? null
              : html`<section class="panel agency-newest">
                  <h2>最新决定和结果</h2>
                  ${noticeTable(newest, `${name}最新公示的决定和结果`)}
                </section>`
          }
        </div>
        <aside>${contactCard(publisher.agency)}</aside>
      </div>
    </div>`,
  })
}

function part(title: string, lines: readonly Markup[]): Markup | null {
  if (lines.length === 0) return null
  return html`<section class="panel prose agency-part">
    <h2>${title}</h2>
    <ul class="links">
      ${lines}
    </ul>
  </section>`
}

function note(lists: ListCounts, item: string | undefined): string {
  const list = item === undefined ? undefined : lists.get(item)
  return list ? `${numberText(list.count)} 项，${list.publishedOn}` : ''
}

/** How an agency is reached, and which authority reviews its decisions. */
export function contactCard(agency: PublicAgency): Markup {
  const row = (title: string, value: string) =>
    value === ''
      ? null
      : html`<div>
          <dt>${title}</dt>
          <dd>${value}</dd>
        </div>`
  return html`<section class="card">
    <h2>${agency.name}</h2>
    <dl class="summary">
      ${row('监督电话', agency.supervision_phone)} ${row('联系电话', agency.phone)}
      ${row('地址', agency.address)} ${row('办公时间', agency.office_hours)}
      ${row('复议机关', agency.review_authority)} ${row('管辖法院', agency.court)}
    </dl>
  </section>`
}
