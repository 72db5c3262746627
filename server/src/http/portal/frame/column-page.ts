import type { ListCount } from '../../../storage/publication/lists/list-versions.ts'
import { openEntries, type Column } from './columns.ts'
import { html, type Markup } from './html.ts'
import { page, type PageContext } from './page-frame.ts'
import { numberText } from '../decisions/wording.ts'

export type ListCounts = ReadonlyMap<string, ListCount>

/** 事前公开、事中公示 or 事后公开: every entry of the column, in groups. */
export function columnPage(context: PageContext, column: Column, published: ListCounts): Markup {
  const groups = openEntries(column, published).map(
    ({ title, entries }) =>
      html`<section>
        <h2>${title}</h2>
        <ul class="links">
          ${entries.map(({ path, title, item }) => entryLine(path, title, item ? published.get(item) : undefined))}
        </ul>
      </section>`,
  )
  return page(context, {
    title: column.title,
    description: `${context.agency.portal_name}${column.title}：${column.lead}`,
    section: column.path,
    crumbs: [{ title: column.title, path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${column.title}</h1>
        <p>${column.lead}。</p>
      </div>
      <div class="panel prose directory">${groups}</div>
      ${
        column.path === '/before'
          ? html`<p class="aside-note">
              每份清单都可以<a href="/lists">按日期查看</a>当时的内容，以及每一次改动和理由。
            </p>`
          : null
      }
    </div>`,
  })
}

function entryLine(path: string, title: string, list: ListCount | undefined): Markup {
  return html`<li>
    <a href="${path}"
      >${title}<span>${list ? `${numberText(list.count)} 项，${list.publishedOn}` : ''}</span></a
    >
  </li>`
}
