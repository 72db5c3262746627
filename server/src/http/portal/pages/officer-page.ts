import type { PublicOfficer } from '../../../storage/publication/publish-lists.ts'
import { html, Markup } from '../html.ts'
import { page, type PageContext } from '../page-frame.ts'

export type OfficerCheck =
  | { readonly asked: null }
  | {
      readonly asked: string
      readonly today: string
      readonly found: (PublicOfficer & { agencyName: string }) | undefined
    }

/** 执法人员核验 by certificate number: what stands on the certificate, and nothing private. */
export function officerPage(context: PageContext, check: OfficerCheck): Markup {
  return page(context, {
    title: '执法人员核验',
    description: '输入执法证号，核对执法人员的姓名、单位、执法类别、区域和证件有效期',
    section: '/officers',
    hidden: check.asked !== null,
    crumbs: [{ title: '执法人员核验', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>执法人员核验</h1>
        <p>
          执法人员应当主动出示执法证件；没有出示的，您有权拒绝接受调查或者检查（行政处罚法第五十五条第一款）。
        </p>
      </div>
      <div class="columns">
        <div>${check.asked === null ? null : answer(check)} ${form(check.asked)}</div>
        <aside>${advice()}</aside>
      </div>
    </div>`,
  })
}

function form(asked: string | null): Markup {
  return html`<section class="panel officer screen-only">
    <form action="/officers/check">
      <label class="field"
        ><span>执法证号（在证件正面）</span
        ><input name="number" maxlength="32" autocomplete="off" required value="${asked ?? ''}"
      /></label>
      <p><button class="button">核验身份</button></p>
    </form>
  </section>`
}

function answer({ asked, found, today }: Extract<OfficerCheck, { asked: string }>): Markup {
  if (!found) {
    return html`<p class="answer bad" role="alert">
      没有证号为“${asked}”的执法人员。请核对号码；确有疑问的，可以拒绝检查并拨打监督电话。
    </p>`
  }
  const verdict = verdictOf(found, today)
  const row = (title: string, value: string) =>
    html`<div>
      <dt>${title}</dt>
      <dd>${value}</dd>
    </div>`
  return html`<section class="panel officer" aria-label="核验结果">
    <p class="answer ${verdict.tone}" role="status">${verdict.text}</p>
    <dl class="summary">
      ${row('姓名', found.name)} ${row('执法证号', found.certificateNumber)}
      ${row('执法机关', found.agencyName)} ${row('单位', found.unit)}
      ${row('职务', found.post || '—')} ${row('执法类别', found.categories.join('、'))}
      ${row('执法区域', found.region)}
      ${row('证件有效期', `${found.validFrom} 至 ${found.validTo}`)} ${row('查询日期', today)}
    </dl>
  </section>`
}

function verdictOf(
  { status, validFrom, validTo }: PublicOfficer,
  today: string,
): { tone: 'good' | 'bad'; text: string } {
  if (status === 'revoked') return { tone: 'bad', text: '该执法证件已经注销，持证人不得执法。' }
  if (status === 'suspended') {
    return { tone: 'bad', text: '该执法证件已被暂扣，暂扣期间持证人不得执法。' }
  }
  if (today < validFrom) return { tone: 'bad', text: '该执法证件尚未生效。' }
  if (today > validTo) return { tone: 'bad', text: '该执法证件已经过期，持证人不得执法。' }
  return { tone: 'good', text: '该执法证件有效。请核对证件上的姓名、照片与来人是否一致。' }
}

function advice(): Markup {
  return html`<section class="card">
    <h2>核对什么</h2>
    <p>一看证件：姓名、照片与来人一致，号码与查询结果一致。</p>
    <p>二看人数：执法人员不得少于两人（行政处罚法第四十二条第一款）。</p>
    <p>三看区域和类别：不得超出证件载明的范围。</p>
    <p>查询有次数限制，每分钟十次；查询时间和证号会记入日志，用于防止冒用。</p>
  </section>`
}
