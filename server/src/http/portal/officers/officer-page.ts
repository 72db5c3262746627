import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import type { PublicOfficer } from '../../../storage/publication/lists/publish-lists.ts'
import { officerCodeSeconds } from '../../officer-code.ts'
import { html, Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

type FoundOfficer = PublicOfficer & { readonly agencyName: string }

type OfficerCheck =
  | { readonly asked: null }
  | {
      readonly asked: string
      readonly today: string
      readonly found: FoundOfficer | undefined
    }

/** 执法人员核验 by certificate number: what the certificate says, and nothing private. */
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
          执法人员应当主动出示执法证件；没有出示的，您有权拒绝接受调查或者检查（行政处罚法第五十五条第一款）。全部人员见<a
            href="/officers/list"
            >行政执法人员清单</a
          >。
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
  return certificate(found, today, { last: row('查询日期', today) })
}

const row = (title: string, value: string) =>
  html`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`

const portrait = (photo: Buffer, name: string) =>
  html`<img
    class="portrait"
    src="data:image/jpeg;base64,${photo.toString('base64')}"
    alt="${name}的证件照片"
    width="120"
    height="160"
  />`

/** What the certificate says, and whether it is valid today. */
function certificate(
  found: FoundOfficer,
  today: string,
  { last, photo = null }: { last: Markup; photo?: Buffer | null },
): Markup {
  const verdict = verdictOf(found, today)
  return html`<section class="panel officer" aria-label="核验结果">
    <p class="answer ${verdict.tone}" role="status">${verdict.text}</p>
    ${photo && portrait(photo, found.name)}
    <dl class="summary">
      ${row('姓名', found.name)} ${row('执法证号', found.certificateNumber)}
      ${row('执法机关', found.agencyName)} ${row('单位', found.unit)}
      ${row('职务', found.post || '—')} ${row('执法类别', found.categories.join('、'))}
      ${row('执法区域', found.region)}
      ${row('证件有效期', `${found.validFrom} 至 ${found.validTo}`)} ${last}
    </dl>
  </section>`
}

type OfficerScanned =
  | { readonly state: 'forged' }
  | { readonly state: 'expired'; readonly shownAt: Date }
  | {
      readonly state: 'fresh'
      readonly shownAt: Date
      readonly today: string
      readonly found: FoundOfficer | undefined
      /** JPEG bytes; null when there is none, or the certificate does not hold. */
      readonly photo: Buffer | null
    }

/** 亮证: what the code on an officer's phone opens. */
export function scanPage(context: PageContext, scanned: OfficerScanned): Markup {
  return page(context, {
    title: '扫码核验执法人员',
    description: '扫描执法人员出示的二维码，核对其执法证件',
    section: '/officers',
    hidden: true,
    crumbs: [
      { title: '执法人员核验', path: '/officers' },
      { title: '扫码核验', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title"><h1>扫码核验执法人员</h1></div>
      <div class="columns">
        <div>${scanAnswer(scanned)}</div>
        <aside>${advice()}</aside>
      </div>
    </div>`,
  })
}

function scanAnswer(scanned: OfficerScanned): Markup {
  const again = html`<p class="screen-only">
    <a class="button line" href="/officers">改用执法证号核验</a>
  </p>`
  switch (scanned.state) {
    case 'forged':
      return html`<section class="panel officer">
        <p class="answer bad" role="alert">
          这不是本平台发出的二维码，不能证明来人的身份。可以拒绝检查并拨打监督电话。
        </p>
        ${again}
      </section>`
    case 'expired':
      return html`<section class="panel officer">
        <p class="answer caution" role="alert">过期，请执法人员重新出示。</p>
        <p>
          二维码出示于 ${chinaTime(scanned.shownAt.toISOString())}，${officerCodeSeconds}
          秒内有效。截图、照片或者转发的二维码都会过期。
        </p>
        ${again}
      </section>`
    case 'fresh':
      return scanned.found
        ? certificate(scanned.found, scanned.today, {
            last: row('出示时间', `${chinaTime(scanned.shownAt.toISOString())}（北京时间）`),
            photo: scanned.photo,
          })
        : html`<section class="panel officer">
            <p class="answer bad" role="alert">
              该证件不在公开的行政执法人员清单中，不能证明来人的身份。
            </p>
            ${again}
          </section>`
  }
}

/** Whether the certificate is valid that day. */
export function certificateHolds(officer: PublicOfficer, today: string): boolean {
  return verdictOf(officer, today).tone === 'good'
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
    <p>执法人员手机上的二维码，用手机相机或者常用的扫码工具扫描即可核验，不需要安装应用。</p>
    <p>
      查询有次数限制，每分钟十次；查询和扫码的时间和证号会记入日志，用于防止冒用，不记录您的信息。
    </p>
  </section>`
}
