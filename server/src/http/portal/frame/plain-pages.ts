import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { withLawLinks } from '../laws/law-links.ts'
import { contactCard } from './agency-page.ts'
import { html, type Markup } from './html.ts'
import { page, type PageContext } from './page-frame.ts'

/** 救济与监督: how to object and whom to call. */
export function remediesPage(context: PageContext, law: RemediesData): Markup {
  const parts = remedyTexts.map(
    ([heading, text]) =>
      html`<h2>${heading}</h2>
        <p>${withLawLinks(text, { laws: law.laws, day: law.today })}</p>`,
  )
  return page(context, {
    title: '救济与监督',
    description: '不服行政处罚决定的救济途径和期限，对执法行为的监督方式',
    section: '/remedies',
    crumbs: [{ title: '救济与监督', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>救济与监督</h1>
        <p>
          不服行政处罚决定的，可以申请行政复议或者提起行政诉讼；具体机关和最后一日见每份决定的页面。
        </p>
      </div>
      <div class="columns">
        <div class="panel prose">${parts}</div>
        <aside>${context.publishers.map(({ agency }) => contactCard(agency))}</aside>
      </div>
    </div>`,
  })
}

type RemediesData = {
  readonly laws: readonly LawEdition[]
  readonly today: string
}

const remedyTexts: readonly (readonly [heading: string, text: string])[] = [
  [
    '陈述和申辩',
    '处罚决定作出之前，行政机关应当告知拟作出的处罚内容及事实、理由、依据，以及依法享有的陈述、申辩、要求听证等权利（行政处罚法第四十四条）。行政机关不得因当事人陈述、申辩而给予更重的处罚（第四十五条第二款）。',
  ],
  [
    '行政复议',
    '自知道或者应当知道行政行为之日起六十日内，可以向本级人民政府申请行政复议（行政复议法第二十条、第二十四条）。期间的最后一日是法定休假日的，顺延至其后的第一个工作日。对当场作出的行政处罚决定不服的，应当先申请行政复议（第二十三条）。',
  ],
  [
    '行政诉讼',
    '直接向人民法院起诉的，自知道或者应当知道作出行政行为之日起六个月内提出（行政诉讼法第四十六条第一款）；经过复议的，自收到复议决定书之日起十五日内提出（第四十五条）。',
  ],
  [
    '公示信息的更正和撤回',
    '认为公示信息不准确或者不应当公示的，可以向作出决定的机关提出，核实后更正或者撤回。公开的决定被变更、撤销、确认违法或者确认无效的，在三个工作日内撤回并说明理由（行政处罚法第四十八条第二款、第八十五条）。',
  ],
  [
    '投诉和举报',
    '对执法人员的违法违纪行为，可以向执法机关、同级司法行政部门反映，或者拨打监督电话。',
  ],
]

export function accessibilityPage(context: PageContext): Markup {
  return page(context, {
    title: '无障碍说明',
    description: '本网站的无障碍和长者模式说明',
    section: null,
    crumbs: [{ title: '无障碍说明', path: null }],
    main: html`<div class="wrap">
      <div class="title"><h1>无障碍说明</h1></div>
      <div class="panel prose">
        <h2>长者模式</h2>
        <p>
          页面右上角的“长者模式”放大全部文字和按钮，在本机记住，随时可以回到标准模式。也可以直接使用浏览器的放大功能，页面会重新排列，不需要左右移动。
        </p>
        <h2>键盘</h2>
        <ul>
          <li>Tab 键依次到达每一个链接、输入框和按钮，当前位置有黄色外框；</li>
          <li>第一个链接是“跳到主要内容”；</li>
          <li>Ctrl 和加号、减号放大缩小，Ctrl 和 P 打印，打印按 A4 排版。</li>
        </ul>
        <h2>读屏软件</h2>
        <p>页面按标题、导航、主要内容、页脚分区，表格有表头，图形有文字说明。</p>
        <h2>不用脚本</h2>
        <p>
          除“记录核验”外，本网站的页面不运行任何脚本，不使用验证码，不跟踪访问者。仅在选择长者模式时，在本机保存一个选择。
        </p>
      </div>
    </div>`,
  })
}
