import {
  ruleParts,
  type PublicityRule,
  type RulePart,
} from '@zhaofa/domain/publicity/publicity-rules.ts'
import { html, type Markup } from '../frame/html.ts'
import { withLawLinks, type KnownLaws } from './law-links.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

type PageData = {
  readonly rules: readonly PublicityRule[]
  /** The day asked for; null means today. */
  readonly asOf: string | null
  readonly laws: KnownLaws['laws']
  readonly today: string
}

/** 公示规则: what is published, how, how soon and how long, as the system itself decides by it. */
export function publicityRulesPage(context: PageContext, data: PageData): Markup {
  const { asOf, today } = data
  const parts = Object.keys(ruleParts) as RulePart[]
  return page(context, {
    title: '公示规则',
    description: '行政执法公示的范围、内容、方式、时限、程序、期限，以及不公开的内容和依据',
    section: '/three-systems',
    crumbs: [
      { title: '三项制度', path: '/three-systems' },
      { title: '公示规则', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>公示规则</h1>
        <p>
          公示什么、谁来审、多快公开、公开多久、哪些不公开。系统就按这些规则办理，每一条写明依据和施行日期；标“待核对”的，原文还没有核对或者本局还没有确认。
        </p>
        <form class="as-of" action="/publicity-rules">
          <label for="rules-on">查看某一天的规则</label>
          <input id="rules-on" type="date" name="on" value="${asOf ?? today}" required />
          <button>查看</button>
          <a href="/data/publicity-rules">下载和数据字典</a>
        </form>
      </div>
      ${asOf !== null && asOf !== today ? html`<p class="notice-bar">这是 ${asOf} 当天的规则。</p>` : null}
      ${parts.map((part) => section(part, data))}
    </div>`,
  })
}

function section(part: RulePart, data: PageData): Markup {
  const rules = data.rules.filter((each) => each.part === part)
  const heading = `rules-${part}`
  return html`<section class="rules" aria-labelledby="${heading}">
    <h2 id="${heading}">${ruleParts[part]}</h2>
    ${
      rules.length === 0
        ? html`<div class="panel empty"><p>这一天没有登记的规则。</p></div>`
        : table(part, rules, data)
    }
  </section>`
}

type Column = readonly [title: string, value: (rule: PublicityRule) => string | Markup]

function table(part: RulePart, rules: readonly PublicityRule[], data: PageData): Markup {
  const columns = part === 'scope' ? scopeColumns(data) : plainColumns(data)
  return html`<div class="panel list-table">
    <table>
      <caption class="hidden">
        ${ruleParts[part]}
      </caption>
      <thead>
        <tr>
          ${columns.map(([title]) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rules.map(
          (rule) =>
            html`<tr>
              ${columns.map(([title, value]) => html`<td data-title="${title}">${value(rule)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

const scopeColumns = (data: PageData): readonly Column[] => [
  ['公示条目', ({ subject }) => html`<b>${subject}</b>`],
  ['内容', ({ rule }) => rule],
  ['时限', ({ within }) => within ?? ''],
  ['程序', ({ procedure }) => procedure ?? ''],
  ['方式', ({ channels }) => channels ?? ''],
  ['公示多久', ({ shownFor }) => shownFor ?? ''],
  ['依据', (rule) => basis(rule, data)],
]

const plainColumns = (data: PageData): readonly Column[] => [
  ['事项', ({ subject }) => html`<b>${subject}</b>`],
  ['规则', ({ rule }) => rule],
  ['施行', ({ from, until }) => (from === null ? '' : `${from} 起${until ? `，至 ${until}` : ''}`)],
  ['依据', (rule) => basis(rule, data)],
]

function basis({ basis: words, unconfirmed }: PublicityRule, { laws, asOf, today }: PageData) {
  const linked = withLawLinks(words, { laws, day: asOf ?? today })
  return html`${linked}${unconfirmed ? html` <span class="tag">待核对</span>` : null}`
}
