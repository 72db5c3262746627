import { html, type Markup } from '../portal/frame/html.ts'
import { page, type PageContext } from '../portal/frame/page-frame.ts'
import type { ShownVisit } from './visit-forms.ts'
import { objections, rating } from './visit-form-parts.ts'
import {
  fixedWords,
  visitRecord,
  result,
  state,
  supervision,
  visitors,
  why,
  yearOfFirm,
} from './visit-sections.ts'

/** 检查专页: what the QR code of a 检查通知书 opens. */
export function visitPage(context: PageContext, shown: ShownVisit): Markup {
  const { page: visit } = shown
  return page(context, {
    title: '本次检查',
    description: '检查通知书二维码打开的检查专页',
    section: '/progress',
    hidden: true,
    crumbs: [{ title: '本次检查', path: null }],
    main: html`<div class="wrap letters visit">
      <div class="title">
        <h1>${visit.firmName}：本次检查</h1>
        <p>
          持有检查通知书的人都能打开本页，请妥善保管通知书。本页不用注册、不用登录，可以直接打印。
        </p>
      </div>
      <div class="columns">
        <div>
          ${state(shown)} ${visitors(visit)} ${why(visit)} ${result(shown)} ${visitRecord(visit)}
          ${objections(shown)} ${rating(shown)} ${yearOfFirm(shown)}
        </div>
        <aside>${fixedWords(visit)} ${supervision(visit)}</aside>
      </div>
    </div>`,
  })
}

/** The address is wrong, or the page is closed: which of the two is not said. */
export function noVisitPage(context: PageContext): Markup {
  return page(
    { ...context, path: '/v' },
    {
      title: '没有可以显示的检查',
      description: '二维码不对或者专页已经关闭',
      section: '/progress',
      hidden: true,
      main: html`<div class="wrap">
        <div class="empty panel fault">
          <h1>没有可以显示的检查</h1>
          <ul>
            <li>请重新扫描检查通知书上的二维码，或者核对二维码下面的网址；</li>
            <li>检查专页开放到检查的次年年底，以后请向检查机关查询。</li>
          </ul>
          <p><a class="button" href="/letters">投诉、举报、咨询</a></p>
        </div>
      </div>`,
    },
  )
}
