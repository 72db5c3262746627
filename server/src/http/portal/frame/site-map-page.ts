import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { PublicMatter, Tally } from '../../../storage/publication/read-portal.ts'
import { everything, listUrl } from '../decisions/list-query.ts'
import { numberText } from '../decisions/wording.ts'
import type { ListCounts } from './column-page.ts'
import { columns, openEntries } from './columns.ts'
import { html, type Markup } from './html.ts'
import { page, type PageContext } from './page-frame.ts'
import type { Publisher } from './publishers.ts'

type SiteMapData = {
  readonly matters: readonly PublicMatter[]
  readonly penalties: readonly Tally[]
  readonly years: readonly number[]
  readonly lists: ListCounts
  readonly publishers: readonly Publisher[]
}

export function siteMapPage(context: PageContext, data: SiteMapData): Markup {
  const row = (url: string, title: string, note = '') =>
    html`<li>
      <a href="${url}">${title}<span>${note}</span></a>
    </li>`
  const part = (title: string, rows: readonly Markup[]) =>
    rows.length === 0
      ? null
      : html`<h2>${title}</h2>
          <ul class="links">
            ${rows}
          </ul>`
  return page(context, {
    title: '网站地图',
    description: '本网站全部栏目',
    section: null,
    crumbs: [{ title: '网站地图', path: null }],
    main: html`<div class="wrap">
      <div class="title"><h1>网站地图</h1></div>
      <div class="panel prose site-map">
        ${columns.map((column) =>
          part(
            column.title,
            openEntries(column, data.lists).flatMap(({ entries }) =>
              entries.map(({ path, title }) => row(path, title)),
            ),
          ),
        )}
        ${part('其他', [
          row('/', '首页'),
          row('/three-systems', '三项制度专栏'),
          row('/articles', '方案、制度、通知公告'),
          row('/lists', '公示清单'),
          row('/remedies', '救济与监督'),
          row('/accessibility', '无障碍说明'),
        ])}
        ${part(
          '按机关',
          data.publishers.length < 2
            ? []
            : data.publishers.map(({ number, name }) => row(`/agencies/${number}`, name)),
        )}
        ${part(
          '按公示年份',
          data.years.map((year) => row(listUrl({ ...everything, year }), `${year} 年`)),
        )}
        ${part(
          '按处罚种类',
          data.penalties
            .filter(({ value }) => Object.hasOwn(penaltyKinds, value))
            .map(({ value, count }) => {
              const penalty = value as PenaltyKind
              const url = listUrl({ ...everything, penalty })
              return row(url, penaltyKinds[penalty], `${numberText(count)} 件`)
            }),
        )}
        ${part(
          '按执法事项',
          data.matters.map(({ code, name, count }) =>
            row(listUrl({ ...everything, matter: code }), name, `${numberText(count)} 件`),
          ),
        )}
      </div>
    </div>`,
  })
}
