import type { PublicNotice } from '@zhaofa/domain/disclosure/public-notice.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { html, type Markup } from '../html.ts'
import { withLawLinks } from '../law-links.ts'
import { page, type PageContext } from '../page-frame.ts'
import { qrCode } from '../qr-code.ts'
import { letter } from './decision-page.ts'

/** 公示栏张贴件: the decision as it hangs on a notice board, with a code that opens its page. */
export function posterPage(
  context: PageContext,
  notice: PublicNotice,
  laws: readonly LawEdition[],
): Markup {
  const { publicId, number } = notice
  const linked = (text: string) => withLawLinks(text, { laws, day: notice.decidedOn })
  const fact = (title: string, value: string) =>
    html`<div>
      <dt>${title}</dt>
      <dd>${value}</dd>
    </div>`
  return page(context, {
    title: `${number}公示栏张贴件`,
    description: `${notice.title}，按 A3 版式打印`,
    section: '/decisions',
    hidden: true,
    crumbs: [
      { title: '处罚决定', path: '/decisions' },
      { title: number, path: `/decisions/${publicId}` },
      { title: '公示栏张贴件', path: null },
    ],
    article: { publishedOn: notice.publishedOn, source: notice.agencyName, keywords: number },
    main: html`<div class="wrap poster">
      <div class="actions screen-only">
        <span class="tag">按 A3 打印</span><span class="spread"></span>
        <a class="button line" href="/decisions/${publicId}">回到这份决定</a>
      </div>
      <div class="panel">
        ${letter(notice, linked)}
        <div class="poster-foot">
          ${qrCode(`${context.origin}/decisions/${publicId}`, '打开这份决定的二维码')}
          <dl>
            ${fact('公示日期', notice.publishedOn)} ${fact('公示至', notice.expiresOn)}
            ${fact('公示机关', notice.agencyName)}
            ${notice.remedies.map(({ title, lastDay, to }) => fact(title, `${lastDay === null ? '' : `${lastDay} 前`}向${to}提出`))}
            ${fact('核验', '扫码打开本决定，可以核对是否被改动或者已经撤回')}
          </dl>
        </div>
      </div>
    </div>`,
  })
}
