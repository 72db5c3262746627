import type { ListedNotice } from '../../../storage/publication/listed-notice.ts'
import { html, type Markup } from '../frame/html.ts'
import { leftOut } from '../frame/left-out.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { noticeTable } from './notice-table.ts'

/** All published records of one firm. What has expired or was withdrawn is not on it. */
export function firmPage(
  context: PageContext,
  {
    uscc,
    rows,
    left,
  }: { readonly uscc: string; readonly rows: readonly ListedNotice[]; readonly left: number },
): Markup {
  const name = rows[0]?.party ?? uscc
  const others = [...new Set(rows.map(({ party }) => party))].filter((each) => each !== name)
  return page(context, {
    title: `${name}的公示信息`,
    description: `统一社会信用代码 ${uscc} 的市场主体正在公示的全部决定和结果`,
    section: '/decisions',
    hidden: true,
    crumbs: [
      { title: '执法决定和结果', path: '/decisions' },
      { title: name, path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${name}</h1>
        <p>
          统一社会信用代码 ${uscc}。正在公示的决定和结果 ${rows.length + left}
          件；公示期满的已经移出，撤回的见<a href="/withdrawals">撤回说明</a
          >。${others.length > 0 ? `同一代码的决定也以“${others.join('”“')}”的名称公示，以各决定所写为准。` : ''}
        </p>
      </div>
      <div class="panel">
        ${noticeTable(rows, `${name}的决定和结果，最新公示在前`, { publishers: context.publishers })}
        ${leftOut(left, { url: `/decisions?q=${uscc}`, title: '执法决定和结果' })}
      </div>
    </div>`,
  })
}
