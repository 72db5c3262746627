import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

const tiles = [
  ['/decisions', '处罚决定', '查看和搜索已经公示的决定'],
  ['/matters', '执法事项', '依据、裁量基准和流程'],
  ['/guides', '服务指南', '到哪里办、多长时间'],
  ['/officers', '核验执法人员', '输入证号，当场核对'],
  ['/progress', '办理进度', '凭文书上的文号和查询码'],
  ['/letters', '投诉举报咨询', '扫码后用手机填写和查询'],
  ['/before', '公示清单', '主体、人员、权责和依据'],
  ['/laws', '法规原文', '执法所依据的条文'],
  ['/remedies', '救济与监督', '复议、诉讼和投诉电话'],
] as const

/** The first page of the screen in the hall: few words, tiles large enough for any finger. */
export function kioskPage(context: PageContext): Markup {
  const [one, ...others] = context.publishers
  // Each of several agencies has its own number; 救济与监督 lists them.
  const phone = others.length === 0 ? one?.agency.supervision_phone : undefined
  return page(context, {
    title: '大厅查询',
    description: `${context.agency.portal_name}大厅查询机首页`,
    section: null,
    hidden: true,
    main: html`<div class="wrap kiosk">
      <h1>请点选要查询的内容</h1>
      <form class="find panel" action="/search" role="search" aria-label="全站搜索">
        <label class="hidden" for="kiosk-search">搜索决定、事项、清单、法规</label>
        <input
          id="kiosk-search"
          name="q"
          type="search"
          maxlength="60"
          autocomplete="off"
          placeholder="搜索决定、事项、清单、法规"
        />
        <button class="button red">搜索</button>
      </form>
      <ul class="tiles">
        ${tiles.map(
          ([path, title, note]) =>
            html`<li>
              <a href="${path}"><b>${title}</b><span>${note}</span></a>
            </li>`,
        )}
      </ul>
      <p class="kiosk-foot">
        ${phone ? html`监督电话 <b>${phone}</b>　 ` : null}打开的页面 60 秒后自动返回这里
      </p>
    </div>`,
  })
}
