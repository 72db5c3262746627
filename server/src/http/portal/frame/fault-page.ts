import { html, Markup } from './html.ts'
import { page, unnamedAgency, type Mode, type PageContext } from './page-frame.ts'

/** An address without a page (404), in the portal's own look, with ways to go on. */
export function notFoundPage(context: PageContext): Markup {
  return page(context, {
    title: '没有这个页面',
    description: '没有找到这个地址的内容',
    section: null,
    hidden: true,
    main: html`<div class="wrap">
      <div class="empty panel fault">
        <h1>没有这个页面</h1>
        <ul>
          <li>请核对网址是否完整；</li>
          <li>公示期满或者撤回的决定，会说明原因，不会是这个页面；</li>
          <li>可以按文号、当事人或者案由查找。</li>
        </ul>
        <p><a class="button" href="/decisions">查找处罚决定</a></p>
      </div>
    </div>`,
  })
}

/**
 * A fault in the portal's look when nothing can be read any more: no data, no agency, only what the
 * program itself carries. Used for every page that fails, also outside the portal.
 */
export function bareFaultPage(
  { title, reasons = [] }: { title: string; reasons?: readonly string[] },
  mode: Mode = 'standard',
): string {
  const context: PageContext = {
    agency: unnamedAgency,
    publishers: [],
    origin: '',
    mode,
    path: '/',
  }
  return page(context, {
    title,
    description: title,
    section: null,
    hidden: true,
    main: html`<div class="wrap">
      <div class="empty panel fault">
        <h1>${title}</h1>
        ${
          reasons.length > 0 &&
          html`<ul>
            ${reasons.map((each) => html`<li>${each}</li>`)}
          </ul>`
        }
        <p><a class="button" href="${mode === 'kiosk' ? '/kiosk' : '/'}">返回首页</a></p>
      </div>
    </div>`,
  }).text
}
