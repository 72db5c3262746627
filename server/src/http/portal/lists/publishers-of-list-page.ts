import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import type { ListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import type { Publisher } from '../frame/publishers.ts'

/** One list that several agencies have published: whose is wanted. */
export function publishersOfListPage(
  context: PageContext,
  {
    type,
    published,
  }: {
    readonly type: DisclosureItemType
    readonly published: readonly {
      readonly publisher: Publisher
      readonly version: ListVersion
    }[]
  },
): Markup {
  return page(context, {
    title: type.title,
    description: `${type.title}，${published.length} 个机关分别公布`,
    section: '/lists',
    crumbs: [
      { title: '公示清单', path: '/lists' },
      { title: type.title, path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${type.title}</h1>
        <p>${published.length} 个机关分别公布了这份清单。请选择机关。</p>
      </div>
      <div class="panel prose">
        <ul class="links">
          ${published.map(
            ({ publisher, version }) =>
              html`<li>
                <a href="${publisher.address(`/lists/${type.id}`)}"
                  >${publisher.name}<span>第 ${version.version} 版，${version.publishedOn}</span></a
                >
              </li>`,
          )}
        </ul>
      </div>
    </div>`,
  })
}
