import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { roles as titles } from '@zhaofa/domain/authority/roles.ts'
import type { Enrolment } from '../../office/administration/enrol.ts'
import { html, type Markup } from '../portal/frame/html.ts'
import { chinaMinute, formRow, setupFrame } from './setup-frame.ts'

/** After the setup: each of the three comes to the screen and sees the own code, once. */
export function handoverPage(csrf: string, enrolments: readonly Enrolment[]): string {
  return setupFrame(
    '三员分别领取账号',
    html`<p>
        机关已经建立。三个管理员账号还没有密码：每人凭自己的领取码设自己的密码，<strong>领取码各显示一次、各用一次</strong>，什么时候、从哪里领取的，三个人都看得到。
      </p>
      <p>请本人到屏幕前再按“显示”，别人先回避；打印的，取走自己的一张。</p>
      ${enrolments.map((each) => card(csrf, each))}
      <h2>三人都设好密码以前</h2>
      <p>
        登记人员、授予角色、登记执法证等须两人办的事都不能办。半小时后或者服务重启后，这一页不再显示；还没有显示的、遗失的，由安装人员在服务器上运行
        <code>zhaofa enrolment 账号</code>。
      </p>
      <p><a href="/enrol">到领取页面</a></p>`,
  )
}

function card(csrf: string, enrolment: Enrolment): Markup {
  const { personId, duty, name, account, issuedAt } = enrolment
  return html`<section class="handover">
    <h2>${titles[duty]}：${name}</h2>
    <p class="hint">账号 <code>${account}</code>。${stateOf(enrolment)}</p>
    ${
      issuedAt === null &&
      html`<form method="post" action="/setup/code">
        <input type="hidden" name="csrf" value="${csrf}" />
        <input type="hidden" name="person" value="${personId}" />
        <button>我是${name}，显示我的领取码</button>
      </form>`
    }
  </section>`
}

function stateOf({ issuedAt, usedAt, usedFrom }: Enrolment): string {
  if (usedAt)
    return `${chinaMinute(usedAt)} 已经领取${usedFrom === null ? '' : `（${usedFrom}）`}。`
  return issuedAt ? `领取码 ${chinaMinute(issuedAt)} 已经显示，还没有领取。` : '领取码还没有显示。'
}

/** 领取单 of one administrator, shown this once; it prints as a sheet. */
export function codePage(
  { duty, name, account }: Enrolment,
  { code, address }: { code: string; address: string },
): string {
  return setupFrame(
    `${name}的领取单`,
    html`<p>只给${name}本人。<strong>关闭以后不再显示</strong>；可以打印或者抄下，领取后即作废。</p>
      <dl>
        <dt>职责</dt>
        <dd>${titles[duty]}</dd>
        <dt>账号</dt>
        <dd><code>${account}</code></dd>
        <dt>领取码</dt>
        <dd><code class="code">${code}</code></dd>
        <dt>领取地址</dt>
        <dd><code>${address}</code></dd>
      </dl>
      <p>
        用自己的电脑打开领取地址，输入账号和领取码，设自己的密码，然后登录并启用动态码。如果说领取码已经用过而不是您本人，请马上告知另外两位管理员和安装人员。
      </p>
      <p class="no-print"><a href="/setup">看完了，回到三员领取</a></p>`,
  )
}

/** Where an administrator takes over the account, on a computer of their own. */
export function enrolPage(account: string, problems: readonly FieldProblem[]): string {
  const row = (name: string, label: string, hint: string, secret = false) =>
    formRow({ name, label, hint, secret }, name === 'account' ? account : '', problems)
  return setupFrame(
    '领取管理员账号',
    html`<form method="post" action="/enrol">
      ${row('account', '账号', '在领取单上')}
      ${row('code', '领取码', '在领取单上，区分大小写，只用一次')}
      ${row('password', '自己的密码', '至少 10 位，大写、小写、数字、符号中的三种', true)}
      ${row('again', '再输一次密码', '与上面相同', true)}
      <button>设好密码，领取账号</button>
    </form>`,
  )
}

/** What is told after an account was taken over. */
export const enrolledPage = (): string =>
  setupFrame(
    '已经领取',
    html`<p>密码已经设好，领取码作废。请登录，按提示启用动态码。</p>
      <p>
        三员都领取以前，须两人办的事不能办；谁什么时候、从哪里领取的，登录后在“管理 → 人员变更”看。
      </p>
      <p><a href="/office/">登录执法后台</a></p>`,
  )
