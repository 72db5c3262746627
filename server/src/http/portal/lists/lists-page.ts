import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import type { ListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

const stages = { pre: '事前公开', in: '事中公示', post: '事后公开' } as const

type ListsData = {
  readonly published: readonly ListVersion[]
  readonly choice: Markup | null
  /** The address of the list, where one agency is chosen. */
  readonly address: (path: string) => string
}

/** 公示清单: every list by 事前、事中、事后, with the day it was last published. */
export function listsPage(context: PageContext, { published, choice, address }: ListsData): Markup {
  const newest = published.toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
  const byItem = new Map(newest.map((each) => [each.item, each]))
  const parts = Object.entries(stages).map(([stage, title]) => {
    const types = disclosureItemTypes.filter((type) => type.stage === stage && byItem.has(type.id))
    return types.length === 0
      ? null
      : html`<h2>${title}</h2>
          <ul class="links">
            ${types.map((type) => listLine(type, byItem.get(type.id), address))}
          </ul>`
  })
  return page(context, {
    title: '公示清单',
    description: '行政执法主体、人员、权责、事项、依据、程序、裁量基准、救济渠道等清单',
    section: '/lists',
    crumbs: [{ title: '公示清单', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>公示清单</h1>
        <p>每份清单都可以按日期查看当时的内容，以及每一次改动和理由。</p>
      </div>
      ${choice}
      <div class="panel prose">
        ${published.length === 0 ? html`<p>还没有公布清单。</p>` : parts}
      </div>
    </div>`,
  })
}

function listLine(
  { id, title }: DisclosureItemType,
  version: ListVersion | undefined,
  address: ListsData['address'],
): Markup {
  return html`<li>
    <a href="${address(`/lists/${id}`)}">${title}<span>${version?.publishedOn ?? ''}</span></a>
  </li>`
}
