import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { NewAdministrators } from '../../office/administration/create-agency.ts'
import { html, type Markup } from '../portal/frame/html.ts'
import {
  administratorFields,
  agencyFields,
  type SetupField,
  type SetupValues,
} from './setup-form.ts'

function page(title: string, main: Markup): string {
  const whole = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · 昭法</title>
        <link rel="stylesheet" href="/setup/style.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html> `
  return whole.text
}

/** Asks for the token printed on the console. */
export function tokenPage(problem: string | null): string {
  return page(
    '首次设置',
    html`<p>请输入服务启动时在控制台显示的设置口令。它只在服务器上显示，用来确认您是安装人员。</p>
      <form method="post" action="/setup/enter">
        ${problem && html`<p class="problem" role="alert">${problem}</p>`}
        <label for="token">设置口令</label>
        <input id="token" name="token" required autocomplete="off" autofocus />
        <button>继续</button>
      </form>`,
  )
}

/** The one form: the agency and its three administrators. What was typed comes back with its problems. */
export function setupPage(
  csrf: string,
  values: SetupValues,
  problems: readonly FieldProblem[],
): string {
  const row = (field: SetupField) => fieldRow(field, values[field.name] ?? '', problems)
  return page(
    '建立机关和三员',
    html`${
        problems.length > 0 &&
        html`<p class="problem" role="alert">
          有 ${problems.length} 处需要修改，见各项下面的提示。
        </p>`
      }
      <form method="post" action="/setup">
        <input type="hidden" name="csrf" value="${csrf}" />
        <fieldset>
          <legend>机关</legend>
          ${agencyFields.map(row)}
        </fieldset>
        ${administratorFields.map(
          ({ title, duty, fields }) =>
            html`<fieldset>
              <legend>${title}</legend>
              <p class="hint">${duty}</p>
              ${fields.map(row)}
            </fieldset>`,
        )}
        <button>建立</button>
      </form>`,
  )
}

function fieldRow(
  { name, label, hint }: SetupField,
  value: string,
  problems: readonly FieldProblem[],
): Markup {
  const wrong = problems.filter(({ field }) => field === name)
  const id = name.replaceAll('.', '-')
  return html`<div class="row">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      value="${value}"
      required
      maxlength="200"
      autocomplete="off"
      aria-describedby="${id}-hint"
      ${wrong.length > 0 && html`aria-invalid="true"`}
    />
    <p class="${wrong.length > 0 ? 'problem' : 'hint'}" id="${id}-hint">
      ${wrong.length > 0 ? wrong.map(({ message }) => message).join('；') : hint}
    </p>
  </div>`
}

/** The initial passwords, shown this once. */
export function donePage(administrators: NewAdministrators): string {
  return page(
    '已建立',
    html`<p>
        请把账号和初始密码分别交给三位管理员。<strong>初始密码只显示这一次</strong>，首次登录时必须修改，并启用动态码。
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">职责</th>
            <th scope="col">姓名</th>
            <th scope="col">账号</th>
            <th scope="col">初始密码</th>
          </tr>
        </thead>
        <tbody>
          ${administratorFields.map(({ role, title }) => {
            const { name, account, password } = administrators[role]
            return html`<tr>
              <th scope="row">${title}</th>
              <td>${name}</td>
              <td><code>${account}</code></td>
              <td><code>${password}</code></td>
            </tr>`
          })}
        </tbody>
      </table>
      <h2>接下来</h2>
      <ol>
        <li>系统管理员登录后建立机构和人员账号。</li>
        <li>安全管理员登录后授予角色、登记执法证件。</li>
        <li>核对本机关的事项、裁量基准、法制审核目录和期限设置。</li>
      </ol>
      <p><a href="/office/">进入执法后台</a></p>`,
  )
}

export const setupStyle = `
body { margin: 0; background: #f3f2ee; color: #1b2330; font: 16px/1.7 system-ui, "Noto Sans SC", "Noto Sans Hans", "Microsoft YaHei", sans-serif }
main { max-width: 44rem; margin: 2rem auto; padding: 1.5rem 2rem; background: #fff; border-top: 3px solid #b32025 }
h1 { font-size: 1.5rem; margin: 0 0 1rem } h2 { font-size: 1.15rem }
fieldset { border: 1px solid #d8d6cf; margin: 0 0 1.25rem; padding: .5rem 1rem 1rem } legend { font-weight: 700; padding: 0 .4rem }
.row { margin-top: .75rem } label { display: block; font-weight: 600 }
input { box-sizing: border-box; width: 100%; padding: .5rem .6rem; font: inherit; border: 1px solid #8a8f98; border-radius: 2px }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #1f5fae; outline-offset: 1px }
input[aria-invalid] { border-color: #b32025 }
.hint { margin: .15rem 0 0; color: #565d68; font-size: .9rem } .problem { margin: .15rem 0 0; color: #a3161b }
button { margin-top: 1rem; padding: .55rem 1.6rem; font: inherit; color: #fff; background: #0f3a6e; border: 0; border-radius: 2px; cursor: pointer }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid #d8d6cf }
code { font-size: 1rem } a { color: #0f4c94 }
`
